package backprop;

/** The library's rules for a step, each of which moves every element of a parameter by itself: see {@link Optimizer}. */
abstract class Descent implements Optimizer.Step {
    @Override
    public final void update(Matrix parameter, Matrix gradient) {
        begin();
        move(parameter.data(), gradient.data(), 0, parameter.size());
    }

    /** Comes before each step. */
    void begin() {}

    /** Moves the elements of W, which is modified, from index (included) to index (excluded). */
    abstract void move(double[] W, double[] dW, int from, int to);

    /** W = W - rate * dW. */
    static final class Sgd extends Descent {
        private final double rate;

        Sgd(double rate) {
            this.rate = rate;
        }

        @Override
        void move(double[] W, double[] dW, int from, int to) {
            for (int k = from; k < to; k++) {
                W[k] -= rate * dW[k];
            }
        }
    }

    /** V = momentum * V + rate * dW, W = W - V. */
    static final class Momentum extends Descent {
        private final double[] V;
        private final double rate;
        private final double momentum;

        Momentum(int size, double rate, double momentum) {
            V = new double[size];
            this.rate = rate;
            this.momentum = momentum;
        }

        @Override
        void move(double[] W, double[] dW, int from, int to) {
            for (int k = from; k < to; k++) {
                V[k] = momentum * V[k] + rate * dW[k];
                W[k] -= V[k];
            }
        }
    }

    /**
     * M and V are means of dW and of its square in which the past fades; at first, when they know little, they are scaled
     * up.
     */
    static final class Adam extends Descent {
        private final double[] M;
        private final double[] V;
        private final double rate;
        private final double beta1;
        private final double beta2;
        private final double epsilon;
        private double beta1ToTheT = 1;
        private double beta2ToTheT = 1;

        Adam(int size, double rate, double beta1, double beta2, double epsilon) {
            M = new double[size];
            V = new double[size];
            this.rate = rate;
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.epsilon = epsilon;
        }

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
    }
}
