package backprop.playground;

import backprop.Activation;
import backprop.Layer;
import backprop.Matrix;
import backprop.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * A saved network as text that a page can hold: the steps in which its numbers are counted, then for each layer its
 * inputs, its outputs, the name of its activation, its weights row by row and its biases, all with a space between.
 * With 4096 steps, 0.5 is the number 2048.
 */
final class NetworkText {
    private NetworkText() {}

    /** The text. Numbers that are no whole number of steps are written as they are. */
    static String of(Network network, int steps) {
        var text = new StringBuilder().append(steps);
        for (Layer layer : network.layers()) {
            text.append('\n')
                    .append(layer.inputs() + " " + layer.outputs() + " "
                            + layer.activation().name());
            append(text, layer.W(), steps);
            append(text, layer.b(), steps);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Matrix values, int steps) {
        for (double value : values.data()) {
            text.append(' ').append(Settings.text(value * steps));
        }
    }

    /** The network in such a text. */
    static Network parse(String text) {
        var words = new StringTokenizer(text);
        int steps = Integer.parseInt(words.nextToken());
        List<Layer> layers = new ArrayList<>();
        while (words.hasMoreTokens()) {
            int inputs = Integer.parseInt(words.nextToken());
            int outputs = Integer.parseInt(words.nextToken());
            Activation activation = Activation.named(words.nextToken());
            Matrix W = numbers(words, inputs, outputs, steps);
            layers.add(new Layer(W, numbers(words, 1, outputs, steps), activation));
        }
        return new Network(layers);
    }

    private static Matrix numbers(StringTokenizer words, int rows, int columns, int steps) {
        Matrix values = Matrix.zeros(rows, columns);
        for (int k = 0; k < values.size(); k++) {
            values.data()[k] = Double.parseDouble(words.nextToken()) / steps;
        }
        return values;
    }
}
