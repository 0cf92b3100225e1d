package backprop;

import java.util.Optional;

/**
 * Trains a network: forward pass, loss, backward pass, step, again and again.
 *
 * <pre>{@code
 * TrainingLog log = new Training(network, Loss.HALVED_MEAN_SQUARED_ERROR)
 *         .optimizer(Optimizer.sgd(0.01))
 *         .listener(1000, (epoch, loss) -> System.out.println(epoch + " " + loss))
 *         .run(X, Y, 10_000);
 * }</pre>
 *
 * An interrupt of the thread (the stop button in Jupyter) ends a run within the batch at hand; what was learnt is kept. Two
 * runs from the same parameters and the same generator give the same numbers, bit for bit.
 */
public final class Training {
    /** Is told how training goes, so that it can print, plot or measure. */
    @FunctionalInterface
    public interface Listener {
        /**
         * An epoch has ended.
         *
         * @param epoch its number, counted from 1
         * @param loss the epoch's loss, see {@link TrainingLog}
         */
        void epochEnded(int epoch, double loss);
    }

    private final Network network;
    private final Loss loss;
    private Optimizer optimizer = Optimizer.sgd(0.01);
    private int batchSize = Integer.MAX_VALUE;
    private Optional<NumpyRandom> shuffling = Optional.empty();
    private double lambda;
    private int every = 1;
    private Listener listener = (epoch, value) -> {};

    /** A training of this network, whose parameters a run modifies, to make this loss small. */
    public Training(Network network, Loss loss) {
        this.network = network;
        this.loss = loss;
    }

    /** How a gradient becomes a step; gradient descent with article 003's learning rate 0.01 unless this is called. */
    public Training optimizer(Optimizer optimizer) {
        this.optimizer = optimizer;
        return this;
    }

    /** Steps after each batch of this many examples instead of after all; 1 is the stochastic gradient descent of article 002. */
    public Training batchSize(int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batch size %d; it must be at least 1".formatted(batchSize));
        }
        this.batchSize = batchSize;
        return this;
    }

    /** Takes the examples of each epoch in a new order, {@link NumpyRandom#permutation}, to make its batches. */
    public Training shuffle(NumpyRandom random) {
        shuffling = Optional.of(random);
        return this;
    }

    /**
     * L2 regularisation as in article 004: adds lambda / (2 m) * (the sum of W^2) to the loss and lambda / m * W to each
     * dW, where m is the number of all examples, whatever the batch size. Biases are left out.
     */
    public Training l2(double lambda) {
        if (!(lambda >= 0)) {
            throw new IllegalArgumentException("lambda %s; it must not be below 0".formatted(lambda));
        }
        this.lambda = lambda;
        return this;
    }

    /** Tells the listener of the epochs whose number, counted from 1, is a multiple of this one. */
    public Training listener(int every, Listener listener) {
        if (every < 1) {
            throw new IllegalArgumentException("a listener of every %d epochs; it must be at least 1".formatted(every));
        }
        this.every = every;
        this.listener = listener;
        return this;
    }

    /**
     * Trains for this many epochs; each sees every example once. The network's parameters are modified. Each run begins with
     * a fresh optimizer.
     *
     * @param X n x inputs
     * @param Y n x outputs
     * @throws ShapeException if X or Y does not fit the network or the other
     * @throws IllegalArgumentException if X or Y holds NaN or infinity
     * @throws DivergenceException if numbers stop being finite; the message names the epoch and the layer
     */
    public TrainingLog run(Matrix X, Matrix Y, int epochs) {
        X.checkShape("X", X.rows(), network.inputs());
        Y.checkShape("Y", X.rows(), network.outputs());
        X.checkFinite("X");
        Y.checkFinite("Y");
        var run =
                new TrainingRun(network, loss, X, Y, new TrainingRun.Settings(optimizer, batchSize, shuffling, lambda));
        var log = new TrainingLog.Builder();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            if (!run.epoch(epoch)) {
                return log.build(true);
            }
            log.add(run.epochLoss());
            if (epoch % every == 0) {
                listener.epochEnded(epoch, run.epochLoss());
            }
        }
        return log.build(false);
    }
}
