package backprop.engine;

import java.util.Arrays;
import java.util.Optional;

/**
 * The first layer of a network if it has few units, as linear and logistic regression do. The weights of a unit are a row,
 * and so are the features of an example: these are read where they lie, since to cut them into {@link Strips} takes several
 * times as long as to multiply them.
 */
final class FewUnits {
    /** More units fill half of a strip or more: then it pays to cut the examples. */
    private static final int MOST_UNITS = Strips.WIDTH / 2 - 1;

    private final int units;
    private final int features;
    private final RowDots dots;

    /** The sums of dW, a row for each unit. */
    private final double[] sums;

    private FewUnits(TilePlan plan, int laneCount) {
        units = plan.layers().get(0).outputs();
        features = plan.inputs();
        dots = new RowDots(laneCount);
        sums = new double[units * features];
    }

    /** The first layer of this plan, if it is such a one, for loops that split a sum into so many {@link InnerLoops#lanes}. */
    static Optional<FewUnits> of(TilePlan plan, int laneCount) {
        return lead(plan) ? Optional.of(new FewUnits(plan, laneCount)) : Optional.empty();
    }

    /** Whether the network begins with such a layer, and with inputs enough for its rows to be long. */
    static boolean lead(TilePlan plan) {
        return !plan.narrow() && plan.layers().get(0).outputs() <= MOST_UNITS && plan.inputs() >= Strips.WIDTH;
    }

    /**
     * Z = X·W + b for some examples.
     *
     * @param X with the first of these examples from index {@code at} on
     * @param w the weights, a row for each unit
     * @param b a bias for each unit
     * @param Z modified: strips of examples, with b in the columns after the last example
     */
    void forward(InnerLoops loops, int examples, double[] X, int at, double[] w, double[] b, double[] Z) {
        for (int t = 0; t < examples; t += Strips.WIDTH) {
            int width = Math.min(Strips.WIDTH, examples - t);
            dots.multiply(loops, units, width, features, w, 0, X, at + t * features, Z, t * units, Strips.WIDTH);
            for (int i = 0; i < units; i++) {
                int row = t * units + i * Strips.WIDTH;
                Arrays.fill(Z, row + width, row + Strips.WIDTH, 0);
                for (int j = row; j < row + Strips.WIDTH; j++) {
                    Z[j] += b[i];
                }
            }
        }
    }

    /**
     * dW = Xᵀ·dZ, or dW += Xᵀ·dZ, for the features from index (included) to index (excluded).
     *
     * @param dZ a strip with a row for each example
     * @param add whether this has the sums of the examples before these
     */
    void gradient(
            InnerLoops loops,
            int examples,
            double[] X,
            int at,
            double[] dZ,
            double[] dW,
            int from,
            int to,
            boolean add) {
        loops.multiplyRows(units, to - from, examples, dZ, 0, X, at + from, sums, from, features, add);
        for (int i = 0; i < units; i++) {
            for (int k = from; k < to; k++) {
                dW[k * units + i] = sums[i * features + k];
            }
        }
    }
}
