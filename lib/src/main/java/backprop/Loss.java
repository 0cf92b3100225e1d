package backprop;

import java.util.function.DoubleBinaryOperator;

/**
 * How wrong a network's output A is, compared with the truth Y, as one number, and its gradient. A and Y are
 * examples x outputs, n examples.
 *
 * <p>Your own loss needs {@link #value(Matrix, Matrix)} and {@link #gradient(Matrix, Matrix)} only. The two methods that
 * also see the output layer's Z are for losses that are exact and cannot overflow only when they know what A was computed
 * from. A training calls a loss from the thread on which it runs; what the loss throws comes out of the training as it is.
 */
// The class behind the constants is reached through this interface alone, so its initialisation cannot deadlock.
@SuppressWarnings("ClassInitializationDeadlock")
public interface Loss {
    /** The sum of (a - y)^2 over all examples and outputs, as in articles 000 and 001; its gradient is 2 * (A - Y). */
    Loss SUM_OF_SQUARES = squares((n, outputs) -> 1);

    /**
     * The mean of (a - y)^2 over all examples and outputs, as in article 002; its gradient is 2 * (A - Y) / (n * outputs).
     */
    Loss MEAN_SQUARED_ERROR = squares((n, outputs) -> 1 / (n * outputs));

    /**
     * 1/2 * sum_j (a_j - y_j)^2, averaged over the n examples: what article 003 differentiates; its gradient is (A - Y) / n.
     */
    Loss HALVED_MEAN_SQUARED_ERROR = squares((n, outputs) -> 0.5 / n);

    /**
     * -sum_j [y_j * log a_j + (1 - y_j) * log(1 - a_j)], averaged over the n examples, for an output layer of sigmoids, as
     * in article 004. With {@link Activation#SIGMOID} it is computed from Z, where dZ = (A - Y) / n.
     */
    Loss SIGMOID_CROSS_ENTROPY = CrossEntropy.ofSigmoid();

    /**
     * -sum_j y_j * log a_j, averaged over the n examples, for an output layer with softmax. With {@link Activation#SOFTMAX}
     * it is computed from Z, where dZ = (A - Y) / n if every row of Y adds up to 1.
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
     * The gradient dA of {@link #value(Matrix, Matrix)} with respect to A, in A's shape.
     *
     * @param A examples x outputs; not modified
     * @param Y in the same shape; not modified
     * @throws ShapeException if the shapes differ
     */
    Matrix gradient(Matrix A, Matrix Y);

    /** The loss of the output layer's pass: that of its A, unless a loss knows better. */
    default double value(Activation activation, Layer.Pass pass, Matrix Y) {
        return value(pass.A(), Y);
    }

    /** The gradient dZ of the output layer's pass: the gradient dA, led back through the activation by the chain rule. */
    default Matrix gradient(Activation activation, Layer.Pass pass, Matrix Y) {
        return activation.backward(gradient(pass.A(), Y), pass.Z(), pass.A());
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
            public Matrix gradient(Matrix A, Matrix Y) {
                Y.checkShape("loss", A.rows(), A.columns());
                return A.minus(Y).times(2 * factor.applyAsDouble(A.rows(), A.columns()));
            }
        };
    }
}
