package backprop.playground;

import backprop.Layer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import java.util.List;

/** How large the numbers are that go forward and back through each layer, and which units are dead. */
final class LayerSizes {
    private final List<Layer.Pass> passes;
    private final List<Layer.Gradient> gradients;

    LayerSizes(Network network, Matrix X, Matrix Y, Loss loss) {
        passes = network.forward(X);
        gradients = network.backward(passes, Y, loss);
    }

    /** For each layer three numbers: the sizes of A, of dZ and of dW, each the root of the mean square. */
    double[] sizes() {
        var sizes = new double[3 * passes.size()];
        for (int l = 0; l < passes.size(); l++) {
            sizes[3 * l] = size(passes.get(l).A());
            sizes[3 * l + 1] = size(gradients.get(l).dZ());
            sizes[3 * l + 2] = size(gradients.get(l).dW());
        }
        return sizes;
    }

    private static double size(Matrix values) {
        return values.norm() / Math.sqrt(values.size());
    }

    /** Whether no example switches the unit on, so that none can teach it. */
    boolean isDead(int layer, int unit) {
        Matrix Z = passes.get(layer).Z();
        for (int i = 0; i < Z.rows(); i++) {
            if (Z.get(i, unit) > 0) {
                return false;
            }
        }
        return true;
    }
}
