package backprop.playground;

import backprop.Layer;
import backprop.Matrix;
import backprop.Network;
import java.util.List;

/** What a network and each of its units answer in each place of the plane, from -1.2 to 1.2 in both directions. */
final class Regions {
    static final double EDGE = 1.2;

    private Matrix places = Matrix.zeros(1, 2);
    private int side = 1;
    private List<Layer.Pass> passes = List.of();

    /** Asks the network in side times side places. */
    void look(Network network, int side) {
        if (side != this.side) {
            this.side = side;
            places = places(side);
        }
        passes = network.forward(places);
    }

    /** Row by row from the top, which is y = 1.2, each from the left. */
    private static Matrix places(int side) {
        Matrix places = Matrix.zeros(side * side, 2);
        double[] at = places.data();
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int k = 2 * (row * side + column);
                at[k] = EDGE * ((2 * column + 1.0) / side - 1);
                at[k + 1] = EDGE * (1 - (2 * row + 1.0) / side);
            }
        }
        return places;
    }

    /** Paints how sure the network is of class 1 (colour 1) or of class 0 (colour -1). */
    void paintAnswer(Paint paint) {
        Matrix A = passes.get(passes.size() - 1).A();
        double[] a = A.data();
        int last = A.columns() - 1;
        paint.begin(side * side);
        for (int k = 0; k < side * side; k++) {
            paint.pixel(k, 2 * a[k * A.columns() + last] - 1);
        }
    }

    /** Paints what a unit hands on, in every step-th place of every step-th row, stretched to the colours' range. */
    void paintUnit(Paint paint, int layer, int unit, Hidden hidden, int step) {
        Matrix A = passes.get(layer).A();
        double[] a = A.data();
        int columns = A.columns();
        // An output says from 0 to 1 how sure it is, as a sigmoid does.
        boolean sigmoid = hidden == Hidden.SIGMOID || layer == passes.size() - 1;
        double greatest = 1e-12;
        for (int k = unit; k < a.length && !sigmoid; k += columns) {
            greatest = Math.max(greatest, Math.abs(a[k]));
        }
        int small = side / step;
        paint.begin(small * small);
        for (int row = 0; row < small; row++) {
            for (int column = 0; column < small; column++) {
                double value = a[(row * step * side + column * step) * columns + unit];
                paint.pixel(row * small + column, sigmoid ? 2 * value - 1 : value / greatest);
            }
        }
    }
}
