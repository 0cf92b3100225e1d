package backprop;

/**
 * A training whose numbers are not finite any more. The network's parameters are as they were before the step that would
 * have spoilt them.
 */
public final class DivergenceException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    private final int epoch;
    private final int layer;

    DivergenceException(int epoch, int layer, String what) {
        super(what);
        this.epoch = epoch;
        this.layer = layer;
    }

    /** The epoch in which it happened, counted from 1. */
    public int epoch() {
        return epoch;
    }

    /** The layer in which it happened, counted from 1. */
    public int layer() {
        return layer;
    }
}
