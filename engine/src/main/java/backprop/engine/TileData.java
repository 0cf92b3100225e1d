package backprop.engine;

import backprop.Matrix;
import java.util.Arrays;

/**
 * A batch, tile by tile. What is small is copied once in the form in which the tiles need it; the features of a wide
 * network are copied tile by tile when they are needed, because reading a second copy of them from memory would take
 * longer.
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
        int size = size(from.columns());
        long total = (long) plan.tiles(from.rows()) * size;
        double[] to = total <= old.length ? old : new double[Math.toIntExact(total)];
        for (int tile = 0; tile < plan.tiles(from.rows()); tile++) {
            if (plan.narrow()) {
                turn(from, tile, to, tile * size);
            } else {
                cut(from, tile, to, tile * size);
            }
        }
        return to;
    }

    /** The numbers that a tile takes for n rows. */
    private int size(int rows) {
        return rows * (plan.narrow() ? plan.step() : plan.columns());
    }

    /** Turns a tile's examples from rows to columns; the columns of a last tile that hold no example become 0. */
    private void turn(Matrix from, int tile, double[] to, int at) {
        int width = from.columns();
        int first = tile * plan.columns() * width;
        int count = count(tile);
        for (int f = 0; f < width; f++) {
            int row = at + f * plan.step();
            for (int t = 0; t < count; t++) {
                to[row + t] = from.data()[first + t * width + f];
            }
            Arrays.fill(to, row + count, row + plan.step(), 0);
        }
    }

    /** Cuts a tile into strips of examples. */
    private void cut(Matrix from, int tile, double[] to, int at) {
        int width = from.columns();
        Strips.cutTransposed(
                from.data(), tile * plan.columns() * width, width, count(tile), width, to, at, width * Strips.WIDTH);
    }

    int examples() {
        return X.rows();
    }

    /** The batch, row by row, where it lies. */
    double[] rows() {
        return X.data();
    }

    /** The right outputs of all tiles. */
    double[] answers() {
        return answers;
    }

    /** Where the tile's first example begins in {@link #rows}. */
    int rowsAt(int tile) {
        return tile * plan.columns() * plan.inputs();
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
        return tile * size(plan.inputs());
    }

    /**
     * Copies the features of some of a tile's strips, of a wide network; columns and rows without an example become 0.
     *
     * @param byFeature receives strips of examples, with a row for each feature
     * @param byExample receives strips of features, with a row for each example
     */
    void copyFeatures(int tile, int fromStrip, int toStrip, double[] byFeature, double[] byExample) {
        int inputs = plan.inputs();
        int strips = Strips.count(count(tile));
        for (int s = fromStrip; s < toStrip; s++) {
            int count = Math.min(Strips.WIDTH, count(tile) - s * Strips.WIDTH);
            int from = rowsAt(tile) + s * Strips.WIDTH * inputs;
            int at = s * inputs * Strips.WIDTH;
            int square = Strips.WIDTH * Strips.WIDTH;
            if (count < Strips.WIDTH) {
                Arrays.fill(byFeature, at, at + inputs * Strips.WIDTH, 0);
                for (int first = s * square; first < byExample.length; first += strips * square) {
                    Arrays.fill(byExample, first + count * Strips.WIDTH, first + square, 0);
                }
            }
            Strips.cutTransposed(X.data(), from, inputs, count, inputs, byFeature, at, 0);
            Strips.cut(X.data(), from, inputs, count, inputs, byExample, s * square, strips * square);
        }
    }

    /** Copies the tile's right outputs. */
    void copyAnswers(int tile, double[] to) {
        int size = size(plan.outputs());
        System.arraycopy(answers, tile * size, to, 0, size);
    }
}
