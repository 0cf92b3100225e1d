package backprop;

/** The squared errors behind any activation that takes each element on its own: dz = 2·factor·(a − y)·f′(z). */
record TileSquares(SquaredLoss loss, TileActivation activation) implements TileLoss {
    @Override
    public void apply(Kernels kernels, double[] z, double[] y, double[] d, double[] sums, TileRows rows, int examples) {
        int size = rows.count() * rows.step();
        activation.forward(kernels, z, 0, size);
        double twice = 2 * loss.factor(examples, rows.count());
        subtract(z, y, d, size);
        clearUnused(d, rows);
        addSquares(d, sums, size);
        for (int k = 0; k < size; k++) {
            d[k] *= twice;
        }
        activation.backward(kernels, d, z, 0, size);
    }

    @Override
    public double scale(int outputs, int examples) {
        return loss.factor(examples, outputs);
    }

    private static void subtract(double[] a, double[] y, double[] d, int size) {
        for (int k = 0; k < size; k++) {
            d[k] = a[k] - y[k];
        }
    }

    private static void addSquares(double[] d, double[] sums, int size) {
        for (int k = 0; k < size; k++) {
            sums[k] += d[k] * d[k];
        }
    }

    /** Columns without an example must not move the weights. */
    private static void clearUnused(double[] d, TileRows rows) {
        for (int i = 0; i < rows.count(); i++) {
            for (int t = rows.columns(); t < rows.step(); t++) {
                d[i * rows.step() + t] = 0;
            }
        }
    }
}
