package backprop;

/**
 * Turns a parameter's gradient into a step. An optimizer is a recipe; each parameter of each training gets a
 * {@link Step} of its own, which may remember what was before.
 */
@FunctionalInterface
public interface Optimizer {
    /** The steps of one parameter. */
    @FunctionalInterface
    interface Step {
        /** Moves the parameter, which is modified, down its gradient, which is of the same shape and not modified. */
        void update(Matrix parameter, Matrix gradient);
    }

    /** Begins the steps of a parameter of this shape. */
    Step start(int rows, int columns);

    /** Gradient descent, W = W - rate * dW. */
    static Optimizer sgd(double rate) {
        checkRate(rate);
        return (rows, columns) -> new Descent.Sgd(rate);
    }

    /**
     * Gradient descent with momentum, V = momentum * V + rate * dW and W = W - V, from V = 0: B. Polyak, "Some Methods of
     * Speeding Up the Convergence of Iteration Methods" (1964). A usual momentum is 0.9.
     */
    static Optimizer momentum(double rate, double momentum) {
        checkRate(rate);
        checkFraction("momentum", momentum);
        return (rows, columns) -> new Descent.Momentum(rows * columns, rate, momentum);
    }

    /** {@link #adam(double, double, double, double)} with its authors' values beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8. */
    static Optimizer adam(double rate) {
        return adam(rate, 0.9, 0.999, 1e-8);
    }

    /**
     * Adam, from M = V = 0: M = beta1 * M + (1 - beta1) * dW, V = beta2 * V + (1 - beta2) * dW^2, and at step t
     * W = W - rate * (M / (1 - beta1^t)) / (sqrt(V / (1 - beta2^t)) + epsilon). D. Kingma and J. Ba, "Adam: A Method for
     * Stochastic Optimization" (2015), who suggest the rate 0.001.
     */
    static Optimizer adam(double rate, double beta1, double beta2, double epsilon) {
        checkRate(rate);
        checkFraction("beta1", beta1);
        checkFraction("beta2", beta2);
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon %s; it must be above 0".formatted(epsilon));
        }
        return (rows, columns) -> new Descent.Adam(rows * columns, rate, beta1, beta2, epsilon);
    }

    private static void checkRate(double rate) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("learning rate %s; it must be above 0".formatted(rate));
        }
    }

    private static void checkFraction(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("%s %s; it must be at least 0 and below 1".formatted(name, value));
        }
    }
}
