package backprop.playground;

import backprop.Matrix;
import backprop.Network;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;

/**
 * "Nine steps": one of notebook 04's networks, which was to learn a + b, a - b and |a - b| for a and b from 0 to 100.
 */
public final class NineStepsGame {
    private final Network network;
    private final Paint paint = new Paint();

    /** The game of a network in the form of {@link NetworkText}. */
    NineStepsGame(String network) {
        this.network = NetworkText.parse(network);
    }

    /** What the network says of a and b. */
    @JSExport
    @JSByRef
    public double[] answers(double a, double b) {
        return network.predict(a, b);
    }

    /** What would be right. */
    @JSExport
    @JSByRef
    public double[] truth(double a, double b) {
        return new double[] {a + b, a - b, Math.abs(a - b)};
    }

    @JSExport
    public void colours(double[] nine) {
        paint.colours(nine);
    }

    /**
     * How far off the network is, over the a from low to high (left to right) and the b (bottom to top): the colour
     * for 0 where an answer is off by 0.1 or less, that for 1 where it is off by 1000 or more, and evenly between,
     * each factor of ten alike.
     *
     * @param output which of the three answers
     */
    @JSExport
    @JSByRef
    public int[] errorPixels(int output, double low, double high, int side) {
        Matrix X = Matrix.zeros(side * side, 2);
        for (int k = 0; k < side * side; k++) {
            int column = k % side;
            int row = k / side;
            X.set(k, 0, low + (high - low) * (column + 0.5) / side);
            X.set(k, 1, high - (high - low) * (row + 0.5) / side);
        }
        Matrix answers = network.predict(X);
        paint.begin(side * side);
        for (int k = 0; k < side * side; k++) {
            double error = Math.abs(answers.get(k, output) - truth(X.get(k, 0), X.get(k, 1))[output]);
            paint.pixel(k, Math.max(0, (Math.log10(Math.max(error, 1e-9)) + 1) / 4));
        }
        return paint.pixels();
    }
}
