package backprop;

/** The steps of one parameter by gradient descent with momentum; see {@link Optimizer#momentum}. */
final class Momentum extends ElementStep {
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
