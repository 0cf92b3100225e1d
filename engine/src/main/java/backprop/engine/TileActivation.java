package backprop.engine;

import backprop.Activation;
import java.util.Map;
import java.util.Optional;

/** The library's own activations on the rows of a tile: a is written over z, and dz over da. */
enum TileActivation {
    RELU {
        @Override
        void forward(InnerLoops loops, double[] z, int from, int to) {
            loops.relu(z, from, to);
        }

        @Override
        void backward(InnerLoops loops, double[] d, double[] a, int from, int to) {
            loops.zeroWhereNotPositive(d, a, from, to);
        }
    },
    LEAKY_RELU {
        @Override
        void forward(InnerLoops loops, double[] z, int from, int to) {
            for (int k = from; k < to; k++) {
                z[k] = z[k] > 0 ? z[k] : 0.01 * z[k];
            }
        }

        @Override
        void backward(InnerLoops loops, double[] d, double[] a, int from, int to) {
            for (int k = from; k < to; k++) {
                d[k] *= a[k] > 0 ? 1 : 0.01;
            }
        }
    },
    SIGMOID {
        @Override
        void forward(InnerLoops loops, double[] z, int from, int to) {
            for (int k = from; k < to; k++) {
                z[k] = sigmoid(z[k]);
            }
        }

        @Override
        void backward(InnerLoops loops, double[] d, double[] a, int from, int to) {
            for (int k = from; k < to; k++) {
                d[k] *= a[k] * (1 - a[k]);
            }
        }
    },
    TANH {
        @Override
        void forward(InnerLoops loops, double[] z, int from, int to) {
            for (int k = from; k < to; k++) {
                z[k] = Math.tanh(z[k]);
            }
        }

        @Override
        void backward(InnerLoops loops, double[] d, double[] a, int from, int to) {
            for (int k = from; k < to; k++) {
                d[k] *= 1 - a[k] * a[k];
            }
        }
    },
    LINEAR {
        @Override
        void forward(InnerLoops loops, double[] z, int from, int to) {}

        @Override
        void backward(InnerLoops loops, double[] d, double[] a, int from, int to) {}
    };

    private static final Map<Activation, TileActivation> KNOWN = Map.of(
            Activation.RELU, RELU,
            Activation.LEAKY_RELU, LEAKY_RELU,
            Activation.SIGMOID, SIGMOID,
            Activation.TANH, TANH,
            Activation.LINEAR, LINEAR);

    /** Nothing for an activation of the user's own, and for softmax, which does not take each element on its own. */
    static Optional<TileActivation> of(Activation activation) {
        return Optional.ofNullable(KNOWN.get(activation));
    }

    /** 1 / (1 + e⁻ᶻ), of a power that cannot overflow. */
    private static double sigmoid(double z) {
        double power = Math.exp(-Math.abs(z));
        return z >= 0 ? 1 / (1 + power) : power / (1 + power);
    }

    abstract void forward(InnerLoops loops, double[] z, int from, int to);

    /** From a alone, which tells all that the derivative needs of z. */
    abstract void backward(InnerLoops loops, double[] d, double[] a, int from, int to);
}
