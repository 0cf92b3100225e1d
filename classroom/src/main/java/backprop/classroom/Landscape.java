package backprop.classroom;

import backprop.classroom.drawing.Drawing;
import backprop.classroom.drawing.Lettering;
import backprop.classroom.drawing.Pen;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * The loss over two weights, seen from above as on a map: the darker, the higher, with steps that grow by equal factors; and
 * on it the ways that trainings took.
 *
 * <pre>{@code
 * new Landscape("title", "w1", "w2", 0, 3, 0, 3, (w1, w2) -> loss(w1, w2)).path("learning rate 0.1", w1s, w2s).picture()
 * }</pre>
 */
public final class Landscape {
    private static final int SIDE = 440;
    private static final int LEFT = 70;
    private static final int BOTTOM = 56;
    private static final int SQUARES = 110;
    private static final double SQUARE = (double) SIDE / SQUARES;
    private static final int BANDS = 12;
    private static final Color HIGH = new Color(0x6B6B6B);
    private static final double LEGEND_X = LEFT + SIDE + 24.0;

    private static final Color[] PATHS = {Palette.BLUE, Palette.VERMILION, new Color(0x009E73), new Color(0x7A2E5D)};

    private static final class Route {
        private final String name;
        private final double[] x;
        private final double[] y;

        Route(String name, double[] x, double[] y) {
            this.name = name;
            this.x = x;
            this.y = y;
        }
    }

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final double xFrom;
    private final double xTo;
    private final double yFrom;
    private final double yTo;
    private final double[] heights = new double[SQUARES * SQUARES];
    private final List<Route> paths = new ArrayList<>();

    /**
     * The map, without paths.
     *
     * @param title what it shows
     * @param xLabel the name of the first weight
     * @param yLabel the name of the second weight
     * @param xFrom the least value of the first weight
     * @param xTo its greatest value
     * @param yFrom the least value of the second weight
     * @param yTo its greatest value
     * @param loss gives a loss for the two weights; it is asked at some ten thousand places
     */
    public Landscape(
            String title,
            String xLabel,
            String yLabel,
            double xFrom,
            double xTo,
            double yFrom,
            double yTo,
            DoubleBinaryOperator loss) {
        if (!(xFrom < xTo) || !(yFrom < yTo)) {
            throw new IllegalArgumentException("weights from %s to %s and from %s to %s; each first must be smaller"
                    .formatted(xFrom, xTo, yFrom, yTo));
        }
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.xFrom = xFrom;
        this.xTo = xTo;
        this.yFrom = yFrom;
        this.yTo = yTo;
        for (int i = 0; i < heights.length; i++) {
            int row = i / SQUARES;
            double x = xFrom + (i % SQUARES + 0.5) / SQUARES * (xTo - xFrom);
            double y = yTo - (row + 0.5) / SQUARES * (yTo - yFrom);
            heights[i] = loss.applyAsDouble(x, y);
        }
    }

    /**
     * Adds the way of a training: the two weights after each step, the start first. What leaves the map is not drawn.
     *
     * @throws IllegalArgumentException if the two are not equally many, or none, or there are four paths already
     */
    public Landscape path(String name, double[] x, double[] y) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(
                    "a path of %d first and %d second weights; give as many of both".formatted(x.length, y.length));
        }
        if (paths.size() == PATHS.length) {
            throw new IllegalArgumentException("a fifth path; there is room for " + PATHS.length);
        }
        paths.add(new Route(name, x.clone(), y.clone()));
        return this;
    }

    /** The picture. */
    public Picture picture() {
        return Picture.of(drawing());
    }

    /** The picture's shapes. */
    Drawing drawing() {
        Drawing drawing = Paper.titled(title, Paper.WIDTH, Paper.TITLE_HEIGHT + SIDE + BOTTOM);
        double least = Arrays.stream(heights).filter(value -> value > 0).min().orElse(1);
        double greatest = Arrays.stream(heights).filter(Double::isFinite).max().orElse(1);
        drawMap(drawing, least, greatest);
        for (int i = 0; i < paths.size(); i++) {
            drawPath(drawing, paths.get(i), PATHS[i]);
        }
        drawing.box(LEFT, Paper.TITLE_HEIGHT, SIDE, SIDE, 0, Drawing.CLEAR, Paper.INK);
        drawAxes(drawing);
        drawLegend(drawing, least, greatest);
        return drawing;
    }

    private void drawMap(Drawing drawing, double least, double greatest) {
        for (int i = 0; i < heights.length; i++) {
            int band = band(heights[i], least, greatest);
            int end = i;
            while ((end + 1) % SQUARES != 0 && band(heights[end + 1], least, greatest) == band) {
                end++;
            }
            int row = i / SQUARES;
            drawing.box(
                    LEFT + i % SQUARES * SQUARE,
                    Paper.TITLE_HEIGHT + row * SQUARE,
                    (end - i + 1) * SQUARE,
                    SQUARE,
                    0,
                    colour(band),
                    Pen.NONE);
            i = end;
        }
    }

    /** Equal factors are equal steps; the lowest band begins a thousandth below the highest place. */
    private static int band(double height, double least, double greatest) {
        if (!(height > 0)) {
            return Double.isNaN(height) ? BANDS - 1 : 0;
        }
        double floor = Math.max(least, greatest / 1000);
        double share = Math.log(height / floor) / Math.log(greatest / floor);
        return (int) Math.max(0, Math.min(BANDS - 1, Math.floor(share * BANDS)));
    }

    private static Color colour(int band) {
        return Palette.mix(Color.WHITE, HIGH, (double) band / (BANDS - 1));
    }

    private void drawPath(Drawing drawing, Route path, Color colour) {
        int end = 0;
        while (end < path.x.length && isOnMap(path.x[end], path.y[end])) {
            end++;
        }
        double[] points = new double[2 * end];
        for (int i = 0; i < end; i++) {
            points[2 * i] = x(path.x[i]);
            points[2 * i + 1] = y(path.y[i]);
        }
        drawing.path(Pen.of(Color.WHITE, 4), points);
        drawing.path(Pen.of(colour, 2), points);
        for (int i = 0; i < end; i++) {
            drawing.circle(points[2 * i], points[2 * i + 1], i == 0 ? 6 : 3, i == 0 ? Palette.INK : colour, Pen.NONE);
        }
    }

    private boolean isOnMap(double x, double y) {
        return x >= xFrom && x <= xTo && y >= yFrom && y <= yTo;
    }

    private double x(double value) {
        return LEFT + (value - xFrom) / (xTo - xFrom) * SIDE;
    }

    private double y(double value) {
        return Paper.TITLE_HEIGHT + (yTo - value) / (yTo - yFrom) * SIDE;
    }

    private void drawAxes(Drawing drawing) {
        double base = Paper.TITLE_HEIGHT + SIDE;
        for (int tick = 0; tick <= 4; tick++) {
            double xValue = xFrom + tick * (xTo - xFrom) / 4;
            double yValue = yFrom + tick * (yTo - yFrom) / 4;
            drawing.text(x(xValue), base + 17, NumberText.of(xValue), Paper.SMALL);
            drawing.text(LEFT - 8, y(yValue) + 4, NumberText.of(yValue), Paper.SMALL.from(Lettering.Anchor.END));
        }
        drawing.text(LEFT + SIDE / 2.0, base + 38, xLabel, Paper.TEXT);
        drawing.text(6, Paper.TITLE_HEIGHT + SIDE / 2.0 - 40, yLabel, Paper.TEXT.from(Lettering.Anchor.START));
    }

    private void drawLegend(Drawing drawing, double least, double greatest) {
        Lettering text = Paper.SMALL.from(Lettering.Anchor.START);
        double y = Paper.TITLE_HEIGHT + 12;
        drawing.circle(LEGEND_X + 12, y - 4, 6, Palette.INK, Pen.NONE);
        drawing.text(LEGEND_X + 32, y, "start", text);
        for (int i = 0; i < paths.size(); i++) {
            y += 26;
            drawing.line(LEGEND_X, y - 4, LEGEND_X + 24, y - 4, Pen.of(PATHS[i], 2));
            drawing.circle(LEGEND_X + 12, y - 4, 3, PATHS[i], Pen.NONE);
            drawing.text(LEGEND_X + 32, y, paths.get(i).name, text);
        }
        y += 40;
        drawing.text(LEGEND_X, y, "loss", text.inBold());
        double floor = Math.max(least, greatest / 1000);
        for (int band = BANDS - 1; band >= 0; band--) {
            double top = y + 10 + (BANDS - 1 - band) * 16;
            drawing.box(LEGEND_X, top, 24, 16, 0, colour(band), Paper.INK);
            if (band % 3 == 0) {
                double value = floor * Math.pow(greatest / floor, (double) band / BANDS);
                String from = band == 0 ? "less" : NumberText.of(value);
                drawing.text(LEGEND_X + 32, top + (band == 0 ? 12 : 20), from, text);
            }
        }
    }
}
