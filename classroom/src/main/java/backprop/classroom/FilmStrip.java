package backprop.classroom;

import backprop.Layer;
import backprop.Network;
import backprop.classroom.drawing.Drawing;
import backprop.classroom.drawing.Lettering;
import backprop.classroom.drawing.Pen;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Pictures of a network's answers side by side, as it learns. Each is the plane of its two inputs, coloured in five bands
 * from 0 (blue) to 1 (vermilion), with a line for each unit of the first hidden layer, where its z is 0: there a ReLU bends.
 *
 * <pre>{@code
 * var strip = new FilmStrip("XOR", -0.5, 1.5).mark(0, 0, 0).mark(0, 1, 1).mark(1, 0, 1).mark(1, 1, 0);
 * strip.add("epoch 0", network);
 * }</pre>
 */
public final class FilmStrip {
    private static final int PER_LINE = 3;
    private static final int SIDE = 220;
    private static final int GAP = 20;
    private static final int CAPTION_HEIGHT = 28;
    private static final int LEGEND_HEIGHT = 40;

    /** The network is asked at the centres of so many by so many squares. */
    private static final int SQUARES = 110;

    private static final double SQUARE = (double) SIDE / SQUARES;

    /** The classes' border lies here. */
    private static final double MIDDLE = 0.5;

    private static final class Frame {
        private final String caption;
        private final int[] bands;
        private final List<double[]> lines;

        Frame(String caption, int[] bands, List<double[]> lines) {
            this.caption = caption;
            this.bands = bands;
            this.lines = lines;
        }
    }

    private final String title;
    private final double from;
    private final double to;
    private final List<double[]> marks = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();

    /**
     * A strip without pictures.
     *
     * @param title what it shows
     * @param from the lower end of both inputs
     * @param to their upper end
     */
    public FilmStrip(String title, double from, double to) {
        if (!(from < to)) {
            throw new IllegalArgumentException("inputs from %s to %s; the first must be smaller".formatted(from, to));
        }
        this.title = title;
        this.from = from;
        this.to = to;
    }

    /** Marks an example on each picture: a filled triangle if its target is above one half, an open circle if not. */
    public FilmStrip mark(double x1, double x2, double target) {
        marks.add(new double[] {x1, x2, target});
        return this;
    }

    /**
     * Adds the picture of what a network answers now; it may go on learning afterwards.
     *
     * @param caption a text below the picture
     * @param network with two inputs and one output; not modified
     * @throws IllegalArgumentException if it has others
     */
    public FilmStrip add(String caption, Network network) {
        if (network.inputs() != 2 || network.outputs() != 1) {
            throw new IllegalArgumentException("a network with %d inputs and %d outputs; a film strip needs 2 and 1"
                    .formatted(network.inputs(), network.outputs()));
        }
        Layer first = network.layer(0);
        List<double[]> lines = new ArrayList<>();
        for (int unit = 0; network.layers().size() > 1 && unit < first.outputs(); unit++) {
            border(first.W().get(0, unit), first.W().get(1, unit), first.b().get(0, unit), lines);
        }
        return add(caption, (x1, x2) -> network.predict(x1, x2)[0], lines);
    }

    private FilmStrip add(String caption, DoubleBinaryOperator answer, List<double[]> lines) {
        int[] bands = new int[SQUARES * SQUARES];
        double step = (to - from) / SQUARES;
        for (int i = 0; i < bands.length; i++) {
            int row = i / SQUARES;
            double x1 = from + (i % SQUARES + 0.5) * step;
            double x2 = from + (SQUARES - row - 0.5) * step;
            bands[i] = Surfaces.band(answer.applyAsDouble(x1, x2));
        }
        frames.add(new Frame(caption, bands, lines));
        return this;
    }

    /** The two ends of the line w1·x1 + w2·x2 + b = 0 inside the square, if it crosses it: x1, x2, x1, x2. */
    private void border(double w1, double w2, double b, List<double[]> lines) {
        List<Double> ends = new ArrayList<>();
        for (double edge : new double[] {from, to}) {
            addEnd(ends, edge, -(w1 * edge + b) / w2, false);
        }
        for (double edge : new double[] {from, to}) {
            addEnd(ends, edge, -(w2 * edge + b) / w1, true);
        }
        if (ends.size() >= 4) {
            lines.add(
                    ends.subList(0, 4).stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /** Where the line meets an edge of the square; a corner belongs to the vertical edges. */
    private void addEnd(List<Double> ends, double edge, double other, boolean isHorizontalEdge) {
        if (isHorizontalEdge ? other > from && other < to : other >= from && other <= to) {
            ends.add(isHorizontalEdge ? other : edge);
            ends.add(isHorizontalEdge ? edge : other);
        }
    }

    /**
     * The strip, three pictures a line.
     *
     * @throws IllegalArgumentException if no picture was added
     */
    public Picture picture() {
        return Picture.of(drawing());
    }

    /** The picture's shapes. */
    Drawing drawing() {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a film strip without pictures; add one with add(caption, network)");
        }
        int lines = (frames.size() + PER_LINE - 1) / PER_LINE;
        int perLine = Math.min(PER_LINE, frames.size());
        int height = Paper.TITLE_HEIGHT + lines * (SIDE + CAPTION_HEIGHT) + LEGEND_HEIGHT;
        Drawing drawing = Paper.titled(title, Paper.WIDTH, height);
        double left = (Paper.WIDTH - perLine * SIDE - (perLine - 1) * GAP) / 2.0;
        for (int i = 0; i < frames.size(); i++) {
            drawFrame(
                    drawing,
                    frames.get(i),
                    left + i % PER_LINE * (SIDE + GAP),
                    Paper.TITLE_HEIGHT + i / PER_LINE * (SIDE + CAPTION_HEIGHT));
        }
        drawLegend(drawing, height - 16);
        return drawing;
    }

    private void drawFrame(Drawing drawing, Frame frame, double x, double y) {
        for (int i = 0; i < frame.bands.length; i++) {
            int end = i;
            while ((end + 1) % SQUARES != 0 && frame.bands[end + 1] == frame.bands[i]) {
                end++;
            }
            int row = i / SQUARES;
            drawing.box(
                    x + i % SQUARES * SQUARE,
                    y + row * SQUARE,
                    (end - i + 1) * SQUARE,
                    SQUARE,
                    0,
                    Surfaces.bandColour(frame.bands[i]),
                    Pen.NONE);
            i = end;
        }
        for (double[] line : frame.lines) {
            drawing.line(
                    x + across(line[0]),
                    y + SIDE - across(line[1]),
                    x + across(line[2]),
                    y + SIDE - across(line[3]),
                    Pen.of(Palette.INK, 1.5).withDashes());
        }
        drawing.box(x, y, SIDE, SIDE, 0, Drawing.CLEAR, Paper.INK);
        for (double[] mark : marks) {
            drawMark(drawing, x + across(mark[0]), y + SIDE - across(mark[1]), mark[2]);
        }
        drawing.text(x + SIDE / 2.0, y + SIDE + 17, frame.caption, Paper.TEXT);
    }

    private double across(double value) {
        return (value - from) / (to - from) * SIDE;
    }

    private static void drawMark(Drawing drawing, double x, double y, double target) {
        if (target > MIDDLE) {
            drawing.polygon(Palette.INK, Pen.of(Color.WHITE, 1.5), x, y - 8, x + 8, y + 6, x - 8, y + 6);
        } else {
            drawing.circle(x, y, 6.5, Color.WHITE, Pen.of(Palette.INK, 2));
        }
    }

    private static void drawLegend(Drawing drawing, double y) {
        Lettering text = Paper.SMALL.from(Lettering.Anchor.START);
        double x = 50;
        drawing.text(x, y, "answer 0", text);
        for (int band = 0; band < Surfaces.BAND_COUNT; band++) {
            drawing.box(x + 60 + band * 24, y - 12, 24, 15, 0, Surfaces.bandColour(band), Pen.NONE);
        }
        drawing.text(x + 188, y, "1", text);
        drawMark(drawing, x + 235, y - 4, 1);
        drawing.text(x + 248, y, "target 1", text);
        drawMark(drawing, x + 335, y - 4, 0);
        drawing.text(x + 348, y, "target 0", text);
        drawing.line(x + 440, y - 4, x + 475, y - 4, Pen.of(Palette.INK, 1.5).withDashes());
        drawing.text(x + 482, y, "z of a hidden unit is 0", text);
    }
}
