package backprop;

/** The steps of one parameter by gradient descent; see {@link Optimizer#sgd}. */
final class Sgd extends ElementStep {
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
