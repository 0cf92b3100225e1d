package backprop.classroom;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One line on the page that tells how far a long computation is, and is rewritten in place as it goes on:
 *
 * <pre>{@code
 * epoch 412,000 of 1,000,000 (41 %), loss 0.490, about 50 s left
 * }</pre>
 *
 * The line that stays, once the end is reached, bears no time, so that a notebook's outputs are the same after each run.
 */
public final class Progress {
    /** Five lines a second are as many as an eye can follow; more would only load the browser. */
    private static final long NANOS_BETWEEN_LINES = 200_000_000;

    /** A line that is slow to write is written less often, so that lines never take more than a fiftieth of the time. */
    private static final long MOST_SHARE = 50;

    /** An estimate from less than this jumps about while the JVM warms up. */
    private static final long NANOS_BEFORE_ESTIMATE = 2_000_000_000;

    private final String unit;
    private final long total;
    private final String quantity;
    private final LongSupplier clock;
    private final Consumer<String> line;
    private final long start;
    private long nextLine;
    private long done;
    private double value;

    /**
     * Puts the line onto the page.
     *
     * @param unit what is counted, for example {@code epoch}
     * @param total how many of them there will be, at least 1
     * @param quantity what is watched, for example {@code loss}
     */
    public Progress(String unit, long total, String quantity) {
        this(unit, total, quantity, System::nanoTime, lineOnPage());
    }

    Progress(String unit, long total, String quantity, LongSupplier clock, Consumer<String> line) {
        if (total < 1) {
            throw new IllegalArgumentException("a progress to " + total + "; it must be to at least 1");
        }
        this.unit = unit;
        this.total = total;
        this.quantity = quantity;
        this.clock = clock;
        this.line = line;
        start = clock.getAsLong();
        nextLine = start + NANOS_BETWEEN_LINES;
        line.accept(count());
    }

    /**
     * Rewrites the line, unless it was rewritten less than a fifth of a second ago, or writing it takes long; so this may be
     * called as often as you like. At the total it is always rewritten. Fits as a training's listener: {@code listener(100, progress::at)}.
     *
     * @param done how many are done
     * @param value the watched quantity, shown with three digits
     */
    public void at(long done, double value) {
        this.done = done;
        this.value = value;
        if (done >= total) {
            end();
            return;
        }
        long now = clock.getAsLong();
        if (now - nextLine >= 0) {
            line.accept(count() + share() + watched() + timeLeft(now));
            nextLine = now + Math.max(NANOS_BETWEEN_LINES, MOST_SHARE * (clock.getAsLong() - now));
        }
    }

    /** Rewrites the line without the time left. Needed only where a computation may stop early, for example by ■. */
    public void end() {
        line.accept(count() + watched());
    }

    private String count() {
        return String.format(Locale.ROOT, "%s %,d of %,d", unit, done, total);
    }

    private String share() {
        return " (" + 100 * done / total + " %)";
    }

    private String watched() {
        return done == 0 ? "" : String.format(Locale.ROOT, ", %s %.3g", quantity, value);
    }

    private String timeLeft(long now) {
        long spent = now - start;
        if (spent < NANOS_BEFORE_ESTIMATE || done < 1) {
            return "";
        }
        return String.format(Locale.ROOT, ", about %.0f s left", spent / 1e9 / done * (total - done));
    }

    private static Consumer<String> lineOnPage() {
        String id = KernelDisplay.show(Map.of("text/plain", ""), Map.of());
        return text -> KernelDisplay.update(id, Map.of("text/plain", text), Map.of());
    }
}
