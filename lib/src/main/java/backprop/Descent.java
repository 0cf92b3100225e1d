package backprop;

/** The steps down a gradient, on the arrays of a parameter and of its gradient. */
final class Descent {
    private Descent() {}

    static void sgd(double[] W, double[] dW, double rate) {
        for (int k = 0; k < W.length; k++) {
            W[k] -= rate * dW[k];
        }
    }

    static void momentum(double[] W, double[] dW, double[] V, double rate, double momentum) {
        for (int k = 0; k < W.length; k++) {
            V[k] = momentum * V[k] + rate * dW[k];
            W[k] -= V[k];
        }
    }
}
