package backprop;

/**
 * Two shapes that do not fit, or a shape that is not the one asked for. The message names the operation, both shapes
 * and, where there is one, the change that would make them fit.
 */
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception with a message that teaches.
     *
     * @param message what does not fit, what was given, and what would be right
     */
    public ShapeException(String message) {
        super(message);
    }
}
