package backprop;

/**
 * Draws weights from a normal distribution with mean 0 and a deviation that depends on the layer's size; begin with
 * {@link Initializer#HE}, {@link Initializer#XAVIER} or {@link Initializer#normal}.
 */
public final class NormalInitializer implements Initializer {
    /** The standard deviation for a layer of some size. */
    @FunctionalInterface
    interface Deviation {
        double of(int inputs, int outputs);
    }

    private final Deviation deviation;
    private final boolean outByIn;
    private final boolean drawnBiases;

    NormalInitializer(Deviation deviation) {
        this(deviation, false, false);
    }

    private NormalInitializer(Deviation deviation, boolean outByIn, boolean drawnBiases) {
        this.deviation = deviation;
        this.outByIn = outByIn;
        this.drawnBiases = drawnBiases;
    }

    /**
     * This initializer, but the numbers fill an outputs x inputs matrix, which is then transposed. It is the order in which
     * articles 002 to 004 draw them, needed only to work on their very numbers.
     */
    public NormalInitializer drawnOutByIn() {
        return new NormalInitializer(deviation, true, drawnBiases);
    }

    /** This initializer, but the biases are drawn too, with the same deviation, as in articles 002 and 003. */
    public NormalInitializer withDrawnBiases() {
        return new NormalInitializer(deviation, outByIn, true);
    }

    @Override
    public Matrix weights(int inputs, int outputs, NumpyRandom random) {
        Matrix drawn = outByIn ? random.randn(outputs, inputs).transpose() : random.randn(inputs, outputs);
        return drawn.times(deviation.of(inputs, outputs));
    }

    @Override
    public Matrix biases(int inputs, int outputs, NumpyRandom random) {
        return drawnBiases ? random.randn(1, outputs).times(deviation.of(inputs, outputs)) : Matrix.zeros(1, outputs);
    }
}
