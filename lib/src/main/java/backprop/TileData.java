package backprop;

import java.util.Arrays;

/**
 * A batch, tile by tile: in each tile a row is a feature, or an output, and a column an example. What is small is copied
 * in this form once; the features of a wide network are turned tile by tile when they are needed, because reading a second
 * copy of them from memory would take longer.
 */
final class TileData {
    private final TilePlan plan;
    private double[] features = {};
    private double[] answers = {};
    private Matrix X = Matrix.zeros(1, 1);
    private int version;

    TileData(TilePlan plan) {
        this.plan = plan;
    }

    void load(Matrix X, Matrix Y) {
        this.X = X;
        version++;
        if (plan.narrow()) {
            features = copy(X, features);
        }
        answers = copy(Y, answers);
    }

    /** Copies into the old array if it is large enough. */
    private double[] copy(Matrix from, double[] old) {
        int size = from.columns() * plan.step();
        long total = (long) plan.tiles(from.rows()) * size;
        double[] to = total <= old.length ? old : new double[Math.toIntExact(total)];
        for (int tile = 0; tile < plan.tiles(from.rows()); tile++) {
            turn(from, tile, to, tile * size);
        }
        return to;
    }

    /** Turns a tile's examples from rows to columns; the columns of a last tile that hold no example become 0. */
    private void turn(Matrix from, int tile, double[] to, int at) {
        int width = from.columns();
        int first = tile * plan.columns() * width;
        int count = count(tile);
        int step = plan.step();
        int t = 0;
        for (; t + 4 <= count; t += 4) {
            int row = first + t * width;
            int column = at + t;
            for (int f = 0; f < width; f++) {
                to[column + f * step] = from.data[row + f];
                to[column + f * step + 1] = from.data[row + width + f];
                to[column + f * step + 2] = from.data[row + 2 * width + f];
                to[column + f * step + 3] = from.data[row + 3 * width + f];
            }
        }
        for (; t < count; t++) {
            for (int f = 0; f < width; f++) {
                to[at + f * step + t] = from.data[first + t * width + f];
            }
        }
        for (int f = 0; f < width; f++) {
            Arrays.fill(to, at + f * step + count, at + (f + 1) * step, 0);
        }
    }

    int examples() {
        return X.rows();
    }

    /** How many examples the tile has; the last one may have fewer than the others. */
    int count(int tile) {
        return Math.min(plan.columns(), examples() - tile * plan.columns());
    }

    /** Changes with every batch that is loaded. */
    int version() {
        return version;
    }

    /** The features of all tiles, of a narrow network. */
    double[] features() {
        return features;
    }

    /** Where the tile's features begin in {@link #features}. */
    int featuresAt(int tile) {
        return tile * plan.inputs() * plan.step();
    }

    /** Copies the tile's features, of a wide network. */
    void copyFeatures(int tile, double[] to) {
        turn(X, tile, to, 0);
    }

    /** Copies the tile's right outputs. */
    void copyAnswers(int tile, double[] to) {
        int size = plan.outputs() * plan.step();
        System.arraycopy(answers, tile * size, to, 0, size);
    }

    /** The batch with one example per row. */
    double[] rows() {
        return X.data;
    }

    /** Where the tile's first example begins in {@link #rows}. */
    int rowsAt(int tile) {
        return tile * plan.columns() * plan.inputs();
    }
}
