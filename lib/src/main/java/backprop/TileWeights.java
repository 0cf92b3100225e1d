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
                int step = backwardStep(l);
                for (int i = 0; i < inputs; i++) {
                    for (int j = 0; j < outputs; j++) {
                        backward[l][j * step + i] = W[i * outputs + j];
                    }
                }
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
