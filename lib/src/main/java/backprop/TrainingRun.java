package backprop;

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
    private final boolean classes;
    private final int[] order;
    private final Batch whole;
    private final Batch last;
    private double epochLoss;
    private int epochRight;

    /**
     * How to train.
     *
     * @param optimizer makes the steps
     * @param batchSize the number of examples in a step, at most that of all
     * @param shuffling what puts the examples into a new order for each epoch, if anything
     * @param lambda the strength of the L2 term
     */
    record Settings(Optimizer optimizer, int batchSize, Optional<NumpyRandom> shuffling, double lambda) {}

    TrainingRun(Network network, Loss loss, Matrix X, Matrix Y, Settings settings) {
        this.network = network;
        this.X = X;
        this.Y = Y;
        batchSize = Math.min(settings.batchSize, X.rows());
        shuffling = settings.shuffling;
        classes = Classification.tellsClasses(Y);
        gradient = Engine.fastest(network, loss);
        gradient.countRight(classes);
        boolean inBatches = batchSize < X.rows();
        order = new int[inBatches ? X.rows() : 0];
        whole = new Batch(inBatches ? batchSize : 1);
        last = new Batch(inBatches && X.rows() % batchSize > 0 ? X.rows() % batchSize : 1);
        if (!inBatches) {
            gradient.load(X, Y);
        }
        steps = network.layers().stream()
                .map(layer -> new LayerSteps(layer, settings.optimizer, settings.lambda / X.rows(), gradient))
                .toList();
    }

    /** Shows the network every example once; false if the thread was interrupted on the way. */
    boolean epoch(int epoch) {
        epochLoss = 0;
        epochRight = 0;
        for (int l = 0; l < steps.size(); l++) {
            steps.get(l).beginEpoch(epoch);
        }
        if (batchSize == X.rows()) {
            return step(epoch, X);
        }
        putInOrder();
        for (int from = 0; from < order.length; from += batchSize) {
            Batch batch = from + batchSize <= order.length ? whole : last;
            batch.take(from);
            gradient.load(batch.XBatch, batch.YBatch);
            if (!step(epoch, batch.XBatch)) {
                return false;
            }
        }
        return true;
    }

    /** The mean of the batches' losses in the last epoch, each weighted by its number of examples. */
    double epochLoss() {
        return epochLoss;
    }

    /** Whether the right outputs are classes, so that there is an accuracy. */
    boolean hasAccuracy() {
        return classes;
    }

    /** The share of examples whose class was found in the last epoch, each before the step that it took part in. */
    double accuracy() {
        return (double) epochRight / X.rows();
    }

    /** The order of {@link NumpyRandom#permutation}, or that of the data. */
    private void putInOrder() {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (shuffling.isPresent()) {
            shuffling.get().shuffle(order);
        }
    }

    /** The examples of one step, in matrices that are used again for the next one. */
    private final class Batch {
        private final Matrix XBatch;
        private final Matrix YBatch;

        Batch(int examples) {
            XBatch = Matrix.zeros(examples, X.columns());
            YBatch = Matrix.zeros(examples, Y.columns());
        }

        /** Takes its examples from this place of the order on. */
        void take(int from) {
            pick(X, from, XBatch);
            pick(Y, from, YBatch);
        }

        private void pick(Matrix all, int from, Matrix batch) {
            int width = all.columns();
            for (int i = 0; i < batch.rows(); i++) {
                System.arraycopy(all.read(), order[from + i] * width, batch.own(), i * width, width);
            }
        }
    }

    /** One step down the gradient of the batch that is loaded. */
    private boolean step(int epoch, Matrix XBatch) {
        if (Thread.interrupted()) {
            return false;
        }
        double loss = gradient.compute();
        if (!Double.isFinite(loss) || !gradient.isFinite()) {
            throw DivergenceException.found(epoch, loss, gradient, network, XBatch);
        }
        epochRight += gradient.right();
        for (int l = 0; l < steps.size(); l++) {
            loss += steps.get(l).penalty();
            steps.get(l).update(gradient.dW(l), gradient.db(l));
        }
        epochLoss += loss * ((double) XBatch.rows() / X.rows());
        return true;
    }

    /** The steps of one layer's parameters, with the L2 term decay / 2 * (the sum of W^2) that pulls W to zero. */
    private static final class LayerSteps {
        private final Layer layer;
        private final Optimizer.Step weights;
        private final Optimizer.Step biases;
        private final double decay;
        private final BatchGradient gradient;
        private final BatchGradient.Rows moveRows = this::moveRows;
        private double[] dW = {};

        LayerSteps(Layer layer, Optimizer optimizer, double decay, BatchGradient gradient) {
            this.layer = layer;
            this.decay = decay;
            this.gradient = gradient;
            weights = optimizer.start(layer.inputs(), layer.outputs());
            biases = optimizer.start(1, layer.outputs());
        }

        void beginEpoch(int epoch) {
            weights.beginEpoch(epoch);
            biases.beginEpoch(epoch);
        }

        /** What the layer's weights add to the loss. */
        double penalty() {
            return decay == 0 ? 0 : 0.5 * decay * sumOfSquares(layer.W().data());
        }

        /** In four sums, since an addition that waits for the one before it leaves the processor idle. */
        private static double sumOfSquares(double[] W) {
            double sum0 = 0;
            double sum1 = 0;
            double sum2 = 0;
            double sum3 = 0;
            int k = 0;
            for (; k + 4 <= W.length; k += 4) {
                sum0 += W[k] * W[k];
                sum1 += W[k + 1] * W[k + 1];
                sum2 += W[k + 2] * W[k + 2];
                sum3 += W[k + 3] * W[k + 3];
            }
            for (; k < W.length; k++) {
                sum0 += W[k] * W[k];
            }
            return (sum0 + sum1) + (sum2 + sum3);
        }

        /** Moves the layer's parameters, which are modified; so is dW, to which the L2 term is added. */
        void update(Matrix dW, Matrix db) {
            this.dW = dW.data();
            double[] W = layer.W().data();
            for (int k = 0; decay != 0 && k < W.length; k++) {
                this.dW[k] += decay * W[k];
            }
            if (weights instanceof Optimizer.Descent rule) {
                rule.begin();
                gradient.forRows(layer.inputs(), layer.outputs(), moveRows);
            } else {
                weights.update(layer.W(), dW);
            }
            if (layer.hasBias()) {
                biases.update(layer.b(), db);
            }
        }

        private void moveRows(int from, int to) {
            ((Optimizer.Descent) weights).move(layer.W().data(), dW, from * layer.outputs(), to * layer.outputs());
        }
    }
}
