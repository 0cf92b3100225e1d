package backprop.playground;

import backprop.Activation;
import backprop.Loss;

/** What is made small: a loss, with an output layer that fits it. */
// The library's own constants do not change.
@SuppressWarnings("ImmutableEnumChecker")
enum Goal implements Choice {
    CROSS_ENTROPY(
            "cross",
            "cross-entropy, sigmoid output",
            1,
            Activation.SIGMOID,
            "SIGMOID_CROSS_ENTROPY",
            Loss.SIGMOID_CROSS_ENTROPY),
    SOFTMAX(
            "softmax",
            "cross-entropy, softmax of two outputs",
            2,
            Activation.SOFTMAX,
            "SOFTMAX_CROSS_ENTROPY",
            Loss.SOFTMAX_CROSS_ENTROPY),
    MEAN(
            "mean",
            "mean squared error, sigmoid output",
            1,
            Activation.SIGMOID,
            "MEAN_SQUARED_ERROR",
            Loss.MEAN_SQUARED_ERROR),
    LINEAR(
            "linear",
            "mean squared error, linear output",
            1,
            Activation.LINEAR,
            "MEAN_SQUARED_ERROR",
            Loss.MEAN_SQUARED_ERROR),
    HALVED(
            "halved",
            "halved squared error, linear output",
            1,
            Activation.LINEAR,
            "HALVED_MEAN_SQUARED_ERROR",
            Loss.HALVED_MEAN_SQUARED_ERROR),
    SUM("sum", "summed squared error, linear output", 1, Activation.LINEAR, "SUM_OF_SQUARES", Loss.SUM_OF_SQUARES);

    private final String id;
    private final String label;
    final int outputs;
    final Activation activation;
    /** What the library's constant is called. */
    final String activationName;

    private final String constant;
    final Loss loss;

    Goal(String id, String label, int outputs, Activation activation, String constant, Loss loss) {
        this.id = id;
        this.label = label;
        this.outputs = outputs;
        this.activation = activation;
        activationName = outputs == 2 ? "SOFTMAX" : activation == Activation.SIGMOID ? "SIGMOID" : "LINEAR";
        this.constant = constant;
        this.loss = loss;
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
        return "Loss." + constant;
    }
}
