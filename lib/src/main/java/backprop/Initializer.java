package backprop;

/**
 * Fills a new layer's weights and biases from a random generator. A lambda does for one that leaves the biases at zero:
 * {@code (inputs, outputs, random) -> random.uniform(-1, 1, inputs, outputs)}.
 */
// The class behind the constants is reached through this interface alone, so its initialisation cannot deadlock.
@SuppressWarnings("ClassInitializationDeadlock")
@FunctionalInterface
public interface Initializer {
    /**
     * Normal with deviation sqrt(2 / inputs), which keeps the signal's size through layers of ReLU: K. He et al., "Delving
     * Deep into Rectifiers" (2015).
     */
    NormalInitializer HE = new NormalInitializer((inputs, outputs) -> Math.sqrt(2.0 / inputs));

    /**
     * Normal with deviation sqrt(2 / (inputs + outputs)), made for sigmoid and tanh: X. Glorot and Y. Bengio,
     * "Understanding the Difficulty of Training Deep Feedforward Neural Networks" (2010).
     */
    NormalInitializer XAVIER = new NormalInitializer((inputs, outputs) -> Math.sqrt(2.0 / (inputs + outputs)));

    /**
     * Normal with deviation sqrt(1 / inputs), which keeps the signal's size through a layer without ReLU: Y. LeCun et al.,
     * "Efficient BackProp" (1998).
     */
    NormalInitializer LECUN = new NormalInitializer((inputs, outputs) -> Math.sqrt(1.0 / inputs));

    /** All zeros: the units of a hidden layer then stay copies of one another, whatever the training does. */
    Initializer ZEROS = (inputs, outputs, random) -> Matrix.zeros(inputs, outputs);

    /** Normal with this deviation: 1 in articles 000 to 002, 0.01 in article 004's first attempt. */
    static NormalInitializer normal(double deviation) {
        return new NormalInitializer((inputs, outputs) -> deviation);
    }

    /** The inputs x outputs weights W of a new layer. */
    Matrix weights(int inputs, int outputs, NumpyRandom random);

    /** The 1 x outputs biases b of a new layer, drawn after its weights; zeros unless overridden. */
    default Matrix biases(int inputs, int outputs, NumpyRandom random) {
        return Matrix.zeros(1, outputs);
    }
}
