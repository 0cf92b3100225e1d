package backprop.benchmark;

import backprop.Activation;
import backprop.Layer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A network to train on the full batch, with numbers of the right shape and size.
 *
 * @param name as bin/benchmark prints it and workloads.py knows it
 * @param examples the rows of the batch
 * @param sizes the number of inputs, then each layer's number of outputs
 * @param batchSize the number of examples in a step; those of an epoch are shuffled if it is less than all
 * @param hasBias without one: articles 000 and 001, and the sum of squares
 * @param crossEntropy with sigmoid outputs and an L2 term: article 004
 */
record Workload(String name, int examples, int batchSize, List<Integer> sizes, boolean hasBias, boolean crossEntropy) {
    /** W1, W3 and W4 are the articles', R1 to R4 the same for {@link ReadableEpochs}; bin/benchmark tells the others. */
    static Workload named(String name) {
        return switch (name) {
            case "W1", "R1" -> whole(name, 64, List.of(1000, 100, 10), false, false);
            case "R2" -> whole(name, 4, List.of(2, 4, 1), true, false);
            case "W3", "R3", "R3_LOSSES" -> columns(name, 7000);
            case "W4", "R4" -> whole(name, 5000, List.of(400, 64, 32, 10), true, true);
            case "W4_WIDE" -> whole(name, 5000, List.of(400, 400, 400, 400, 400, 10), true, true);
            default -> {
                int size = Integer.parseInt(
                        name.substring(name.lastIndexOf('_') + 1).replaceAll("^[NHLG]", ""));
                yield switch (name.substring(
                        0, name.length() - Integer.toString(size).length())) {
                    case "N" -> columns(name, size);
                    case "L" -> whole(name, 1339, List.of(size, 1), true, false);
                    case "B3_" -> new Workload(name, 7000, size, List.of(2, 4, 4, 3), true, false);
                    case "B4_" -> new Workload(name, 5000, size, List.of(400, 64, 32, 10), true, true);
                    case "G" -> RandomGrid.workload(name, size);
                    default -> whole(name, 256, List.of(size, size, size), true, false);
                };
            }
        };
    }

    static Workload whole(String name, int examples, List<Integer> sizes, boolean hasBias, boolean crossEntropy) {
        return new Workload(name, examples, examples, sizes, hasBias, crossEntropy);
    }

    private static Workload columns(String name, int examples) {
        return whole(name, examples, List.of(2, 4, 4, 3), true, false);
    }

    /** So small that the numbers stay finite however long it trains. */
    double rate() {
        return hasBias ? 1e-4 : 1e-7;
    }

    double lambda() {
        return crossEntropy ? 0.1 : 0;
    }

    Loss loss() {
        if (crossEntropy) {
            return Loss.SIGMOID_CROSS_ENTROPY;
        }
        return hasBias ? Loss.HALVED_MEAN_SQUARED_ERROR : Loss.SUM_OF_SQUARES;
    }

    /** The factor of A − Y in the output's gradient. */
    double factor() {
        return hasBias ? 1.0 / examples : 2;
    }

    int layers() {
        return sizes.size() - 1;
    }

    /**
     * The number of epochs that are timed together: enough that the preparations of our training do not count. Peers without
     * preparations need no more than the clock does.
     */
    static int epochsAtOnce(String name, String peer) {
        if (name.startsWith("R") || name.startsWith("op_")) {
            return name.equals("R2") ? 100 : 1;
        }
        Workload workload = named(name);
        double work = 0;
        for (int l = 0; l < workload.layers(); l++) {
            work += 6.0 * workload.examples * workload.sizes.get(l) * workload.sizes.get(l + 1);
        }
        boolean ours = peer.startsWith("ours") || peer.equals("lib alone");
        return (int) Math.max(ours ? 5 : 1, Math.min(1000, (ours ? 4e9 : 1e8) / work));
    }

    /** Takes the examples of an epoch in a new order, a batch after the other, by their numbers. */
    void eachBatch(NumpyRandom random, Consumer<int[]> step) {
        int[] order = random.permutation(examples);
        for (int from = 0; from < order.length; from += batchSize) {
            step.accept(Arrays.copyOfRange(order, from, Math.min(order.length, from + batchSize)));
        }
    }

    Matrix inputs() {
        return new NumpyRandom(1).randn(examples, sizes.get(0));
    }

    Matrix answers() {
        return new NumpyRandom(2).rand(examples, sizes.get(layers()));
    }

    Matrix weights(int l) {
        return new NumpyRandom(3 + l).normal(0, Math.sqrt(2.0 / sizes.get(l)), sizes.get(l), sizes.get(l + 1));
    }

    Network network() {
        Activation output = crossEntropy ? Activation.SIGMOID : Activation.LINEAR;
        var result = new ArrayList<Layer>();
        for (int l = 0; l < layers(); l++) {
            Activation f = l == layers() - 1 ? output : Activation.RELU;
            Matrix W = weights(l);
            result.add(hasBias ? new Layer(W, Matrix.zeros(1, W.columns()), f) : Layer.withoutBias(W, f));
        }
        return new Network(result);
    }
}
