package backprop;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One run of a {@link Training}: the data in batches, and the steps of all layers. */
final class TrainingRun {
    private final Network network;
    private final Matrix X;
    private final Matrix Y;
    private final int batchSize;
    private final Optional<NumpyRandom> shuffling;
    private final BatchGradient gradient;
    private final List<LayerSteps> steps;
    private double epochLoss;

    TrainingRun(
            Network network,
            Loss loss,
            Matrix X,
            Matrix Y,
            Optimizer optimizer,
            double lambda,
            int batchSize,
            Optional<NumpyRandom> shuffling) {
        this.network = network;
        this.X = X;
        this.Y = Y;
        this.batchSize = batchSize;
        this.shuffling = shuffling;
        gradient = BatchGradient.of(network, loss);
        if (batchSize == X.rows()) {
            gradient.load(X, Y);
        }
        steps = network.layers().stream()
                .map(layer -> new LayerSteps(layer, optimizer, lambda / X.rows()))
                .toList();
    }

    /** Shows the network every example once; false if the thread was interrupted on the way. */
    boolean epoch(int epoch) {
        epochLoss = 0;
        if (batchSize == X.rows()) {
            return step(epoch, X);
        }
        int[] order = order();
        for (int from = 0; from < order.length; from += batchSize) {
            int[] batch = Arrays.copyOfRange(order, from, Math.min(from + batchSize, order.length));
            Matrix XBatch = X.pickRows(batch);
            gradient.load(XBatch, Y.pickRows(batch));
            if (!step(epoch, XBatch)) {
                return false;
            }
        }
        return true;
    }

    /** The mean of the batches' losses in the last epoch, each weighted by its number of examples. */
    double epochLoss() {
        return epochLoss;
    }

    private int[] order() {
        if (shuffling.isPresent()) {
            return shuffling.get().permutation(X.rows());
        }
        var order = new int[X.rows()];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /** One step down the gradient of the batch that is loaded. */
    private boolean step(int epoch, Matrix XBatch) {
        if (Thread.interrupted()) {
            return false;
        }
        double loss = gradient.compute();
        Finite.checkStep(epoch, loss, gradient, network, XBatch);
        for (int l = 0; l < steps.size(); l++) {
            loss += steps.get(l).penalty();
            steps.get(l).update(gradient.dW(l), gradient.db(l), gradient);
        }
        epochLoss += loss * ((double) XBatch.rows() / X.rows());
        return true;
    }
}
