package backprop.engine;

/** Cross-entropy after a softmax, example by example: a_j = e^(z_j − m) / Σ_k e^(z_k − m), with m the greatest z. */
final class TileSoftmaxCrossEntropy implements TileLoss {
    @Override
    public void apply(
            InnerLoops loops, double[] z, double[] y, double[] d, double[] sums, TileRows rows, int examples) {
        for (int t = 0; t < rows.step(); t++) {
            if (t < rows.columns()) {
                example(z, y, d, sums, rows.from() + t, rows.step(), rows.to(), examples);
            } else {
                for (int k = rows.from() + t; k < rows.to(); k += rows.step()) {
                    d[k] = 0;
                }
            }
        }
    }

    private static void example(
            double[] z, double[] y, double[] d, double[] sums, int first, int step, int end, int examples) {
        int best = first;
        for (int k = first; k < end; k += step) {
            best = z[k] > z[best] ? k : best;
        }
        double greatest = z[best];
        double sum = 0;
        double sumOfOthers = 0;
        double sumOfY = 0;
        for (int k = first; k < end; k += step) {
            d[k] = Math.exp(z[k] - greatest);
            sum += d[k];
            sumOfOthers += k == best ? 0 : d[k];
            sumOfY += y[k];
        }
        // Added to the 1 of the greatest, small others would be lost.
        double log = TileSigmoidCrossEntropy.logOfOnePlus(sumOfOthers);
        for (int k = first; k < end; k += step) {
            sums[k] -= (z[k] - greatest - log) * y[k];
            z[k] = d[k] / sum;
            d[k] = (z[k] * sumOfY - y[k]) / examples;
        }
    }

    @Override
    public double scale(int outputs, int examples) {
        return 1.0 / examples;
    }
}
