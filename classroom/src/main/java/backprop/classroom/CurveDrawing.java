package backprop.classroom;

import backprop.classroom.drawing.Drawing;
import backprop.classroom.drawing.Lettering;
import backprop.classroom.drawing.Pen;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Falling curves over the whole way of a training, even if it has come only a part of it. */
final class CurveDrawing {
    private static final int HEIGHT = 310;
    private static final int TOP = Paper.TITLE_HEIGHT + 16;
    private static final int LEFT = 70;
    private static final int RIGHT = 110;
    private static final int BOTTOM = 52;
    private static final int TICKS = 5;

    /** From this ratio of the greatest to the least value on, equal steps up are equal factors. */
    private static final double LOGARITHMIC_FROM = 100;

    private static final Color[] COLOURS = {Palette.BLUE, Palette.VERMILION};

    /** A curve and its name. */
    record Named(String name, ThinnedCurve curve) {}

    private final String title;
    private final String xLabel;
    private final double to;
    private final List<Named> curves;
    private final boolean isLogarithmic;
    private final double low;
    private final double high;

    /**
     * The curves on an axis from 0.
     *
     * @param to the end of the horizontal axis
     */
    CurveDrawing(String title, String xLabel, double to, List<Named> curves) {
        this.title = title;
        this.xLabel = xLabel;
        this.to = to;
        this.curves = curves.stream().filter(named -> !named.curve.isEmpty()).toList();
        double[] values = this.curves.stream()
                .flatMapToDouble(named -> Arrays.stream(named.curve.y()))
                .filter(Double::isFinite)
                .toArray();
        double least = DoubleStream.of(values).min().orElse(0);
        double greatest = DoubleStream.of(values).max().orElse(1);
        isLogarithmic = least > 0 && greatest / least >= LOGARITHMIC_FROM;
        low = isLogarithmic ? Math.floor(Math.log10(least)) : Math.min(0, least);
        double top = isLogarithmic ? Math.ceil(Math.log10(greatest)) : greatest;
        high = top > low ? top : low + 1;
    }

    /**
     * The picture.
     *
     * @param caption a line below the title
     */
    Drawing drawing(String caption) {
        Drawing drawing = Paper.titled(title, Paper.WIDTH, HEIGHT);
        drawing.text(Paper.WIDTH / 2.0, 45, caption, Paper.SMALL);
        drawAxes(drawing);
        double[] ends = new double[curves.size()];
        for (int i = 0; i < curves.size(); i++) {
            drawCurve(drawing, curves.get(i).curve, COLOURS[i]);
            double last = curves.get(i).curve.lastY();
            ends[i] = isDrawable(last) ? y(last) : TOP;
        }
        nameEnds(drawing, ends);
        return drawing;
    }

    private void drawAxes(Drawing drawing) {
        for (double tick : isLogarithmic ? powers() : roundSteps(low, high)) {
            double y = place(tick);
            drawing.line(LEFT, y, Paper.WIDTH - RIGHT, y, Pen.of(Palette.GRID, 1));
            String label = isLogarithmic ? LogarithmicAxes.power(tick) : NumberText.of(tick);
            drawing.text(LEFT - 8, y + 4, label, Paper.SMALL.from(Lettering.Anchor.END));
        }
        double base = HEIGHT - BOTTOM;
        for (double tick : roundSteps(0, to)) {
            drawing.line(x(tick), base, x(tick), base + 4, Paper.INK);
            drawing.text(x(tick), base + 18, String.format(Locale.ROOT, "%,.0f", tick), Paper.SMALL);
        }
        drawing.line(LEFT, base, Paper.WIDTH - RIGHT, base, Paper.INK);
        drawing.text((LEFT + Paper.WIDTH - RIGHT) / 2.0, base + 40, xLabel, Paper.TEXT);
    }

    /** Whole powers of ten, at most six of them. */
    private double[] powers() {
        int step = (int) Math.ceil((high - low) / TICKS);
        return DoubleStream.iterate(low, power -> power <= high, power -> power + step)
                .toArray();
    }

    /** Steps of 1, 2 or 5 times a power of ten. */
    private static double[] roundSteps(double from, double to) {
        double raw = (to - from) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double share = raw / power;
        double step = power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(from / step); k * step <= to * (1 + 1e-9); k++) {
            ticks.add(k * step);
        }
        return ticks.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The pieces between numbers that have no place. */
    private void drawCurve(Drawing drawing, ThinnedCurve curve, Color colour) {
        double[] xs = curve.x();
        double[] ys = curve.y();
        List<Double> piece = new ArrayList<>();
        for (int i = 0; i <= xs.length; i++) {
            if (i < xs.length && isDrawable(ys[i])) {
                piece.add(x(xs[i]));
                piece.add(y(ys[i]));
            } else if (!piece.isEmpty()) {
                drawing.path(
                        Pen.of(colour, 2),
                        piece.stream().mapToDouble(Double::doubleValue).toArray());
                piece.clear();
            }
        }
    }

    private void nameEnds(Drawing drawing, double[] ends) {
        Integer[] order = new Integer[ends.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(ends[i], ends[j]));
        double[] places =
                HouseChart.apart(Arrays.stream(order).mapToDouble(i -> ends[i]).toArray(), HEIGHT - BOTTOM);
        for (int i = 0; i < order.length; i++) {
            Named named = curves.get(order[i]);
            double x = Math.min(x(named.curve.lastX()), Paper.WIDTH - RIGHT);
            drawing.text(
                    x + 6,
                    places[i] + 4,
                    named.name,
                    Paper.small(COLOURS[order[i]]).from(Lettering.Anchor.START));
        }
    }

    private boolean isDrawable(double value) {
        return Double.isFinite(value) && (!isLogarithmic || value > 0);
    }

    private double x(double value) {
        return LEFT + value / to * (Paper.WIDTH - RIGHT - LEFT);
    }

    private double y(double value) {
        return place(isLogarithmic ? Math.log10(value) : value);
    }

    private double place(double onAxis) {
        double base = HEIGHT - BOTTOM;
        return base - (onAxis - low) / (high - low) * (base - TOP);
    }
}
