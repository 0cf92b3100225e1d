package backprop;

import java.util.Arrays;

/** A batch, copied tile by tile: in each tile a row is a feature, or an output, and a column an example. */
final class TileData {
    private final TilePlan plan;
    private double[] features = {};
    private double[] answers = {};
    private Matrix X = Matrix.zeros(1, 1);

    TileData(TilePlan plan) {
        this.plan = plan;
    }

    void load(Matrix X, Matrix Y) {
        this.X = X;
        features = copy(X, features);
        answers = copy(Y, answers);
    }

    /** Copies into the old array if it is large enough. */
    private double[] copy(Matrix from, double[] old) {
        int width = from.columns();
        long size = (long) plan.tiles(from.rows()) * width * plan.step();
        double[] to = size <= old.length ? old : new double[Math.toIntExact(size)];
        for (int tile = 0; tile < plan.tiles(from.rows()); tile++) {
            int first = tile * plan.columns();
            int count = Math.min(plan.columns(), from.rows() - first);
            int at = tile * width * plan.step();
            for (int f = 0; f < width; f++) {
                int row = at + f * plan.step();
                for (int t = 0; t < count; t++) {
                    to[row + t] = from.data[(first + t) * width + f];
                }
                Arrays.fill(to, row + count, row + plan.step(), 0);
            }
        }
        return to;
    }

    int examples() {
        return X.rows();
    }

    /** How many examples the tile has; the last one may have fewer than the others. */
    int count(int tile) {
        return Math.min(plan.columns(), examples() - tile * plan.columns());
    }

    /** The features of all tiles. */
    double[] x() {
        return features;
    }

    /** Where the tile's features begin in {@link #x}. */
    int xAt(int tile) {
        return tile * plan.inputs() * plan.step();
    }

    /** Copies the tile's right outputs. */
    void copyY(int tile, double[] to) {
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
