package backprop;

import java.util.List;

/** Looks for numbers that are not finite, and says where they are. */
final class Finite {
    private Finite() {}

    /** Checks data that are handed to the library. */
    static void check(String name, Matrix matrix) {
        int at = firstNotFinite(matrix);
        if (at >= 0) {
            throw new IllegalArgumentException("%s has %s in row %d, column %d; every number must be finite"
                    .formatted(name, matrix.data()[at], at / matrix.columns(), at % matrix.columns()));
        }
    }

    /** Checks what a training step computed, before the parameters are moved. */
    static void checkStep(int epoch, double loss, BatchGradient gradient, Network network, Matrix X) {
        if (!Double.isFinite(loss) || !gradient.isFinite()) {
            throw divergence(epoch, loss, gradient, network, X);
        }
    }

    /** Goes through the passes again to find the first number that is not finite, in the order in which they arise. */
    private static DivergenceException divergence(
            int epoch, double loss, BatchGradient gradient, Network network, Matrix X) {
        List<Layer.Pass> passes = network.forward(X);
        int last = passes.size() - 1;
        for (int l = 0; l <= last; l++) {
            if (firstNotFinite(passes.get(l).Z()) >= 0) {
                return divergence(
                        epoch, l, network, "Z = X·W + b", passes.get(l).Z());
            }
            if (firstNotFinite(passes.get(l).A()) >= 0) {
                return divergence(epoch, l, network, "A = f(Z)", passes.get(l).A());
            }
        }
        for (int l = last; l >= 0 && Double.isFinite(loss); l--) {
            if (firstNotFinite(gradient.dW(l)) >= 0) {
                return divergence(epoch, l, network, "dW", gradient.dW(l));
            }
            if (firstNotFinite(gradient.db(l)) >= 0) {
                return divergence(epoch, l, network, "db", gradient.db(l));
            }
        }
        return divergence(epoch, last, network, "the loss of its outputs", Matrix.full(1, 1, loss));
    }

    private static DivergenceException divergence(int epoch, int l, Network network, String what, Matrix values) {
        return new DivergenceException(
                epoch,
                l + 1,
                "epoch %d, layer %d (%s): %s has become %s; try a smaller learning rate, and look at the data's scale"
                        .formatted(epoch, l + 1, network.layer(l), what, values.data()[firstNotFinite(values)]));
    }

    static boolean isFinite(Matrix matrix) {
        return firstNotFinite(matrix) < 0;
    }

    /** Whether the values from index (included) to index (excluded) are finite. */
    static boolean isFinite(double[] values, int from, int to) {
        return firstNotFinite(values, from, to) < 0;
    }

    private static int firstNotFinite(Matrix matrix) {
        return firstNotFinite(matrix.data(), 0, matrix.data().length);
    }

    private static int firstNotFinite(double[] values, int from, int to) {
        for (int k = from; k < to; k++) {
            if (!Double.isFinite(values[k])) {
                return k;
            }
        }
        return -1;
    }
}
