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
            int end = row + rows.columns();
            for (int k = row; k < end; k++) {
                d[k] = -Math.abs(z[k]);
            }
            loops.exp(d, row, end, d);
            for (int k = row; k < end; k++) {
                double power = d[k];
                // First the difference, which is exactly 0 where the network is sure and right, then what is left.
                sums[k] += Math.max(z[k], 0) - y[k] * z[k];
                z[k] = z[k] >= 0 ? 1 / (1 + power) : power / (1 + power);
            }
            loops.logOfOnePlus(d, row, end);
            for (int k = row; k < end; k++) {
                sums[k] += d[k];
                d[k] = (z[k] - y[k]) / examples;
            }
            for (int k = end; k < row + rows.step(); k++) {
                d[k] = 0;
            }
        }
    }

    @Override
    public double scale(int outputs, int examples) {
        return 1.0 / examples;
    }
}
