package backprop.engine;

import java.util.function.LongSupplier;

/**
 * Whether threads share the work of a training's steps or the caller does all of it: what takes less time. Which is it
 * cannot be told from the sizes alone: two processors may be halves of one core, or far from each other, and what one has
 * written must be fetched by the other. So now and then a few steps are done the other way, and are timed beside as many of
 * the usual way. Both give the same result, bit for bit.
 */
final class ThreadChoice {
    /** Steps until the first trial; the next one comes after twice as many. A choice that was changed is tried again soon. */
    private static final int FIRST_TRIAL = 32;

    private static final int RAREST_TRIAL = 4096;

    /** Steps of each way in a trial, of which the fastest counts: the first one finds the caches as the other way left them. */
    private static final int TRIES = 4;

    /** In nanoseconds: a longer step is worth sharing anyway, and a trial would cost too much. */
    private static final long LONGEST_STEP = 2_000_000;

    private final LongSupplier clock;

    /** Whether the caller works alone when there is no trial. */
    private boolean alone;

    private int untilTrial = FIRST_TRIAL;

    /** The steps since the last trial, with the one that is under way. */
    private int steps;

    private long began;
    private long usual = Long.MAX_VALUE;
    private long tried = Long.MAX_VALUE;

    /** @param clock in nanoseconds */
    ThreadChoice(LongSupplier clock) {
        this.clock = clock;
    }

    /** Ends the step that is under way, begins the next one, and tells whether the caller is to do that alone. */
    boolean nextIsAlone() {
        long now = clock.getAsLong();
        if (steps > 0) {
            ended(now - began);
        }
        began = now;
        steps++;
        return alone != isTrial();
    }

    /** Whether the step under way is done the other way. */
    private boolean isTrial() {
        return steps > untilTrial && steps <= untilTrial + TRIES;
    }

    private void ended(long time) {
        if (steps == untilTrial && time > LONGEST_STEP) {
            steps = 0;
        } else if (isTrial()) {
            tried = Math.min(tried, time);
        } else if (steps > untilTrial) {
            usual = Math.min(usual, time);
        }
        if (steps == untilTrial + 2 * TRIES) {
            decide();
        }
    }

    /** Less than a sixth may be chance, and to change costs time, too. */
    private void decide() {
        boolean better = tried < usual - usual / 6;
        alone = alone != better;
        untilTrial = better ? FIRST_TRIAL : Math.min(2 * untilTrial, RAREST_TRIAL);
        steps = 0;
        usual = Long.MAX_VALUE;
        tried = Long.MAX_VALUE;
    }
}
