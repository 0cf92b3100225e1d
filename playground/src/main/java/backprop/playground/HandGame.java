package backprop.playground;

import backprop.Activation;
import backprop.Layer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.classroom.exercises.Expectation;
import backprop.classroom.exercises.Numbers;
import java.util.List;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;

/**
 * "One network by hand": that of notebook 00, with one example. Its numbers are asked for in the order of
 * {@link #NAMES}; w12 is the weight from the first input to the second hidden unit.
 */
public final class HandGame {
    private static final List<String> NAMES = List.of(
            "x1", "x2", "w11", "w12", "w21", "w22", "b1", "b2", "v1", "v2", "c", "y", "z1", "z2", "h1", "h2", "a", "L");
    private static final int SETTABLE = 12;
    private static final double[] FIRST = {1, 2, 1, 2, 1, -2, 0, 1, 2, 3, 1, 5};
    private static final double LARGEST = 1000;

    private final double[] values = new double[NAMES.size()];
    private final double[] gradients = new double[NAMES.size()];

    /** The network as the notebook begins with it. */
    HandGame() {
        restart();
    }

    /** Goes back to the notebook's numbers. */
    @JSExport
    public void restart() {
        System.arraycopy(FIRST, 0, values, 0, SETTABLE);
        compute();
    }

    @JSExport
    public String[] names() {
        return NAMES.toArray(String[]::new);
    }

    @JSExport
    @JSByRef
    public double[] values() {
        return values;
    }

    /** The gradients of the loss with respect to each; that of the target is not asked for. */
    @JSExport
    @JSByRef
    public double[] gradients() {
        return gradients;
    }

    /** Gives an input, a weight, a bias or the target another value, at most 1000 from 0. */
    @JSExport
    public void set(String name, double value) {
        int k = NAMES.indexOf(name);
        if (k >= 0 && k < SETTABLE && Math.abs(value) <= LARGEST) {
            values[k] = value;
            compute();
        }
    }

    /** One step down the gradient for weights and biases; false if the numbers would leave what the page can show. */
    @JSExport
    public boolean step(double rate) {
        double[] before = values.clone();
        for (int k = NAMES.indexOf("w11"); k <= NAMES.indexOf("c"); k++) {
            values[k] -= rate * gradients[k];
            if (!(Math.abs(values[k]) <= LARGEST)) {
                System.arraycopy(before, 0, values, 0, before.length);
                return false;
            }
        }
        compute();
        return true;
    }

    private double value(String name) {
        return values[NAMES.indexOf(name)];
    }

    private double gradient(String name) {
        return gradients[NAMES.indexOf(name)];
    }

    private Network network() {
        return new Network(List.of(
                new Layer(
                        Matrix.of(new double[] {value("w11"), value("w12")}, new double[] {value("w21"), value("w22")}),
                        Matrix.rowVector(value("b1"), value("b2")),
                        Activation.RELU),
                new Layer(
                        Matrix.columnVector(value("v1"), value("v2")),
                        Matrix.rowVector(value("c")),
                        Activation.LINEAR)));
    }

    private void compute() {
        Network network = network();
        Matrix X = Matrix.rowVector(value("x1"), value("x2"));
        Matrix Y = Matrix.rowVector(value("y"));
        List<Layer.Pass> passes = network.forward(X);
        put(values, "z1", passes.get(0).Z());
        put(values, "h1", passes.get(0).A());
        put(values, "a", passes.get(1).A());
        put(values, "L", Matrix.rowVector(network.loss(X, Y, Loss.SUM_OF_SQUARES)));

        List<Layer.Gradient> back = network.backward(passes, Y, Loss.SUM_OF_SQUARES);
        put(gradients, "x1", network.layer(0).backwardToInput(back.get(0).dZ()));
        put(gradients, "w11", back.get(0).dW());
        put(gradients, "b1", back.get(0).db());
        put(gradients, "z1", back.get(0).dZ());
        put(gradients, "h1", network.layer(1).backwardToInput(back.get(1).dZ()));
        put(gradients, "v1", back.get(1).dW());
        put(gradients, "c", back.get(1).db());
        put(gradients, "a", back.get(1).dZ());
        put(gradients, "L", Matrix.rowVector(1));
    }

    private static void put(double[] numbers, String first, Matrix values) {
        System.arraycopy(values.data(), 0, numbers, NAMES.indexOf(first), values.size());
    }

    /**
     * Looks at an answer as the notebooks' exercises do: empty if this is the gradient of the weight, the bias or the
     * unit of this name, else what is wrong with it.
     */
    @JSExport
    public String complaint(String name, double answer) {
        Numbers expected = Expectation.number(gradient(name))
                .mistake(
                        "This is the number itself. Its gradient is asked: how fast the loss grows with it.",
                        value(name));
        return mistakes(expected, name).complaint(answer).orElse("");
    }

    /** What one easily forgets on the way back to this number. */
    private Numbers mistakes(Numbers expected, String name) {
        String unit = name.substring(name.length() - 1);
        if (name.startsWith("w")) {
            double x = value("x" + name.charAt(1));
            return expected.mistake(
                            "This is dz of its unit. It still has to be multiplied by the input.", gradient("z" + unit))
                    .mistake("The unit is off: nothing passes its bend.", gradient("h" + unit) * x)
                    .mistake(
                            "This is the gradient of the other weight of its unit: multiply by the input that this one"
                                    + " has.",
                            gradient("w" + (name.charAt(1) == '1' ? "2" : "1") + unit))
                    .mistake(
                            "This is the gradient of the weight into the other unit.",
                            gradient("w" + name.charAt(1) + (unit.equals("1") ? "2" : "1")))
                    .mistake("You forgot the weight between its unit and the output.", gradient("a") * x);
        }
        if (name.startsWith("b") || name.startsWith("z")) {
            return expected.mistake("The unit is off: nothing passes its bend.", gradient("h" + unit))
                    .mistake("You forgot the weight between its unit and the output.", gradient("a"));
        }
        if (name.startsWith("v")) {
            return expected.mistake("This is dŷ. It still has to be multiplied by h.", gradient("a"))
                    .mistake(
                            "This is multiplied by z. The weight is multiplied by h.",
                            gradient("a") * value("z" + unit))
                    .mistake(
                            "This is the gradient of the other weight into the output.",
                            gradient("v" + (unit.equals("1") ? "2" : "1")));
        }
        if (name.startsWith("h")) {
            return expected.mistake("This is dŷ. It still has to be multiplied by the weight.", gradient("a"));
        }
        return expected.mistake(
                        "This is the difference itself. The slope of its square is twice that.",
                        value("a") - value("y"))
                .mistake("This is the loss itself.", value("L"));
    }
}
