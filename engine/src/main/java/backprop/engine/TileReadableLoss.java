package backprop.engine;

import backprop.Activation;
import backprop.Layer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;

/**
 * A loss that is a mean over the examples, with whatever activation the output layer has, even one of the user's own. Both
 * are computed as {@link Network#backward} does it, for the examples of one tile at a time.
 */
final class TileReadableLoss implements TileLoss {
    private final Loss loss;
    private final Activation activation;

    TileReadableLoss(Loss loss, Activation activation) {
        this.loss = loss;
        this.activation = activation;
    }

    @Override
    public void apply(
            InnerLoops loops, double[] z, double[] y, double[] d, double[] sums, TileRows rows, int examples) {
        Matrix Z = examplesInRows(z, rows);
        Matrix Y = examplesInRows(y, rows);
        var pass = new Layer.Pass(Z, Z, activation.forward(Z));
        sums[rows.from()] += loss.value(activation, pass, Y) * rows.columns();
        // The mean over the tile becomes the tile's part of the mean over all examples.
        Matrix dZ = loss.dZ(activation, pass, Y).times((double) rows.columns() / examples);
        for (int i = 0; i < rows.count(); i++) {
            for (int t = 0; t < rows.step(); t++) {
                int k = rows.from() + i * rows.step() + t;
                d[k] = t < rows.columns() ? dZ.data()[t * rows.count() + i] : 0;
                z[k] = t < rows.columns() ? pass.A().data()[t * rows.count() + i] : 0;
            }
        }
    }

    @Override
    public double scale(int outputs, int examples) {
        return 1.0 / examples;
    }

    @Override
    public boolean callsUserCode() {
        return activation != Activation.SOFTMAX && TileActivation.of(activation).isEmpty();
    }

    private static Matrix examplesInRows(double[] values, TileRows rows) {
        Matrix result = Matrix.zeros(rows.columns(), rows.count());
        for (int t = 0; t < rows.columns(); t++) {
            for (int i = 0; i < rows.count(); i++) {
                result.data()[t * rows.count() + i] = values[rows.from() + i * rows.step() + t];
            }
        }
        return result;
    }
}
