package backprop;

/**
 * How far a step goes down the gradient, epoch by epoch. A lambda does for a schedule of your own:
 * {@code epoch -> 0.1 / Math.sqrt(epoch)}.
 */
@FunctionalInterface
public interface LearningRate {
    /** The greatest rate that an optimizer takes: a step by a greater one could end beyond all numbers. */
    double GREATEST = 1e100;

    /**
     * The rate in an epoch, at least 0 and at most {@link #GREATEST}.
     *
     * @param epoch counted from 1
     */
    double at(int epoch);

    /**
     * rate, in every epoch.
     *
     * @throws IllegalArgumentException if the rate is not above 0 and at most {@link #GREATEST}
     */
    static LearningRate constant(double rate) {
        if (!(rate > 0 && rate <= GREATEST)) {
            throw new IllegalArgumentException(
                    "learning rate %s; it must be above 0 and at most %s".formatted(rate, GREATEST));
        }
        return epoch -> rate;
    }

    /**
     * rate * factor^floor((epoch - 1) / epochs): constant for this many epochs, then multiplied by the factor, and so
     * on.
     *
     * @param factor above 0, for example 0.1
     * @throws IllegalArgumentException if the rate or the factor is not above 0, or epochs not at least 1
     */
    static LearningRate step(double rate, double factor, int epochs) {
        if (!(factor > 0) || epochs < 1) {
            throw new IllegalArgumentException(
                    "a factor of %s every %d epochs; it must be above 0, every 1 or more".formatted(factor, epochs));
        }
        double first = constant(rate).at(1);
        return epoch -> first * Math.pow(factor, Math.floorDiv(epoch - 1, epochs));
    }

    /**
     * rate * factor^(epoch - 1).
     *
     * @param factor above 0, for example 0.99
     * @throws IllegalArgumentException if the rate or the factor is not above 0
     */
    static LearningRate exponential(double rate, double factor) {
        return step(rate, factor, 1);
    }

    /**
     * rate / 2 * (1 + cos(pi * (epoch - 1) / epochs)), and 0 after these epochs: half a wave, from the rate down to 0.
     * I. Loshchilov and F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts" (2017), without restarts.
     *
     * @throws IllegalArgumentException if the rate is not above 0, or epochs not at least 1
     */
    static LearningRate cosine(double rate, int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("half a wave of %d epochs; it needs at least 1".formatted(epochs));
        }
        double half = constant(rate).at(1) / 2;
        return epoch -> epoch > epochs ? 0 : half * (1 + Math.cos(Math.PI * (epoch - 1) / epochs));
    }
}
