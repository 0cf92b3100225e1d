package backprop;

import java.util.function.DoubleBinaryOperator;

/**
 * How wrong a network's output A is, compared with the truth Y, as one number, and its gradient. A and Y are
 * examples x outputs, n examples.
 *
 * <p>Your own loss needs {@link #value(Matrix, Matrix)} and {@link #dA} only. The two methods that
 * also see the output layer's Z are for losses that are exact and cannot overflow only when they know what A was
 * computed from. A training calls a loss from the thread on which it runs; what the loss throws comes out of the
 * training as it is.
 */
public interface Loss {
    /** The sum of (a - y)^2 over all examples and outputs, as in articles 000 and 001; its gradient is 2 * (A - Y). */
    Loss SUM_OF_SQUARES = squares((n, outputs) -> 1);

    /**
     * The mean of (a - y)^2 over all examples and outputs, as in article 002; its gradient is
     * 2 * (A - Y) / (n * outputs).
     */
    Loss MEAN_SQUARED_ERROR = squares((n, outputs) -> 1 / (n * outputs));

    /**
     * 1/2 * sum_j (a_j - y_j)^2, averaged over the n examples: what article 003 differentiates; its gradient is
     * (A - Y) / n.
     */
    Loss HALVED_MEAN_SQUARED_ERROR = squares((n, outputs) -> 0.5 / n);

    /**
     * -sum_j [y_j * log a_j + (1 - y_j) * log(1 - a_j)], averaged over the n examples, for an output layer of sigmoids,
     * as in article 004. With {@link Activation#SIGMOID} it is computed from Z, where dZ = (A - Y) / n.
     */
    Loss SIGMOID_CROSS_ENTROPY = CrossEntropy.ofSigmoid();

    /**
     * -sum_j y_j * log a_j, averaged over the n examples, for an output layer with softmax. With
     * {@link Activation#SOFTMAX} it is computed from Z, where dZ = (A - Y) / n if every row of Y adds up to 1.
     */
    Loss SOFTMAX_CROSS_ENTROPY = CrossEntropy.ofSoftmax();

    /**
     * The loss of the outputs A where Y is right.
     *
     * @param A examples x outputs; not modified
     * @param Y in the same shape; not modified
     * @throws ShapeException if the shapes differ
     */
    double value(Matrix A, Matrix Y);

    /**
     * Refuses right outputs that make no sense for this loss, so that a training can tell before it begins.
     *
     * @param Y examples x outputs; not modified
     * @throws IllegalArgumentException if they make none; whatever is finite does unless this is overridden
     */
    default void checkTruth(Matrix Y) {}

    /**
     * The gradient of {@link #value(Matrix, Matrix)} with respect to A, in A's shape.
     *
     * @param A examples x outputs; not modified
     * @param Y in the same shape; not modified
     * @throws ShapeException if the shapes differ
     */
    Matrix dA(Matrix A, Matrix Y);

    /**
     * The loss of the output layer's pass: that of its A, unless a loss knows better.
     *
     * @param activation the output layer's
     * @param pass what the output layer computed, n examples; not modified
     * @param Y in the shape of the pass's A; not modified
     * @throws ShapeException if the shapes differ
     */
    default double value(Activation activation, Layer.Pass pass, Matrix Y) {
        return value(pass.A(), Y);
    }

    /**
     * The gradient dZ of {@link #value(Activation, Layer.Pass, Matrix)} with respect to the pass's Z, in Z's shape: dA,
     * led back through the activation by the chain rule, unless a loss knows better.
     *
     * @param activation the output layer's
     * @param pass what the output layer computed, n examples; not modified
     * @param Y in the shape of the pass's A; not modified
     * @throws ShapeException if the shapes differ
     */
    default Matrix dZ(Activation activation, Layer.Pass pass, Matrix Y) {
        Matrix dZ = activation.backward(dA(pass.A(), Y), pass.Z(), pass.A());
        dZ.checkShape(
                "dZ by the activation " + activation.name(),
                pass.Z().rows(),
                pass.Z().columns());
        return dZ;
    }

    /** The sum of squares, times a factor that depends on the numbers of examples and outputs. */
    private static Loss squares(DoubleBinaryOperator factor) {
        return new Loss() {
            @Override
            public double value(Matrix A, Matrix Y) {
                Y.checkShape("loss", A.rows(), A.columns());
                return factor.applyAsDouble(A.rows(), A.columns())
                        * A.minus(Y).square().sum();
            }

            @Override
            public Matrix dA(Matrix A, Matrix Y) {
                Y.checkShape("loss", A.rows(), A.columns());
                return A.minus(Y).times(2 * factor.applyAsDouble(A.rows(), A.columns()));
            }
        };
    }
}

/**
 * The cross-entropies: how surprised one is by the truth Y who took the outputs A for probabilities. Behind the
 * activation that each is made for, both are computed from Z, where no logarithm meets a 0 and the gradient is nearly
 * A - Y.
 */
final class CrossEntropy {
    private CrossEntropy() {}

    /** -1/n * sum [y * log a + (1 - y) * log(1 - a)]: each output is a yes or no of its own. */
    static Loss ofSigmoid() {
        return new Loss() {
            @Override
            public void checkTruth(Matrix Y) {
                checkY("SIGMOID_CROSS_ENTROPY", Y, Y);
            }

            @Override
            public double value(Matrix A, Matrix Y) {
                check("SIGMOID_CROSS_ENTROPY", A, Y);
                Matrix terms = A.combine("loss", Y, (a, y) -> timesLog(y, a) + timesLog(1 - y, 1 - a));
                return -terms.sum() / A.rows();
            }

            /** dA = ((1 - y) / (1 - a) - y / a) / n, which is not finite where a is 0 or 1 and y is not. */
            @Override
            public Matrix dA(Matrix A, Matrix Y) {
                check("SIGMOID_CROSS_ENTROPY", A, Y);
                return A.combine("loss", Y, (a, y) -> over(1 - y, 1 - a) - over(y, a))
                        .dividedBy(A.rows());
            }

            /**
             * With a = sigmoid(z), -log(1 - a) = log(1 + e^z) and -log a = log(1 + e^z) - z, where log(1 + e^z) =
             * max(z, 0) + log(1 + e^-|z|). The first difference is exactly 0 where the network is sure and right.
             */
            @Override
            public double value(Activation activation, Layer.Pass pass, Matrix Y) {
                if (activation != Activation.SIGMOID) {
                    return value(pass.A(), Y);
                }
                checkY("SIGMOID_CROSS_ENTROPY", pass.Z(), Y);
                Matrix terms = pass.Z()
                        .combine("loss", Y, (z, y) -> Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z))));
                return terms.sum() / Y.rows();
            }

            /** The factor a * (1 - a) of the sigmoid's derivative cancels the loss's denominator: dZ = (A - Y) / n. */
            @Override
            public Matrix dZ(Activation activation, Layer.Pass pass, Matrix Y) {
                if (activation != Activation.SIGMOID) {
                    return Loss.super.dZ(activation, pass, Y);
                }
                checkY("SIGMOID_CROSS_ENTROPY", pass.Z(), Y);
                return pass.A().minus(Y).dividedBy(Y.rows());
            }
        };
    }

    /** -1/n * sum y * log a: the outputs of an example are the probabilities of classes that exclude each other. */
    static Loss ofSoftmax() {
        return new Loss() {
            @Override
            public void checkTruth(Matrix Y) {
                checkY("SOFTMAX_CROSS_ENTROPY", Y, Y);
            }

            @Override
            public double value(Matrix A, Matrix Y) {
                check("SOFTMAX_CROSS_ENTROPY", A, Y);
                return -A.combine("loss", Y, (a, y) -> timesLog(y, a)).sum() / A.rows();
            }

            /** dA = -y / a / n, which is not finite where a is 0 and y is not. */
            @Override
            public Matrix dA(Matrix A, Matrix Y) {
                check("SOFTMAX_CROSS_ENTROPY", A, Y);
                return A.combine("loss", Y, (a, y) -> -over(y, a)).dividedBy(A.rows());
            }

            /**
             * With a = softmax(z), -log a_j = log(1 + r) - (z_j - m), where m is the greatest z of the row and r the
             * sum of e^(z_k - m) over the others: added to 1, a small r would be lost.
             */
            @Override
            public double value(Activation activation, Layer.Pass pass, Matrix Y) {
                if (activation != Activation.SOFTMAX) {
                    return value(pass.A(), Y);
                }
                checkY("SOFTMAX_CROSS_ENTROPY", pass.Z(), Y);
                Matrix shifted = pass.Z().minus(pass.Z().rowMax());
                Matrix others = shifted.exp();
                int[] greatest = pass.Z().rowArgmax();
                for (int i = 0; i < greatest.length; i++) {
                    others.set(i, greatest[i], 0);
                }
                Matrix logOfSum = others.rowSums().map(Math::log1p);
                return -shifted.minus(logOfSum).times(Y).sum() / Y.rows();
            }

            /** Led through softmax, -y / a becomes A * sum_k y_k - Y, that is A - Y if rows of Y add up to 1. */
            @Override
            public Matrix dZ(Activation activation, Layer.Pass pass, Matrix Y) {
                if (activation != Activation.SOFTMAX) {
                    return Loss.super.dZ(activation, pass, Y);
                }
                checkY("SOFTMAX_CROSS_ENTROPY", pass.Z(), Y);
                return pass.A().times(Y.rowSums()).minus(Y).dividedBy(Y.rows());
            }
        };
    }

    /** Checks that A and Y are in [0, 1] and of one shape. A NaN passes: training finds out where it comes from. */
    private static void check(String loss, Matrix A, Matrix Y) {
        checkY(loss, A, Y);
        if (A.min() < 0 || A.max() > 1) {
            throw new IllegalArgumentException(
                    "%s needs outputs from 0 to 1, but they reach from %s to %s; end the network with SIGMOID or SOFTMAX"
                            .formatted(loss, A.min(), A.max()));
        }
    }

    /** Checks that Y is in [0, 1] and has the shape of the outputs. */
    private static void checkY(String loss, Matrix outputs, Matrix Y) {
        Y.checkShape("loss", outputs.rows(), outputs.columns());
        if (Y.min() < 0 || Y.max() > 1) {
            throw new IllegalArgumentException(
                    "%s needs right outputs Y from 0 to 1, but they reach from %s to %s; of labels oneHot makes such"
                            .formatted(loss, Y.min(), Y.max()));
        }
    }

    /** p * log q, which is 0 for p = 0 even where log q is not finite. */
    private static double timesLog(double p, double q) {
        return p == 0 ? 0 : p * Math.log(q);
    }

    /** p / q, which is 0 for p = 0 even where q is 0. */
    private static double over(double p, double q) {
        return p == 0 ? 0 : p / q;
    }
}
