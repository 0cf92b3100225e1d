package backprop;

import java.util.List;

/**
 * A training whose numbers are not finite any more. The network's parameters are as they were before the step that
 * would have spoilt them.
 */
public final class DivergenceException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    private static final String SURE =
            "an output is exactly 0 or 1, and wrong; SIGMOID_CROSS_ENTROPY after SIGMOID and "
                    + "SOFTMAX_CROSS_ENTROPY after SOFTMAX remain finite";

    private final int epoch;
    private final int layer;

    private DivergenceException(int epoch, int l, Network network, String what, Matrix values) {
        this(epoch, l, network, what, values, "try a smaller learning rate, and look at the data's scale");
    }

    private DivergenceException(int epoch, int l, Network network, String what, Matrix values, String advice) {
        super("epoch %d, layer %d (%s): %s has become %s; %s"
                .formatted(epoch, l + 1, network.layer(l), what, values.data()[values.firstNotFinite()], advice));
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
        Matrix A = passes.get(last).A();
        String what = "the loss of its outputs";
        Matrix value = Matrix.full(1, 1, loss);
        return A.min() >= 0 && A.max() <= 1
                ? new DivergenceException(epoch, last, network, what, value, SURE)
                : new DivergenceException(epoch, last, network, what, value);
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
