package backprop;

import java.util.List;

/**
 * A training whose numbers are not finite any more. The network's parameters are as they were before the step that would
 * have spoilt them.
 */
public final class DivergenceException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    private final int epoch;
    private final int layer;

    private DivergenceException(int epoch, int l, Network network, String what, Matrix values) {
        super("epoch %d, layer %d (%s): %s has become %s; try a smaller learning rate, and look at the data's scale"
                .formatted(epoch, l + 1, network.layer(l), what, values.data()[values.firstNotFinite()]));
        this.epoch = epoch;
        layer = l + 1;
    }

    /** Goes through the passes again to find the first number that is not finite, in the order in which they arise. */
    static DivergenceException found(int epoch, double loss, BatchGradient gradient, Network network, Matrix X) {
        List<Layer.Pass> passes = network.forward(X);
        int last = passes.size() - 1;
        for (int l = 0; l <= last; l++) {
            if (passes.get(l).Z().firstNotFinite() >= 0) {
                return new DivergenceException(
                        epoch, l, network, "Z = X\u00b7W + b", passes.get(l).Z());
            }
            if (passes.get(l).A().firstNotFinite() >= 0) {
                return new DivergenceException(
                        epoch, l, network, "A = f(Z)", passes.get(l).A());
            }
        }
        for (int l = last; l >= 0 && Double.isFinite(loss); l--) {
            if (gradient.dW(l).firstNotFinite() >= 0) {
                return new DivergenceException(epoch, l, network, "dW", gradient.dW(l));
            }
            if (gradient.db(l).firstNotFinite() >= 0) {
                return new DivergenceException(epoch, l, network, "db", gradient.db(l));
            }
        }
        return new DivergenceException(epoch, last, network, "the loss of its outputs", Matrix.full(1, 1, loss));
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
