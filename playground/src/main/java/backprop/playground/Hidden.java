package backprop.playground;

import backprop.Activation;

/** The activation of the hidden layers. */
// The library's own constants do not change.
@SuppressWarnings("ImmutableEnumChecker")
enum Hidden implements Choice {
    TANH("tanh", "tanh", Activation.TANH),
    RELU("relu", "ReLU", Activation.RELU),
    LEAKY_RELU("leaky_relu", "leaky ReLU", Activation.LEAKY_RELU),
    SIGMOID("sigmoid", "sigmoid", Activation.SIGMOID),
    LINEAR("linear", "linear: no bend", Activation.LINEAR);

    private final String id;
    private final String label;
    final Activation activation;

    Hidden(String id, String label, Activation activation) {
        this.id = id;
        this.label = label;
        this.activation = activation;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String java() {
        return "Activation." + name();
    }

    /** Whether a unit hands on 0, and no gradient, where its z is below 0: so it can be dead. */
    boolean canDie() {
        return this == RELU;
    }
}
