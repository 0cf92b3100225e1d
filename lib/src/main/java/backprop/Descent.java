package backprop;

/** Loops over the arrays of a parameter and of its gradient. */
final class Descent {
    private Descent() {}

    static void addScaled(double[] dW, double[] W, double factor) {
        for (int k = 0; k < W.length; k++) {
            dW[k] += factor * W[k];
        }
    }

    /** In four sums, since an addition that waits for the one before it leaves the processor idle. */
    static double sumOfSquares(double[] W) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = 0;
        for (; k + 4 <= W.length; k += 4) {
            sum0 += W[k] * W[k];
            sum1 += W[k + 1] * W[k + 1];
            sum2 += W[k + 2] * W[k + 2];
            sum3 += W[k + 3] * W[k + 3];
        }
        for (; k < W.length; k++) {
            sum0 += W[k] * W[k];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
