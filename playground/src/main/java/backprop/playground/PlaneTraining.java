package backprop.playground;

import backprop.Layer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import backprop.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@link backprop.Training} does, in steps that a reader can take one at a time. A test holds the two together.
 */
final class PlaneTraining {
    private final Network network;
    private final Loss loss;
    private final Matrix X;
    private final Matrix Y;
    private final int batch;
    private final double decay;
    private final NumpyRandom shuffling;
    private final List<Optimizer.Step> weights = new ArrayList<>();
    private final List<Optimizer.Step> biases = new ArrayList<>();
    private int[] order = {};
    private int next;
    private int epochs;
    private double sumOfLosses;
    private double epochLoss = Double.NaN;
    private String broken = "";

    PlaneTraining(Settings settings, Network network, PlaneData data) {
        this.network = network;
        loss = settings.goal().loss;
        X = data.XLearnt();
        Y = data.YLearnt();
        batch = settings.batch() == 0 ? X.rows() : Math.min(settings.batch(), X.rows());
        decay = settings.l2() / X.rows();
        shuffling = new NumpyRandom(settings.seed());
        Optimizer optimizer = settings.rule().optimizer(settings.rate());
        for (Layer layer : network.layers()) {
            weights.add(optimizer.start(layer.inputs(), layer.outputs()));
            biases.add(optimizer.start(1, layer.outputs()));
        }
    }

    /** The epochs that were completed. */
    int epochs() {
        return epochs;
    }

    /** How far the epoch at hand has come, from 0 to 1. */
    double partOfEpoch() {
        return (double) next / X.rows();
    }

    /** The loss of the last epoch, as a {@link backprop.TrainingLog} has it; NaN before the first. */
    double epochLoss() {
        return epochLoss;
    }

    /** Why it cannot go on, or empty. */
    String broken() {
        return broken;
    }

    /** All steps of an epoch, or what is left of the one at hand; false if it cannot go on. */
    boolean epoch() {
        int now = epochs;
        boolean well = true;
        while (well && epochs == now) {
            well = step();
        }
        return well;
    }

    /** One step down the gradient of the next batch; false if it cannot go on. */
    boolean step() {
        if (!broken.isEmpty()) {
            return false;
        }
        if (next == 0) {
            beginEpoch();
        }
        boolean whole = batch == X.rows();
        int to = Math.min(next + batch, X.rows());
        int[] rows = Arrays.copyOfRange(order, next, to);
        Matrix XBatch = whole ? X : X.pickRows(rows);
        Matrix YBatch = whole ? Y : Y.pickRows(rows);

        List<Layer.Pass> passes = network.forward(XBatch);
        List<Layer.Gradient> gradients = network.backward(passes, YBatch, loss);
        Layer last = network.layer(passes.size() - 1);
        double value = loss.value(last.activation(), passes.get(passes.size() - 1), YBatch);
        if (!isFinite(value, gradients)) {
            broken = "Epoch " + (epochs + 1) + ": the numbers are not finite any more. The steps were too long; "
                    + "try a smaller learning rate.";
            return false;
        }
        for (int l = 0; l < gradients.size(); l++) {
            Layer layer = network.layer(l);
            Matrix dW = gradients.get(l).dW();
            if (decay != 0) {
                value += 0.5 * decay * layer.W().square().sum();
                dW.addScaled(decay, layer.W());
            }
            weights.get(l).update(layer.W(), dW);
            biases.get(l).update(layer.b(), gradients.get(l).db());
        }
        sumOfLosses += value * ((double) XBatch.rows() / X.rows());
        next = to;
        if (next == X.rows()) {
            next = 0;
            epochs++;
            epochLoss = sumOfLosses;
        }
        return true;
    }

    private void beginEpoch() {
        sumOfLosses = 0;
        for (int l = 0; l < weights.size(); l++) {
            weights.get(l).beginEpoch(epochs + 1);
            biases.get(l).beginEpoch(epochs + 1);
        }
        if (batch < X.rows()) {
            order = shuffling.permutation(X.rows());
        } else {
            order = new int[X.rows()];
        }
    }

    private static boolean isFinite(double value, List<Layer.Gradient> gradients) {
        if (!Double.isFinite(value)) {
            return false;
        }
        for (Layer.Gradient gradient : gradients) {
            if (!isFinite(gradient.dW().data()) || !isFinite(gradient.db().data())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
