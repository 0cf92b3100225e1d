package backprop.playground;

import backprop.Layer;
import backprop.Matrix;
import backprop.Network;
import java.util.List;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;

/** "Your digit": notebook 05's network looks at a drawing. */
public final class DigitGame {
    /** The images that the network knows are 20 pixels wide and high. */
    private static final int SIDE = 20;

    private final Network network;
    private final Paint paint = new Paint();
    private Matrix image = Matrix.zeros(1, SIDE * SIDE);
    private List<Layer.Pass> passes;

    /** The game of a network in the form of {@link NetworkText}. */
    DigitGame(String network) {
        this.network = NetworkText.parse(network);
        passes = this.network.forward(image);
    }

    @JSExport
    public void colours(double[] nine) {
        paint.colours(nine);
    }

    /**
     * Takes a drawing: the ink of its pixels, 0 to 1, row by row. As the digits that the network learnt from, it is
     * made as large as fits and put into the middle, then moved.
     *
     * @param ink side times side numbers
     * @param right by how many pixels of the small image it is moved to the right
     * @param down by how many it is moved down
     */
    @JSExport
    public void look(@JSByRef double[] ink, int side, int right, int down) {
        image = Matrix.rowVector(new SmallImage(ink, side, SIDE).moved(right, down));
        passes = network.forward(image);
    }

    /** Whether there is any ink. */
    @JSExport
    public boolean isEmpty() {
        return image.max() == 0;
    }

    /** How sure the network is of each digit; together 1. */
    @JSExport
    @JSByRef
    public double[] answers() {
        return passes.get(passes.size() - 1).A().data();
    }

    /** What the units of the first layer hand on. */
    @JSExport
    @JSByRef
    public double[] firstUnits() {
        return passes.get(0).A().data();
    }

    /** The image that the network sees: paper is the colour for 0, ink that for 1. */
    @JSExport
    @JSByRef
    public int[] imagePixels() {
        paint.begin(image.size());
        for (int k = 0; k < image.size(); k++) {
            paint.pixel(k, image.data()[k]);
        }
        return paint.pixels();
    }

    /** The weights of a unit of the first layer, in the places of the pixels that they multiply. */
    @JSExport
    @JSByRef
    public int[] weightPixels(int unit) {
        Matrix weights = network.layer(0).W().column(unit);
        double greatest = Math.max(weights.max(), -weights.min());
        paint.begin(weights.size());
        for (int k = 0; k < weights.size(); k++) {
            paint.pixel(k, weights.data()[k] / greatest);
        }
        return paint.pixels();
    }
}
