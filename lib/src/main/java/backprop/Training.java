package backprop;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Trains a network: forward pass, loss, backward pass, step, again and again.
 *
 * <pre>{@code
 * TrainingLog log = new Training(network, Loss.HALVED_MEAN_SQUARED_ERROR)
 *         .optimizer(Optimizer.sgd(0.01))
 *         .validation(XValidation, YValidation)
 *         .earlyStopping(20)
 *         .listener(1000, (epoch, loss) -> System.out.println(epoch + " " + loss))
 *         .run(X, Y, 10_000);
 * }</pre>
 *
 * An interrupt of the thread (the stop button in Jupyter) ends a run within the batch at hand; what was learnt is kept,
 * and can be saved, because the run takes the thread's mark of the interrupt away: {@link TrainingLog#interrupted}
 * tells it. Two runs from the same parameters and the same generator give the same numbers, bit for bit.
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

    private record Data(Matrix X, Matrix Y) {}

    private final Network network;
    private final Loss loss;
    private final List<Listener> listeners = new ArrayList<>();
    private Optimizer optimizer = Optimizer.sgd(0.01);
    private int batchSize = Integer.MAX_VALUE;
    private Optional<NumpyRandom> shuffling = Optional.empty();
    private Optional<Data> validation = Optional.empty();
    private int patience = Integer.MAX_VALUE;
    private double lambda;

    /** A training of this network, whose parameters a run modifies, to make this loss small. */
    public Training(Network network, Loss loss) {
        this.network = Objects.requireNonNull(network, "the network is null; Network.builder makes one");
        this.loss = Objects.requireNonNull(loss, "the loss is null; Loss.MEAN_SQUARED_ERROR is one");
    }

    /** How a gradient becomes a step; gradient descent with article 003's learning rate 0.01 unless this is called. */
    public Training optimizer(Optimizer optimizer) {
        this.optimizer = Objects.requireNonNull(optimizer, "the optimizer is null; Optimizer.sgd(0.01) is one");
        return this;
    }

    /**
     * Steps after each batch of this many examples instead of after all; 1 is the stochastic gradient descent of
     * article 002.
     *
     * @throws IllegalArgumentException if it is not at least 1
     */
    public Training batchSize(int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batch size %d; it must be at least 1".formatted(batchSize));
        }
        this.batchSize = batchSize;
        return this;
    }

    /** Takes the examples of each epoch in a new order, {@link NumpyRandom#permutation}, to make its batches. */
    public Training shuffle(NumpyRandom random) {
        shuffling = Optional.of(Objects.requireNonNull(random, "the generator is null; new NumpyRandom(0) is one"));
        return this;
    }

    /**
     * L2 regularisation as in article 004: adds lambda / (2 m) * (the sum of W^2) to the loss and lambda / m * W to
     * each dW, where m is the number of all examples, whatever the batch size. Biases are left out.
     *
     * @throws IllegalArgumentException if lambda is below 0 or not finite
     */
    public Training l2(double lambda) {
        if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("lambda %s; it must be at least 0 and finite".formatted(lambda));
        }
        this.lambda = lambda;
        return this;
    }

    /**
     * Examples that the network does not learn from, on which the log tells the loss and the accuracy after each epoch.
     *
     * @param X m x inputs; not modified
     * @param Y m x outputs; not modified
     * @throws ShapeException if X or Y does not fit the network or the other
     * @throws IllegalArgumentException if X or Y holds NaN or infinity, or if Y makes no sense for the loss
     */
    public Training validation(Matrix X, Matrix Y) {
        check("validation's X", X, "validation's Y", Y);
        validation = Optional.of(new Data(X, Y));
        return this;
    }

    /**
     * Keeps the parameters of the epoch with the least loss on the validation data, however the run ends, and ends it
     * when this many epochs in a row have brought no less: L. Prechelt, "Early Stopping - But When?" (1998).
     *
     * @param patience the number of epochs, at least 1
     * @throws IllegalArgumentException if it is not
     */
    public Training earlyStopping(int patience) {
        if (patience < 1) {
            throw new IllegalArgumentException("a patience of %d epochs; it must be at least 1".formatted(patience));
        }
        this.patience = patience;
        return this;
    }

    /**
     * Tells this listener, beside those that were there before, of the epochs whose number is a multiple of every.
     *
     * @param every 1 for all epochs
     * @throws IllegalArgumentException if it is not at least 1
     */
    public Training listener(int every, Listener listener) {
        if (every < 1) {
            throw new IllegalArgumentException("a listener of every %d epochs; it must be at least 1".formatted(every));
        }
        Objects.requireNonNull(listener, "the listener is null; (epoch, loss) -> {} hears and does nothing");
        listeners.add((epoch, value) -> {
            if (epoch % every == 0) {
                listener.epochEnded(epoch, value);
            }
        });
        return this;
    }

    /**
     * Trains for this many epochs; each sees every example once. The network's parameters are modified. Each run begins
     * with a fresh optimizer.
     *
     * @param X n x inputs; not modified
     * @param Y n x outputs; not modified
     * @throws ShapeException if X or Y does not fit the network or the other
     * @param epochs at least 0
     * @throws IllegalArgumentException if X or Y holds NaN or infinity, if Y makes no sense for the loss, or if epochs
     *     is below 0
     * @throws IllegalStateException if it is to stop early and has no validation data
     * @throws DivergenceException if numbers stop being finite; the message names the epoch and the layer
     */
    public TrainingLog run(Matrix X, Matrix Y, int epochs) {
        check("X", X, "Y", Y);
        if (epochs < 0) {
            throw new IllegalArgumentException("%d epochs; there must be at least 0".formatted(epochs));
        }
        boolean stopsEarly = patience < Integer.MAX_VALUE;
        if (stopsEarly && validation.isEmpty()) {
            throw new IllegalStateException("early stopping watches the validation loss; call validation(X, Y), too");
        }
        var run =
                new TrainingRun(network, loss, X, Y, new TrainingRun.Settings(optimizer, batchSize, shuffling, lambda));
        Optional<Validation> unseen = validation.map(data -> new Validation(network, loss, data.X, data.Y));
        TrainingLog log = epochs(run, unseen, epochs);
        if (stopsEarly) {
            unseen.ifPresent(Validation::restoreBest);
        }
        return log;
    }

    private TrainingLog epochs(TrainingRun run, Optional<Validation> unseen, int epochs) {
        var log = new TrainingLog();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            if (!run.epoch(epoch)) {
                return log.endedBy(TrainingLog.End.INTERRUPTED);
            }
            log.add(run);
            if (unseen.isPresent()) {
                unseen.get().look(epoch);
                log.add(unseen.get());
            }
            for (int k = 0; k < listeners.size(); k++) {
                listeners.get(k).epochEnded(epoch, run.epochLoss());
            }
            if (unseen.isPresent() && epoch - unseen.get().bestEpoch() >= patience) {
                return log.endedBy(TrainingLog.End.STOPPED_EARLY);
            }
        }
        return log;
    }

    private void check(String nameOfX, Matrix X, String nameOfY, Matrix Y) {
        X.checkShape(nameOfX, X.rows(), network.inputs());
        Y.checkShape(nameOfY, X.rows(), network.outputs());
        X.checkFinite(nameOfX);
        Y.checkFinite(nameOfY);
        loss.checkTruth(Y);
    }
}
