package backprop;

/**
 * How wrong a network's output A is, compared with the truth Y, as one number, and its gradient. A and Y are
 * examples×outputs.
 *
 * <p>Your own loss needs {@link #value} and {@link #gradient} only. The two methods that also see the output layer's Z are
 * for losses that are exact and cannot overflow only when they know what A was computed from.
 */
// The classes behind the constants are reached through this interface alone, so their initialisation cannot deadlock.
@SuppressWarnings("ClassInitializationDeadlock")
public interface Loss {
    /** Σ (a − y)² over all examples and outputs, as in articles 000 and 001; its gradient is 2·(A − Y). */
    Loss SUM_OF_SQUARES = SquaredLoss.SUM;

    /** The mean of (a − y)² over all examples and outputs, as in article 002; its gradient is 2·(A − Y)/(n·outputs). */
    Loss MEAN_SQUARED_ERROR = SquaredLoss.MEAN;

    /** ½ Σ_j (a_j − y_j)², averaged over the n examples: what article 003 differentiates; its gradient is (A − Y)/n. */
    Loss HALVED_MEAN_SQUARED_ERROR = SquaredLoss.HALVED_MEAN;

    /**
     * −Σ_j [y_j·log a_j + (1 − y_j)·log(1 − a_j)], averaged over the n examples, for an output layer of sigmoids, as in
     * article 004. With {@link Activation#SIGMOID} it is computed from Z, where dZ = (A − Y)/n.
     */
    Loss SIGMOID_CROSS_ENTROPY = new SigmoidCrossEntropy();

    /**
     * −Σ_j y_j·log a_j, averaged over the n examples, for an output layer with softmax. With {@link Activation#SOFTMAX} it
     * is computed from Z, where dZ = (A − Y)/n if every row of Y adds up to 1.
     */
    Loss SOFTMAX_CROSS_ENTROPY = new SoftmaxCrossEntropy();

    /** The loss of the outputs A where Y is right; neither is modified. Different shapes are a {@link ShapeException}. */
    double value(Matrix A, Matrix Y);

    /** The gradient dA of {@link #value} with respect to A, in A's shape. */
    Matrix gradient(Matrix A, Matrix Y);

    /** The loss of the output layer's pass, {@link #value} of its A unless a loss knows better. */
    default double value(Activation activation, Layer.Pass pass, Matrix Y) {
        return value(pass.A(), Y);
    }

    /** The gradient dZ of the output layer's pass: {@link #gradient} led back through the activation by the chain rule. */
    default Matrix gradient(Activation activation, Layer.Pass pass, Matrix Y) {
        return activation.backward(gradient(pass.A(), Y), pass.Z(), pass.A());
    }
}
