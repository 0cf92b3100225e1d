package backprop;

/** The steps of one parameter by Adam; see {@link Optimizer#adam(double, double, double, double)}. */
final class Adam extends ElementStep {
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
