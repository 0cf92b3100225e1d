package backprop.engine;

import java.util.Arrays;

/**
 * The first layer of a network if it has a single unit, as linear and logistic regression do. Its weights are a row, and
 * so are its examples: they are read where they lie, since to cut them into {@link Strips} takes several times as long as
 * to multiply them.
 */
final class SingleUnit {
    private final RowDots dots;

    /** For loops that split a sum into so many {@link InnerLoops#lanes}. */
    SingleUnit(int laneCount) {
        dots = new RowDots(laneCount);
    }

    /** Whether the network begins with such a layer, and with inputs enough for its rows to be long. */
    static boolean leads(TilePlan plan) {
        return plan.layers().get(0).outputs() == 1 && plan.inputs() >= Strips.WIDTH;
    }

    /**
     * Z = X·w + b for some examples.
     *
     * @param X with the first of these examples from index {@code at} on
     * @param w the weights, as many as an example has features
     * @param Z modified: the row of outputs, with b in the columns after the last example
     */
    void forward(InnerLoops loops, int examples, double[] X, int at, double[] w, double b, double[] Z, int columns) {
        Arrays.fill(Z, examples, columns, 0);
        for (int t = 0; t < examples; t += RowDots.MOST_ROWS) {
            int height = Math.min(RowDots.MOST_ROWS, examples - t);
            dots.multiply(loops, height, 1, w.length, X, at + t * w.length, w, 0, Z, t, 1);
        }
        for (int t = 0; t < columns; t++) {
            Z[t] += b;
        }
    }

    /**
     * dw = Xᵀ·dZ, or dw += Xᵀ·dZ, for the features from index (included) to index (excluded).
     *
     * @param dZ a strip with a row for each example
     */
    void gradient(
            InnerLoops loops,
            int examples,
            double[] X,
            int at,
            double[] dZ,
            double[] dw,
            int from,
            int to,
            boolean add) {
        int features = dw.length;
        int whole = from + (to - from) / Strips.WIDTH * Strips.WIDTH;
        for (int t = 0; t < examples; t += InnerLoops.NARROW_DEPTH) {
            int depth = Math.min(InnerLoops.NARROW_DEPTH, examples - t);
            for (int k = from; k < whole; k += InnerLoops.NARROW_COLUMNS) {
                loops.multiplyNarrow(
                        1,
                        Math.min(InnerLoops.NARROW_COLUMNS, whole - k),
                        depth,
                        dZ,
                        t * Strips.WIDTH,
                        X,
                        at + t * features + k,
                        dw,
                        k,
                        features,
                        add || t > 0);
            }
        }
        for (int k = whole; k < to; k++) {
            double sum = add ? dw[k] : 0;
            for (int t = 0; t < examples; t++) {
                sum += X[at + t * features + k] * dZ[t * Strips.WIDTH];
            }
            dw[k] = sum;
        }
    }
}
