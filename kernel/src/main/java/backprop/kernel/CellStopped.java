package backprop.kernel;

/** Ends the threads of a cell that its reader stopped. An error, so that a cell's {@code catch (Exception e)} lets it by. */
final class CellStopped extends Error {

    private static final long serialVersionUID = 1L;

    CellStopped() {
        super("The cell was stopped.");
    }
}
