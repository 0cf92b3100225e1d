package backprop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A feed-forward network: layers, each of which takes the outputs of the one before.
 *
 * <pre>{@code
 * Network network = Network.builder(2)
 *         .layer(4, Activation.RELU)
 *         .layer(4, Activation.RELU)
 *         .layer(3, Activation.LINEAR)
 *         .build(new NumpyRandom(42));
 * }</pre>
 *
 * {@link #forward} and {@link #backward} are the whole of backpropagation; {@link Training} calls them and moves the
 * parameters.
 */
public final class Network {
    private final List<Layer> layers;

    /**
     * A network of these layers, taken as they are.
     *
     * @throws IllegalArgumentException if there is no layer, or one is there twice
     * @throws ShapeException if a layer has not as many inputs as the one before has outputs
     */
    public Network(List<Layer> layers) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
                throw new ShapeException("layer %d (%s) has %d inputs, but layer %d (%s) has %d outputs"
                        .formatted(
                                i + 1,
                                layers.get(i),
                                layers.get(i).inputs(),
                                i,
                                layers.get(i - 1),
                                layers.get(i - 1).outputs()));
            }
            if (layers.indexOf(layers.get(i)) < i) {
                throw new IllegalArgumentException(
                        "layer %d is layer %d itself; what one learns would move the other, so take a copy()"
                                .formatted(i + 1, layers.indexOf(layers.get(i)) + 1));
            }
        }
        this.layers = List.copyOf(layers);
    }

    /** Begins a network for examples with this many features. */
    public static NetworkBuilder builder(int inputs) {
        return new NetworkBuilder(inputs);
    }

    /**
     * The forward pass, layer by layer, from A_0 = X on:
     *
     * <pre>
     *     Z_l = A_(l-1) * W_l + b_l      a product of matrices
     *     A_l = f_l(Z_l)
     * </pre>
     *
     * @param X n x inputs; not modified
     * @return what each layer computed; the last one's A, n x outputs, is the network's output
     * @throws ShapeException if X has another number of columns
     */
    public List<Layer.Pass> forward(Matrix X) {
        checkInputs(X);
        var passes = new ArrayList<Layer.Pass>(layers.size());
        Matrix A = X;
        for (Layer layer : layers) {
            Layer.Pass pass = layer.forward(A);
            passes.add(pass);
            A = pass.A();
        }
        return passes;
    }

    /**
     * The backward pass, from the last layer, whose dZ comes from the loss, to the first:
     *
     * <pre>
     *     dW_l     = A_(l-1)^T * dZ_l              products of matrices; ^T is the transpose
     *     db_l     = the sum of dZ_l over the examples
     *     dA_(l-1) = dZ_l * W_l^T
     *     dZ_(l-1) = dA_(l-1) times f'(Z_(l-1))    element by element
     * </pre>
     *
     * @param passes what {@link #forward} returned
     * @param Y the right outputs, n x outputs
     * @return each layer's gradients, in the order of the layers; nothing is modified
     * @throws ShapeException if Y has another shape
     */
    public List<Layer.Gradient> backward(List<Layer.Pass> passes, Matrix Y, Loss loss) {
        int last = layers.size() - 1;
        var gradients = new ArrayList<Layer.Gradient>(layers.size());
        Matrix dZ = loss.dZ(layers.get(last).activation(), passes.get(last), Y);
        for (int l = last; l >= 0; l--) {
            gradients.add(layers.get(l).backward(passes.get(l), dZ));
            if (l > 0) {
                Matrix dA = layers.get(l).backwardToInput(dZ);
                dZ = layers.get(l - 1).backwardThroughActivation(passes.get(l - 1), dA);
            }
        }
        Collections.reverse(gradients);
        return gradients;
    }

    /**
     * The outputs A of the last layer for X, n x outputs.
     *
     * @param X n x inputs; not modified
     * @throws ShapeException if X has another number of columns
     */
    public Matrix predict(Matrix X) {
        checkInputs(X);
        Matrix A = X;
        for (Layer layer : layers) {
            A = layer.forward(A).A();
        }
        return A;
    }

    /** The outputs for the features of one example. */
    public double[] predict(double... x) {
        return predict(Matrix.rowVector(x)).data().clone();
    }

    /**
     * The loss of the network's outputs for X, where Y is right.
     *
     * @param X n x inputs; not modified
     * @param Y n x outputs; not modified
     * @throws ShapeException if X or Y has another shape
     */
    public double loss(Matrix X, Matrix Y, Loss loss) {
        return loss(forward(X), Y, loss);
    }

    double loss(List<Layer.Pass> passes, Matrix Y, Loss loss) {
        int last = layers.size() - 1;
        return loss.value(layers.get(last).activation(), passes.get(last), Y);
    }

    private void checkInputs(Matrix X) {
        if (X.columns() != inputs()) {
            throw new ShapeException("the network takes examples of %d features, n\u00d7%d, but X is %s%s"
                    .formatted(
                            inputs(),
                            inputs(),
                            X.shape(),
                            X.rows() == inputs() ? "; X.transpose() would fit: one row is one example" : ""));
        }
    }

    /** The layers, which belong to the network: to modify one's parameters is to modify the network. */
    public List<Layer> layers() {
        return layers;
    }

    /** Layer i, counted from 0. */
    public Layer layer(int i) {
        return layers.get(i);
    }

    /** The number of features of an example. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** The number of outputs for an example. */
    public int outputs() {
        return layers.get(layers.size() - 1).outputs();
    }

    /** The number of weights and biases: (inputs + 1) * outputs, summed over the layers. */
    public int parameterCount() {
        return layers.stream().mapToInt(Layer::parameterCount).sum();
    }

    /** A network with the same values that shares nothing with this one. */
    public Network copy() {
        return new Network(layers.stream().map(Layer::copy).toList());
    }

    /**
     * Writes the network to a file that NumPy can read: {@code np.load("net.npz")} has the arrays {@code W1},
     * {@code b1}, {@code W2} ... and {@code activations}. The file is complete or, if writing fails, as it was before.
     * A link is followed; a file that was there keeps its owner and permissions.
     *
     * @throws IllegalArgumentException if an activation of your own has the name of one of the library's
     * @throws IOException if the file cannot be written
     */
    public void save(Path file) throws IOException {
        NetworkFile.write(this, file);
    }

    /**
     * Reads a network that {@link #save} wrote, or NumPy: {@code np.savez("net.npz", W1=W1, b1=b1, W2=W2, b2=b2,
     * activations=["relu", "linear"])}, where W is inputs x outputs, of floats or integers of any size. A layer without
     * a b has no bias.
     *
     * @throws IOException if the file cannot be read, is damaged, or holds no network; the message tells which and why
     */
    public static Network load(Path file) throws IOException {
        return NetworkFile.read(file);
    }

    /** A table of the layers with their shapes, activations and numbers of parameters. */
    public String summary() {
        var text = new StringBuilder("layer  shape          activation  parameters\n");
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            text.append(String.format(
                    Locale.ROOT,
                    "%-5d  %-13s  %-10s  %10d\n",
                    i + 1,
                    layer.inputs() + " \u2192 " + layer.outputs(),
                    layer.activation().name(),
                    layer.parameterCount()));
        }
        return text.append(String.format(Locale.ROOT, "%-32s  %10d", "total", parameterCount()))
                .toString();
    }

    /** The {@link #summary}. */
    @Override
    public String toString() {
        return summary();
    }
}
