package backprop;

import java.util.Objects;

/**
 * Turns a parameter's gradient into a step. An optimizer is a recipe; each parameter of each training gets a
 * {@link Step} of its own, which may remember what was before.
 */
@FunctionalInterface
public interface Optimizer {
    /** The steps of one parameter. */
    @FunctionalInterface
    interface Step {
        /** Is called before the updates of an epoch, which is counted from 1. */
        default void beginEpoch(int epoch) {}

        /**
         * Moves the parameter down its gradient.
         *
         * @param parameter rows x columns; modified
         * @param gradient in the same shape; not modified
         * @throws ShapeException if one of them has another shape than that of {@link Optimizer#start}
         */
        void update(Matrix parameter, Matrix gradient);
    }

    /** Begins the steps of a parameter of this shape. */
    Step start(int rows, int columns);

    /** {@link #sgd(LearningRate)} with the same rate in every epoch. */
    static Optimizer sgd(double rate) {
        return sgd(LearningRate.constant(rate));
    }

    /** Gradient descent, W = W - rate * dW. */
    static Optimizer sgd(LearningRate schedule) {
        checkSchedule(schedule);
        return (rows, columns) -> new Descent(schedule, rows, columns) {
            @Override
            void move(double[] W, double[] dW, int from, int to) {
                for (int k = from; k < to; k++) {
                    W[k] -= rate * dW[k];
                }
            }
        };
    }

    /** {@link #momentum(LearningRate, double)} with the same rate in every epoch. */
    static Optimizer momentum(double rate, double momentum) {
        return momentum(LearningRate.constant(rate), momentum);
    }

    /**
     * Gradient descent with momentum, V = momentum * V + rate * dW and W = W - V, from V = 0: B. Polyak, "Some Methods
     * of Speeding Up the Convergence of Iteration Methods" (1964).
     *
     * @param momentum at least 0 and below 1, usually 0.9
     * @throws IllegalArgumentException if it is not
     */
    static Optimizer momentum(LearningRate schedule, double momentum) {
        checkSchedule(schedule);
        checkFraction("momentum", momentum);
        return (rows, columns) -> new Descent(schedule, rows, columns) {
            private final double[] V = new double[rows * columns];

            @Override
            void move(double[] W, double[] dW, int from, int to) {
                for (int k = from; k < to; k++) {
                    V[k] = momentum * V[k] + rate * dW[k];
                    W[k] -= V[k];
                }
            }
        };
    }

    /** {@link #adam(LearningRate)} with the same rate in every epoch; its authors suggest 0.001. */
    static Optimizer adam(double rate) {
        return adam(LearningRate.constant(rate));
    }

    /** {@link #adam(LearningRate, double, double, double)} with its authors' beta1 0.9, beta2 0.999, epsilon 1e-8. */
    static Optimizer adam(LearningRate schedule) {
        return adam(schedule, 0.9, 0.999, 1e-8);
    }

    /**
     * Adam, from M = V = 0: M = beta1 * M + (1 - beta1) * dW, V = beta2 * V + (1 - beta2) * dW^2, and at step t
     * W = W - rate * (M / (1 - beta1^t)) / (sqrt(V / (1 - beta2^t)) + epsilon). M and V are means of dW and of its
     * square in which the past fades; at first, when they know little, they are scaled up. D. Kingma and J. Ba, "Adam:
     * A Method for Stochastic Optimization" (2015).
     *
     * @param beta1 at least 0 and below 1
     * @param beta2 at least 0 and below 1
     * @param epsilon above 0
     * @throws IllegalArgumentException if one of them is not
     */
    static Optimizer adam(LearningRate schedule, double beta1, double beta2, double epsilon) {
        checkSchedule(schedule);
        checkFraction("beta1", beta1);
        checkFraction("beta2", beta2);
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon %s; it must be above 0".formatted(epsilon));
        }
        return (rows, columns) -> new Descent(schedule, rows, columns) {
            private final double[] M = new double[rows * columns];
            private final double[] V = new double[rows * columns];
            private double beta1ToTheT = 1;
            private double beta2ToTheT = 1;

            @Override
            void begin() {
                beta1ToTheT *= beta1;
                beta2ToTheT *= beta2;
            }

            @Override
            void move(double[] W, double[] dW, int from, int to) {
                for (int k = from; k < to; k++) {
                    M[k] = beta1 * M[k] + (1 - beta1) * dW[k];
                    V[k] = beta2 * V[k] + (1 - beta2) * dW[k] * dW[k];
                    double mean = M[k] / (1 - beta1ToTheT);
                    double size = Math.sqrt(V[k] / (1 - beta2ToTheT));
                    W[k] -= rate * mean / (size + epsilon);
                }
            }
        };
    }

    private static void checkSchedule(LearningRate schedule) {
        Objects.requireNonNull(schedule, "the learning rate is null; LearningRate.constant(0.01) is one");
    }

    private static void checkFraction(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("%s %s; it must be at least 0 and below 1".formatted(name, value));
        }
    }

    /** The library's own rules: each moves every element of a parameter by itself, so that a step can be shared out. */
    abstract class Descent implements Step {
        double rate;
        private final LearningRate schedule;
        private final int rows;
        private final int columns;

        Descent(LearningRate schedule, int rows, int columns) {
            this.schedule = schedule;
            this.rows = rows;
            this.columns = columns;
            beginEpoch(1);
        }

        @Override
        public final void beginEpoch(int epoch) {
            rate = schedule.at(epoch);
            if (!(rate >= 0 && rate <= LearningRate.GREATEST)) {
                throw new IllegalArgumentException("learning rate %s in epoch %d; it must be at least 0 and at most %s"
                        .formatted(rate, epoch, LearningRate.GREATEST));
            }
        }

        @Override
        public final void update(Matrix parameter, Matrix gradient) {
            parameter.checkShape("parameter", rows, columns);
            gradient.checkShape("gradient", rows, columns);
            begin();
            move(parameter.data(), gradient.data(), 0, parameter.size());
        }

        /** Comes before each step. */
        void begin() {}

        /** Moves the elements of W, which is modified, from index (included) to index (excluded). */
        abstract void move(double[] W, double[] dW, int from, int to);
    }
}
