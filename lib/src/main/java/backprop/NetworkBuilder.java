package backprop;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Describes a network layer by layer, then builds it; see {@link Network#builder}. */
public final class NetworkBuilder {
    private record Description(int outputs, Activation activation, Optional<Initializer> initializer) {}

    private final int inputs;
    private final List<Description> descriptions = new ArrayList<>();
    private Initializer initializer = Initializer.HE;
    private boolean biases = true;

    NetworkBuilder(int inputs) {
        if (inputs < 1) {
            throw new IllegalArgumentException("a network needs at least one input, not " + inputs);
        }
        this.inputs = inputs;
    }

    /**
     * Adds a layer with this many outputs; its inputs are the outputs of the layer before.
     *
     * @throws IllegalArgumentException if there is not at least one output
     */
    public NetworkBuilder layer(int outputs, Activation activation) {
        return layer(outputs, activation, Optional.empty());
    }

    /** Adds a layer whose parameters get their first values in a way of its own. */
    public NetworkBuilder layer(int outputs, Activation activation, Initializer initializer) {
        Objects.requireNonNull(initializer, "the initializer is null; Initializer.HE is one");
        return layer(outputs, activation, Optional.of(initializer));
    }

    private NetworkBuilder layer(int outputs, Activation activation, Optional<Initializer> initializer) {
        if (outputs < 1) {
            throw new IllegalArgumentException("a layer needs at least one output, not " + outputs);
        }
        Objects.requireNonNull(activation, "the activation is null; Activation.LINEAR changes nothing");
        descriptions.add(new Description(outputs, activation, initializer));
        return this;
    }

    /** Adds a layer whose activation is found by its name, see {@link Activation#named}. */
    public NetworkBuilder layer(int outputs, String activation) {
        return layer(outputs, Activation.named(activation));
    }

    /** How parameters get their first values where a layer has no way of its own; by default {@link Initializer#HE}. */
    public NetworkBuilder initializer(Initializer initializer) {
        this.initializer = Objects.requireNonNull(initializer, "the initializer is null; Initializer.HE is one");
        return this;
    }

    /** Leaves out all biases, as articles 000 and 001 do. */
    public NetworkBuilder withoutBiases() {
        biases = false;
        return this;
    }

    /**
     * The network, its parameters drawn from a new generator: {@code build(new NumpyRandom(seed))}.
     *
     * @throws IllegalArgumentException if the seed is not in 0 to 4294967295
     */
    public Network build(long seed) {
        return build(new NumpyRandom(seed));
    }

    /**
     * The network, its parameters drawn from the generator: W of the first layer, its b, W of the second, and so on.
     *
     * @throws IllegalArgumentException if it has no layer
     * @throws ShapeException if an initializer of your own gives W or b another shape than it is asked for
     */
    public Network build(NumpyRandom random) {
        var layers = new ArrayList<Layer>(descriptions.size());
        int before = inputs;
        for (Description next : descriptions) {
            Initializer first = next.initializer.orElse(initializer);
            Matrix W = first.weights(before, next.outputs, random);
            W.checkShape("weights of the initializer", before, next.outputs);
            layers.add(
                    biases
                            ? new Layer(W, first.biases(before, next.outputs, random), next.activation)
                            : Layer.withoutBias(W, next.activation));
            before = next.outputs;
        }
        return new Network(layers);
    }
}
