package backprop.engine;

import backprop.Loss;

/** The squared errors after any activation that takes each element on its own: dz = 2·factor·(a − y)·f′(z). */
record TileSquares(Loss loss, TileActivation activation) implements TileLoss {
    @Override
    public void apply(
            InnerLoops loops, double[] z, double[] y, double[] d, double[] sums, TileRows rows, int examples) {
        activation.forward(loops, z, rows.from(), rows.to());
        double twice = 2 * scale(rows.count(), examples);
        subtract(z, y, d, rows);
        clearUnused(d, rows);
        addSquares(d, sums, rows);
        for (int k = rows.from(); k < rows.to(); k++) {
            d[k] *= twice;
        }
        activation.backward(loops, d, z, rows.from(), rows.to());
    }

    @Override
    public double scale(int outputs, int examples) {
        if (loss == Loss.SUM_OF_SQUARES) {
            return 1;
        }
        return loss == Loss.MEAN_SQUARED_ERROR ? 1.0 / ((double) examples * outputs) : 0.5 / examples;
    }

    private static void subtract(double[] a, double[] y, double[] d, TileRows rows) {
        for (int k = rows.from(); k < rows.to(); k++) {
            d[k] = a[k] - y[k];
        }
    }

    private static void addSquares(double[] d, double[] sums, TileRows rows) {
        for (int k = rows.from(); k < rows.to(); k++) {
            sums[k] += d[k] * d[k];
        }
    }

    /** Columns without an example must not move the weights. */
    private static void clearUnused(double[] d, TileRows rows) {
        for (int row = rows.from(); row < rows.to(); row += rows.step()) {
            for (int k = row + rows.columns(); k < row + rows.step(); k++) {
                d[k] = 0;
            }
        }
    }
}
