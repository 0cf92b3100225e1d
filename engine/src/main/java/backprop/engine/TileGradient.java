package backprop.engine;

import backprop.Layer;
import backprop.Matrix;
import java.util.Arrays;
import java.util.List;

/** The gradients of all parameters, the loss and the number of right answers, summed over a chunk of tiles. */
final class TileGradient {
    private final List<Layer> layers;
    private final Matrix[] dW;
    private final Matrix[] db;
    /** For narrow networks: each layer's sums in lanes, as {@link InnerLoops#laneDots} keeps them. */
    private final double[][][] lanes;

    private final int laneCount;
    private final double[] losses;
    /** How many of them the tiles at hand use. */
    private int elements;

    /** Counted at the place where the examples' outputs begin, since threads may count at once. */
    private final int[] right;

    TileGradient(TilePlan plan, int laneCount) {
        layers = plan.layers();
        dW = layers.stream()
                .map(layer -> Matrix.zeros(layer.inputs(), layer.outputs()))
                .toArray(Matrix[]::new);
        db = layers.stream().map(layer -> Matrix.zeros(1, layer.outputs())).toArray(Matrix[]::new);
        this.laneCount = laneCount;
        lanes = new double[plan.narrow() ? layers.size() : 0][][];
        for (int l = 0; l < lanes.length; l++) {
            lanes[l] = new double[(layers.get(l).inputs() + 1) * groups(l)][4 * laneCount];
        }
        losses = new double[plan.outputs() * plan.step()];
        right = new int[losses.length];
    }

    private int groups(int l) {
        return (layers.get(l).outputs() + 3) / 4;
    }

    /** Begins a new sum, for tiles whose outputs take so many elements. */
    void clear(int elements) {
        this.elements = elements;
        Arrays.fill(losses, 0, elements, 0);
        Arrays.fill(right, 0, elements, 0);
        for (double[][] layer : lanes) {
            for (double[] group : layer) {
                Arrays.fill(group, 0);
            }
        }
    }

    /** Adds up the lanes, when all tiles are done. */
    void finish() {
        for (int l = 0; l < lanes.length; l++) {
            int inputs = layers.get(l).inputs();
            int outputs = layers.get(l).outputs();
            for (int i = 0; i <= inputs; i++) {
                for (int j = 0; j < outputs; j++) {
                    double sum = sum(lanes[l][i * groups(l) + j / 4], j % 4 * laneCount, laneCount);
                    if (i < inputs) {
                        dW[l].data()[i * outputs + j] = sum;
                    } else if (layers.get(l).hasBias()) {
                        db[l].data()[j] = sum;
                    }
                }
            }
        }
    }

    /** Adds the gradients of another chunk to these. */
    void add(TileGradient other) {
        for (int l = 0; l < dW.length; l++) {
            add(dW[l].data(), other.dW[l].data());
            add(db[l].data(), other.db[l].data());
        }
    }

    private static void add(double[] sums, double[] values) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] += values[k];
        }
    }

    /** The sum of the parts of the loss. */
    double loss() {
        return sum(losses, 0, elements);
    }

    /** The number of examples whose class was found. */
    int right() {
        int sum = 0;
        for (int k = 0; k < elements; k++) {
            sum += right[k];
        }
        return sum;
    }

    /** Counts the right ones among some examples. */
    void count(TileRows rows, double[] a, double[] y) {
        right[rows.from()] += rows.right(a, y);
    }

    /** In four sums, since an addition that waits for the one before it leaves the processor idle. */
    private static double sum(double[] values, int from, int count) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = from;
        for (; k + 4 <= from + count; k += 4) {
            sum0 += values[k];
            sum1 += values[k + 1];
            sum2 += values[k + 2];
            sum3 += values[k + 3];
        }
        for (; k < from + count; k++) {
            sum0 += values[k];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    Matrix dW(int l) {
        return dW[l];
    }

    Matrix db(int l) {
        return db[l];
    }

    double[][] lanes(int l) {
        return lanes[l];
    }

    /** What {@link TileLoss} adds the parts of the loss to. */
    double[] losses() {
        return losses;
    }
}
