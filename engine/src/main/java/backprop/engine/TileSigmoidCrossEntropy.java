package backprop.engine;

/**
 * Cross-entropy after a sigmoid. With e = exp(−|z|), both the sigmoid and log(1 + eᶻ) = max(z, 0) + log(1 + e) come from
 * the same power.
 */
final class TileSigmoidCrossEntropy implements TileLoss {
    @Override
    public void apply(
            InnerLoops loops, double[] z, double[] y, double[] d, double[] sums, TileRows rows, int examples) {
        for (int row = rows.from(); row < rows.to(); row += rows.step()) {
            for (int k = row; k < row + rows.columns(); k++) {
                double power = Math.exp(-Math.abs(z[k]));
                double a = z[k] >= 0 ? 1 / (1 + power) : power / (1 + power);
                // First the difference, which is exactly 0 where the network is sure and right, then what is left.
                sums[k] += Math.max(z[k], 0) - y[k] * z[k] + logOfOnePlus(power);
                d[k] = (a - y[k]) / examples;
                z[k] = a;
            }
            for (int k = row + rows.columns(); k < row + rows.step(); k++) {
                d[k] = 0;
            }
        }
    }

    @Override
    public double scale(int outputs, int examples) {
        return 1.0 / examples;
    }

    /**
     * log(1 + x) for x from 0 on, several times as fast as {@link Math#log1p}. What rounding 1 + x to u has lost is made
     * up for by the factor x / (u − 1): W. Kahan's trick, in N. Higham, "Accuracy and Stability of Numerical Algorithms",
     * section 1.14.1.
     */
    static double logOfOnePlus(double x) {
        double u = 1 + x;
        return u == 1 ? x : Math.log(u) * (x / (u - 1));
    }
}
