package backprop.classroom;

import backprop.Matrix;
import backprop.Training;
import backprop.TrainingLog;
import backprop.classroom.drawing.Drawing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A training that can be watched: a bar with its share, the time left and the loss, and below it the curve of the
 * loss, which grows as it runs. In the end the curve stays as a chart, without any time, so that a notebook's outputs
 * are the same after each run. Stopped by ■, it keeps the curve as far as it came.
 *
 * <pre>{@code
 * TrainingLog log = LiveCurve.train("XOR", training, X, Y, 5000);
 * }</pre>
 *
 * For a loop of your own, call {@link #at} after each epoch; it costs next to nothing, since the page is rewritten
 * five times a second at most and for less than a fiftieth of the time.
 */
public final class LiveCurve {
    private final String title;
    private final String unit;
    private final long total;
    private final String quantity;
    private final Page page;
    private final ThinnedCurve values = new ThinnedCurve();
    private final ThinnedCurve unseen = new ThinnedCurve();
    private final Progress progress;
    private boolean hasEnded;

    /**
     * Puts the bar onto the page.
     *
     * @param title what is trained
     * @param unit what is counted, for example {@code epoch}
     * @param total how many of them there will be, at least 1
     * @param quantity what is watched, for example {@code loss}
     */
    public LiveCurve(String title, String unit, long total, String quantity) {
        this(title, unit, total, quantity, System::nanoTime, placeOnPage());
    }

    LiveCurve(String title, String unit, long total, String quantity, LongSupplier clock, Page page) {
        this.title = title;
        this.unit = unit;
        this.total = total;
        this.quantity = quantity;
        this.page = page;
        progress = new Progress(unit, total, quantity, clock, this::rewrite);
    }

    /**
     * Runs a training and shows its loss as it goes; it is told as another listener.
     *
     * @param title what is trained
     * @param training how; its network is modified
     * @param X n×inputs
     * @param Y n×outputs
     * @param epochs how many
     * @return what {@link Training#run} returns; if ■ stopped it, the epochs until then
     */
    public static TrainingLog train(String title, Training training, Matrix X, Matrix Y, int epochs) {
        LiveCurve curve = new LiveCurve(title, "epoch", epochs, "loss");
        try {
            return training.listener(1, curve::at).run(X, Y, epochs);
        } finally {
            curve.end();
        }
    }

    /**
     * So many are done, and this is the watched quantity. At the total, the chart takes the bar's place. Fits as a
     * training's listener: {@code listener(1, curve::at)}.
     */
    public void at(long done, double value) {
        values.add((double) done, value);
        hasEnded |= done >= total;
        progress.at(done, value);
    }

    /**
     * The same quantity on examples that are not learnt from, for a second curve. How often you measure it is up to
     * you: it takes a forward pass of these examples each time.
     */
    public void validation(long done, double value) {
        unseen.add((double) done, value);
        if (hasEnded) {
            progress.end();
        }
    }

    /** Leaves the chart. Needed only where a computation may stop early, for example by ■. */
    public void end() {
        if (!hasEnded) {
            hasEnded = true;
            progress.end();
        }
    }

    private void rewrite(String line) {
        if (hasEnded) {
            page.chart(Picture.of(drawing(line)), line, description());
            return;
        }
        double share = 100 * values.lastX() / total;
        String bar = String.format(
                Locale.ROOT,
                "<div style=\"width:760px;height:8px;background:#dcdad4\">"
                        + "<div style=\"width:%.1f%%;height:8px;background:#0072b2\"></div></div>",
                share);
        String html = "<div>" + bar + "<pre>" + HtmlTable.escaped(line) + "</pre>"
                + (values.isEmpty() ? "" : drawing("").svg(line)) + "</div>";
        page.live(html, line);
    }

    Drawing drawing(String caption) {
        return new CurveDrawing(
                        title,
                        unit,
                        total,
                        List.of(new CurveDrawing.Named(quantity, values), new CurveDrawing.Named("validation", unseen)))
                .drawing(caption);
    }

    /** What the chart shows, for those who can't see it. */
    private String description() {
        if (values.isEmpty()) {
            return title + ": stopped before the first " + unit + " was done.";
        }
        String way = String.format(
                Locale.ROOT,
                "%s: the %s goes from %s to %s at %s %,d of %,d.",
                title,
                quantity,
                NumberText.of(values.firstY()),
                NumberText.of(values.lastY()),
                unit,
                (long) values.lastX(),
                total);
        return unseen.isEmpty()
                ? way
                : way + " On examples that are not learnt from it goes from " + NumberText.of(unseen.firstY()) + " to "
                        + NumberText.of(unseen.lastY()) + ".";
    }

    private static Page placeOnPage() {
        String place = KernelDisplay.show(Map.of("text/plain", ""), Map.of());
        String below = KernelDisplay.show(Map.of("text/plain", ""), Map.of());
        return new Page() {
            @Override
            public void live(String html, String line) {
                KernelDisplay.update(place, Map.of("text/html", html, "text/plain", line), Map.of());
            }

            @Override
            public void chart(Picture picture, String line, String description) {
                Map<String, String> forms = picture.forms();
                forms.put("text/plain", line);
                KernelDisplay.update(place, forms, picture.about(description));
                KernelDisplay.update(below, Show.caption(picture, description), Map.of());
            }
        };
    }

    /** Where the curve is seen: one place, which is rewritten. */
    interface Page {
        /** While the training runs. */
        void live(String html, String line);

        /** In its place at the end, with the caption below. */
        void chart(Picture picture, String line, String description);
    }
}
