package backprop;

import java.util.List;

/**
 * The layers' weights as the kernels read them in one epoch: W for the way forward, Wᵀ for the way back. W is the layer's
 * own array unless the distance from one row to the next is a multiple of 256 bytes, in which case the rows would drive
 * each other out of the cache, and a copy with another step is read.
 */
final class TileWeights {
    private final List<Layer> layers;
    private final double[][] forward;
    private final double[][] backward;

    TileWeights(List<Layer> layers) {
        this.layers = layers;
        forward = new double[layers.size()][];
        backward = new double[layers.size()][];
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            boolean own = forwardStep(l) == layer.outputs();
            forward[l] = own ? layer.W().data : new double[layer.inputs() * forwardStep(l)];
            backward[l] = new double[l == 0 ? 0 : layer.outputs() * backwardStep(l)];
        }
    }

    private static int step(int size) {
        return size % 32 == 0 ? size + 8 : size;
    }

    /** Copies what is needed from the layers' parameters as they are now. */
    void refresh() {
        for (int l = 0; l < layers.size(); l++) {
            double[] W = layers.get(l).W().data;
            int inputs = layers.get(l).inputs();
            int outputs = layers.get(l).outputs();
            if (forward[l] != W) {
                for (int i = 0; i < inputs; i++) {
                    System.arraycopy(W, i * outputs, forward[l], i * forwardStep(l), outputs);
                }
            }
            if (l > 0) {
                transpose(W, inputs, outputs, backward[l], backwardStep(l));
            }
        }
    }

    /** Four rows at a time, so that a cache line of the columns is written to as a whole. */
    private static void transpose(double[] W, int rows, int columns, double[] to, int step) {
        int i = 0;
        for (; i + 4 <= rows; i += 4) {
            int second = (i + 1) * columns;
            int third = second + columns;
            int fourth = third + columns;
            for (int j = 0; j < columns; j++) {
                int at = j * step + i;
                to[at] = W[i * columns + j];
                to[at + 1] = W[second + j];
                to[at + 2] = W[third + j];
                to[at + 3] = W[fourth + j];
            }
        }
        for (; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                to[j * step + i] = W[i * columns + j];
            }
        }
    }

    /** W of layer l, inputs×outputs. */
    double[] forward(int l) {
        return forward[l];
    }

    int forwardStep(int l) {
        return step(layers.get(l).outputs());
    }

    /** Wᵀ of layer l, outputs×inputs; of the first layer, whose inputs need no gradient, nothing. */
    double[] backward(int l) {
        return backward[l];
    }

    int backwardStep(int l) {
        return step(layers.get(l).inputs());
    }
}
