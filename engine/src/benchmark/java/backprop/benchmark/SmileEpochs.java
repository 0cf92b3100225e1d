package backprop.benchmark;

import backprop.NumpyRandom;
import java.util.Arrays;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.classification.MLP;
import smile.math.TimeFunction;

/**
 * Smile's multilayer perceptron, a classifier with sigmoid outputs and their cross-entropy. Smile is under the GPL: this
 * program uses it to measure time, and neither is part of anything that is handed out.
 */
final class SmileEpochs implements Epochs {
    private final Workload workload;
    private final NumpyRandom random = new NumpyRandom(1);
    private final MLP network;
    private final double[][] examples;
    private final int[] classes;

    SmileEpochs(Workload workload) {
        this.workload = workload;
        var layers = new LayerBuilder[workload.layers() + 1];
        layers[0] = Layer.input(workload.sizes().get(0));
        for (int l = 1; l < workload.layers(); l++) {
            layers[l] = Layer.rectifier(workload.sizes().get(l));
        }
        layers[workload.layers()] = Layer.mle(workload.sizes().get(workload.layers()), OutputFunction.SIGMOID);
        network = new MLP(layers);
        network.setLearningRate(TimeFunction.constant(workload.rate()));
        network.setWeightDecay(workload.lambda() / workload.examples());
        examples = workload.inputs().toArray();
        classes = workload.answers().rowArgmax();
    }

    @Override
    public void run(int epochs) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            workload.eachBatch(
                    random,
                    batch -> network.update(
                            Arrays.stream(batch).mapToObj(i -> examples[i]).toArray(double[][]::new),
                            Arrays.stream(batch).map(i -> classes[i]).toArray()));
        }
    }
}
