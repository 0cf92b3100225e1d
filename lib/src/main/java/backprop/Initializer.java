package backprop;

import java.util.function.DoubleBinaryOperator;

/**
 * Fills a new layer's weights and biases from a random generator. A lambda does for one that leaves the biases at zero:
 * {@code (inputs, outputs, random) -> random.uniform(-1, 1, inputs, outputs)}.
 */
// The class behind the constants is reached through this interface alone, so its initialisation cannot deadlock.
@SuppressWarnings("ClassInitializationDeadlock")
@FunctionalInterface
public interface Initializer {
    /**
     * Normal with deviation sqrt(2 / inputs), which keeps the signal's size through layers of ReLU: K. He et al.,
     * "Delving Deep into Rectifiers" (2015).
     */
    Normal HE = new Normal((inputs, outputs) -> Math.sqrt(2.0 / inputs));

    /**
     * Normal with deviation sqrt(2 / (inputs + outputs)), made for sigmoid and tanh: X. Glorot and Y. Bengio,
     * "Understanding the Difficulty of Training Deep Feedforward Neural Networks" (2010).
     */
    Normal XAVIER = new Normal((inputs, outputs) -> Math.sqrt(2.0 / (inputs + outputs)));

    /**
     * Normal with deviation sqrt(1 / inputs), which keeps the signal's size through a layer without ReLU: Y. LeCun et
     * al.,
     * "Efficient BackProp" (1998).
     */
    Normal LECUN = new Normal((inputs, outputs) -> Math.sqrt(1.0 / inputs));

    /** All zeros: the units of a hidden layer then stay copies of one another, whatever the training does. */
    Initializer ZEROS = (inputs, outputs, random) -> Matrix.zeros(inputs, outputs);

    /**
     * Normal with this deviation: 1 in articles 000 to 002, 0.01 in article 004's first attempt.
     *
     * @throws IllegalArgumentException if the deviation is below 0 or not finite
     */
    static Normal normal(double deviation) {
        if (!(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("deviation %s; it must be at least 0 and finite".formatted(deviation));
        }
        return new Normal((inputs, outputs) -> deviation);
    }

    /** The inputs x outputs weights W of a new layer. */
    Matrix weights(int inputs, int outputs, NumpyRandom random);

    /** The 1 x outputs biases b of a new layer, drawn after its weights; zeros unless overridden. */
    default Matrix biases(int inputs, int outputs, NumpyRandom random) {
        return Matrix.zeros(1, outputs);
    }

    /** Draws weights from a normal distribution with mean 0 and a deviation that depends on the layer's size. */
    final class Normal implements Initializer {
        private final DoubleBinaryOperator deviation;
        private final boolean outByIn;
        private final boolean drawnBiases;

        Normal(DoubleBinaryOperator deviation) {
            this(deviation, false, false);
        }

        private Normal(DoubleBinaryOperator deviation, boolean outByIn, boolean drawnBiases) {
            this.deviation = deviation;
            this.outByIn = outByIn;
            this.drawnBiases = drawnBiases;
        }

        /**
         * This initializer, but the numbers fill an outputs x inputs matrix, which is then transposed. It is the order
         * in which articles 002 to 004 draw them, needed only to work on their very numbers.
         */
        public Normal drawnOutByIn() {
            return new Normal(deviation, true, drawnBiases);
        }

        /** This initializer, but the biases are drawn too, with the same deviation, as in articles 002 and 003. */
        public Normal withDrawnBiases() {
            return new Normal(deviation, outByIn, true);
        }

        @Override
        public Matrix weights(int inputs, int outputs, NumpyRandom random) {
            Matrix drawn = outByIn ? random.randn(outputs, inputs).transpose() : random.randn(inputs, outputs);
            return drawn.times(deviation.applyAsDouble(inputs, outputs));
        }

        @Override
        public Matrix biases(int inputs, int outputs, NumpyRandom random) {
            return drawnBiases
                    ? random.randn(1, outputs).times(deviation.applyAsDouble(inputs, outputs))
                    : Matrix.zeros(1, outputs);
        }
    }
}
