package backprop;

/**
 * The cross-entropies: how surprised one is by the truth Y who took the outputs A for probabilities. Behind the activation
 * that each is made for, both are computed from Z, where no logarithm meets a 0 and the gradient is nearly A - Y.
 */
final class CrossEntropy {
    private CrossEntropy() {}

    /** -1/n * sum [y * log a + (1 - y) * log(1 - a)]: each output is a yes or no of its own. */
    static Loss ofSigmoid() {
        return new Loss() {
            @Override
            public double value(Matrix A, Matrix Y) {
                check("SIGMOID_CROSS_ENTROPY", A, Y);
                Matrix terms = A.combine("loss", Y, (a, y) -> timesLog(y, a) + timesLog(1 - y, 1 - a));
                return -terms.sum() / A.rows();
            }

            /** dA = (a - y) / (a * (1 - a)) / n, which is not finite where a is 0 or 1. */
            @Override
            public Matrix gradient(Matrix A, Matrix Y) {
                check("SIGMOID_CROSS_ENTROPY", A, Y);
                return A.combine("loss", Y, (a, y) -> (a - y) / (a * (1 - a))).dividedBy(A.rows());
            }

            /** With a = sigmoid(z), -log(1 - a) = log(1 + e^z) and -log a = log(1 + e^z) - z. */
            @Override
            public double value(Activation activation, Layer.Pass pass, Matrix Y) {
                if (activation != Activation.SIGMOID) {
                    return value(pass.A(), Y);
                }
                Y.checkShape("loss", pass.Z().rows(), pass.Z().columns());
                Matrix terms = pass.Z().combine("loss", Y, (z, y) -> logOfOnePlusPower(z) - y * z);
                return terms.sum() / Y.rows();
            }

            /** The factor a * (1 - a) of the sigmoid's derivative cancels the loss's denominator: dZ = (A - Y) / n. */
            @Override
            public Matrix gradient(Activation activation, Layer.Pass pass, Matrix Y) {
                if (activation != Activation.SIGMOID) {
                    return Loss.super.gradient(activation, pass, Y);
                }
                Y.checkShape("loss", pass.A().rows(), pass.A().columns());
                return pass.A().minus(Y).dividedBy(Y.rows());
            }
        };
    }

    /** -1/n * sum y * log a: the outputs of an example are the probabilities of classes that exclude each other. */
    static Loss ofSoftmax() {
        return new Loss() {
            @Override
            public double value(Matrix A, Matrix Y) {
                check("SOFTMAX_CROSS_ENTROPY", A, Y);
                return -A.combine("loss", Y, (a, y) -> timesLog(y, a)).sum() / A.rows();
            }

            /** dA = -y / a / n, which is not finite where a is 0 and y is not. */
            @Override
            public Matrix gradient(Matrix A, Matrix Y) {
                check("SOFTMAX_CROSS_ENTROPY", A, Y);
                return A.combine("loss", Y, (a, y) -> y == 0 ? 0 : -y / a).dividedBy(A.rows());
            }

            /** With a = softmax(z), -log a_j = log sum_k e^(z_k - m) - (z_j - m), where m is the greatest z of the row. */
            @Override
            public double value(Activation activation, Layer.Pass pass, Matrix Y) {
                if (activation != Activation.SOFTMAX) {
                    return value(pass.A(), Y);
                }
                Y.checkShape("loss", pass.Z().rows(), pass.Z().columns());
                Matrix shifted = pass.Z().minus(pass.Z().rowMax());
                Matrix logOfSum = shifted.map(Math::exp).rowSums().map(Math::log);
                return -shifted.minus(logOfSum).times(Y).sum() / Y.rows();
            }

            /** Led through the softmax, -y / a becomes A * sum_k y_k - Y, which is A - Y for rows of Y that add up to 1. */
            @Override
            public Matrix gradient(Activation activation, Layer.Pass pass, Matrix Y) {
                if (activation != Activation.SOFTMAX) {
                    return Loss.super.gradient(activation, pass, Y);
                }
                Y.checkShape("loss", pass.A().rows(), pass.A().columns());
                return pass.A().times(Y.rowSums()).minus(Y).dividedBy(Y.rows());
            }
        };
    }

    /** Checks that A is in [0, 1] and has Y's shape. A NaN passes: training finds out where it comes from. */
    private static void check(String loss, Matrix A, Matrix Y) {
        Y.checkShape("loss", A.rows(), A.columns());
        if (A.min() < 0 || A.max() > 1) {
            throw new IllegalArgumentException(
                    "%s needs outputs from 0 to 1, but they reach from %s to %s; end the network with SIGMOID or SOFTMAX"
                            .formatted(loss, A.min(), A.max()));
        }
    }

    /** p * log q, which is 0 for p = 0 even where log q is not finite. */
    private static double timesLog(double p, double q) {
        return p == 0 ? 0 : p * Math.log(q);
    }

    /** log(1 + e^z), exact also where sigmoid(z) has been rounded to 1. */
    private static double logOfOnePlusPower(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }
}
