package backprop;

import java.util.Arrays;
import java.util.Locale;

/**
 * How a training went, epoch by epoch.
 *
 * <p>The loss of an epoch is that of the forward pass before the epoch's update, as the articles print it, with the L2
 * term if there is one; with mini-batches it is the mean of the batches' losses, each weighted by its number of
 * examples. The accuracy comes from the same passes. On the validation data both are measured after the epoch's last
 * update, and without the L2 term.
 */
public final class TrainingLog {
    private final Curve losses = new Curve();
    private final Curve accuracies = new Curve();
    private final Curve validationLosses = new Curve();
    private final Curve validationAccuracies = new Curve();
    private End end = End.LAST_EPOCH;

    /** How the training ended. */
    enum End {
        LAST_EPOCH(""),
        STOPPED_EARLY(", stopped early"),
        INTERRUPTED(", interrupted");

        private final String text;

        End(String text) {
            this.text = text;
        }
    }

    TrainingLog() {}

    void add(TrainingRun run) {
        losses.add(run.epochLoss());
        if (run.hasAccuracy()) {
            accuracies.add(run.accuracy());
        }
    }

    void add(Validation validation) {
        validationLosses.add(validation.loss());
        if (validation.hasAccuracy()) {
            validationAccuracies.add(validation.accuracy());
        }
    }

    TrainingLog endedBy(End end) {
        this.end = end;
        return this;
    }

    /** The number of epochs that were completed. */
    public int epochs() {
        return losses.count;
    }

    /**
     * The loss of an epoch.
     *
     * @param epoch counted from 1
     * @throws IndexOutOfBoundsException if it was not completed
     */
    public double loss(int epoch) {
        if (epoch < 1 || epoch > losses.count) {
            throw new IndexOutOfBoundsException("epoch %d; this log has epochs 1 to %d".formatted(epoch, losses.count));
        }
        return losses.values[epoch - 1];
    }

    /** The losses of all epochs, copied; the loss of epoch 1 is at index 0. */
    public double[] losses() {
        return losses.copy();
    }

    /**
     * The accuracies of all epochs, 0 to 1, copied: see {@link Classification#accuracy(Matrix, Matrix)}. Empty unless
     * the right outputs are one-hot, or one column of 0 and 1.
     */
    public double[] accuracies() {
        return accuracies.copy();
    }

    /** The losses on the validation data, copied; empty if there were none. */
    public double[] validationLosses() {
        return validationLosses.copy();
    }

    /** The accuracies on the validation data, copied; empty where {@link #accuracies} would be. */
    public double[] validationAccuracies() {
        return validationAccuracies.copy();
    }

    /** The epoch with the least loss, on the validation data if there were any; 0 if no epoch was completed. */
    public int bestEpoch() {
        Curve watched = validationLosses.count > 0 ? validationLosses : losses;
        int best = Math.min(1, watched.count);
        for (int epoch = 2; epoch <= watched.count; epoch++) {
            best = watched.values[epoch - 1] < watched.values[best - 1] ? epoch : best;
        }
        return best;
    }

    /** Whether the training ended before its last epoch because the validation loss did not become less any more. */
    public boolean stoppedEarly() {
        return end == End.STOPPED_EARLY;
    }

    /** Whether the training was stopped by an interrupt before its last epoch; what was learnt until then is kept. */
    public boolean interrupted() {
        return end == End.INTERRUPTED;
    }

    /** For example {@code 500 epochs, loss 2.6e+07 -> 6.7e-05}; with validation data, a line about these follows. */
    @Override
    public String toString() {
        if (losses.count == 0) {
            return interrupted() ? "interrupted in the first epoch" : "no epochs";
        }
        String text = losses.count + " epochs, loss " + losses.fromTo() + end.text;
        if (validationLosses.count > 0) {
            text += accuracies.last() + "\nvalidation loss " + validationLosses.fromTo() + validationAccuracies.last()
                    + ", least in epoch " + bestEpoch();
        }
        return text;
    }

    /** A number for each epoch, of which one does not know how many there will be. */
    private static final class Curve {
        private double[] values = {};
        private int count;

        void add(double value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, Math.max(64, 2 * count));
            }
            values[count++] = value;
        }

        double[] copy() {
            return Arrays.copyOf(values, count);
        }

        String fromTo() {
            return String.format(Locale.ROOT, "%.4g \u2192 %.4g", values[0], values[count - 1]);
        }

        String last() {
            return count == 0 ? "" : String.format(Locale.ROOT, ", accuracy %.1f %%", 100 * values[count - 1]);
        }
    }
}
