package backprop;

import java.util.Arrays;
import java.util.Locale;

/**
 * The losses of a training. The loss of an epoch is that of the forward pass before the epoch's update, as the articles
 * print it, with the L2 term if there is one; with mini-batches it is the mean of the batches' losses, each weighted by
 * its number of examples.
 */
public final class TrainingLog {
    private final double[] losses;
    private final boolean interrupted;

    TrainingLog(double[] losses, boolean interrupted) {
        this.losses = losses;
        this.interrupted = interrupted;
    }

    /** The number of epochs that were completed. */
    public int epochs() {
        return losses.length;
    }

    /** The loss of an epoch, counted from 1. */
    public double loss(int epoch) {
        if (epoch < 1 || epoch > losses.length) {
            throw new IndexOutOfBoundsException(
                    "epoch %d; this log has epochs 1 to %d".formatted(epoch, losses.length));
        }
        return losses[epoch - 1];
    }

    /** The losses of all epochs, copied; the loss of epoch 1 is at index 0. */
    public double[] losses() {
        return losses.clone();
    }

    /** Whether the training was stopped by an interrupt before its last epoch; what was learnt until then is kept. */
    public boolean interrupted() {
        return interrupted;
    }

    /** For example {@code 500 epochs, loss 2.6e+07 -> 6.7e-05}. */
    @Override
    public String toString() {
        if (losses.length == 0) {
            return interrupted ? "interrupted in the first epoch" : "no epochs";
        }
        return String.format(
                Locale.ROOT,
                "%d epochs, loss %.4g \u2192 %.4g%s",
                losses.length,
                losses[0],
                losses[losses.length - 1],
                interrupted ? ", interrupted" : "");
    }

    /** Collects losses while training goes on. */
    static final class Builder {
        private double[] losses = new double[64];
        private int count;

        void add(double loss) {
            if (count == losses.length) {
                losses = Arrays.copyOf(losses, 2 * count);
            }
            losses[count++] = loss;
        }

        TrainingLog build(boolean interrupted) {
            return new TrainingLog(Arrays.copyOf(losses, count), interrupted);
        }
    }
}
