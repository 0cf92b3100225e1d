package backprop.classroom;

import backprop.Layer;
import backprop.Matrix;
import backprop.Network;
import backprop.classroom.drawing.Drawing;
import backprop.classroom.drawing.Lettering;
import backprop.classroom.drawing.Pen;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A network's units as circles and its weights as lines, see {@link Diagrams#weights}. */
final class WeightsDiagram {
    private static final int MOST_LAYERS = 10;

    /** A larger layer is shortened to its first and its last units. */
    private static final int MOST_UNITS = 8;

    private static final int FIRST_UNITS = 5;
    private static final int LAST_UNITS = 2;

    private static final int TOP = Paper.TITLE_HEIGHT + 44;
    private static final int STEP = 46;
    private static final int MARGIN = 70;
    private static final int LEGEND_HEIGHT = 46;
    private static final double RADIUS = 14;
    private static final double WIDEST = 6;

    /** A line thinner than this can't be seen. */
    private static final double THINNEST = 0.3;

    private final String title;
    private final Network network;
    private final double[][] on;
    private final double largest;
    private final int tallest;

    WeightsDiagram(String title, Network network, Matrix X) {
        if (X.rows() == 0) {
            throw new IllegalArgumentException("no examples: without one, nothing tells which units are dead");
        }
        int layers = network.layers().size();
        if (layers > MOST_LAYERS) {
            throw new IllegalArgumentException("%d layers; the diagram has room for %d".formatted(layers, MOST_LAYERS));
        }
        this.title = title;
        this.network = network;
        on = shareOn(network, X);
        largest = network.layers().stream()
                .flatMapToDouble(layer -> Arrays.stream(layer.W().data()))
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        tallest = IntStream.rangeClosed(0, layers)
                .map(column -> places(size(column)).size())
                .max()
                .orElse(0);
    }

    /** For each hidden layer and unit, the share of the examples for which f'(z) is not 0. */
    private static double[][] shareOn(Network network, Matrix X) {
        List<Layer.Pass> passes = network.forward(X);
        double[][] on = new double[passes.size() - 1][];
        for (int l = 0; l < on.length; l++) {
            Matrix Z = passes.get(l).Z();
            Matrix slopes =
                    network.layer(l).backwardThroughActivation(passes.get(l), Matrix.ones(Z.rows(), Z.columns()));
            on[l] = slopes.map(slope -> slope == 0 ? 0 : 1).columnMeans().data();
        }
        return on;
    }

    Picture picture() {
        int height = TOP + tallest * STEP + LEGEND_HEIGHT;
        Drawing drawing = Paper.titled(title, Paper.WIDTH, height);
        for (int l = 0; l < network.layers().size(); l++) {
            drawWeights(drawing, l);
        }
        for (int column = 0; column <= network.layers().size(); column++) {
            drawUnits(drawing, column);
        }
        drawLegend(drawing, height - 16);
        return Picture.of(drawing);
    }

    private void drawWeights(Drawing drawing, int l) {
        Matrix W = network.layer(l).W();
        for (int i : places(W.rows())) {
            for (int j : places(W.columns())) {
                if (i >= 0 && j >= 0) {
                    double weight = W.get(i, j);
                    pen(weight, isDead(l, i) || isDead(l + 1, j), drawing, x(l), y(l, i), x(l + 1), y(l + 1, j));
                }
            }
        }
    }

    private void pen(double weight, boolean dead, Drawing drawing, double x1, double y1, double x2, double y2) {
        if (Double.isNaN(weight) || Double.isInfinite(weight)) {
            drawing.line(x1, y1, x2, y2, Pen.of(Palette.INK, 1).withDashes());
            return;
        }
        double width = largest == 0 ? 0 : WIDEST * Math.abs(weight) / largest;
        if (width >= THINNEST) {
            Color colour = weight < 0 ? Palette.BLUE : Palette.VERMILION;
            drawing.line(x1, y1, x2, y2, Pen.of(dead ? Palette.DEAD : colour, dead ? Math.min(width, 1.5) : width));
        }
    }

    private void drawUnits(Drawing drawing, int column) {
        int size = size(column);
        double x = x(column);
        String name = column == 0 ? "input" : column == network.layers().size() ? "output" : "hidden " + column;
        drawing.text(x, TOP - 34, name, Paper.TEXT.inBold());
        drawing.text(x, TOP - 18, detail(column), Paper.SMALL);
        boolean tellsShares = column > 0
                && column < network.layers().size()
                && Arrays.stream(on[column - 1]).anyMatch(share -> share < 1);
        for (int unit : places(size)) {
            double y = y(column, unit);
            if (unit < 0) {
                drawing.text(x, y + 5, "⋮", Lettering.of(20, Palette.INK));
                continue;
            }
            boolean dead = isDead(column, unit);
            drawing.circle(
                    x,
                    y,
                    RADIUS,
                    dead ? Palette.DEAD : Palette.PAPER,
                    dead ? Pen.of(Palette.INK, 1.5).withDashes() : Pen.of(Palette.INK, 1.5));
            drawing.text(x, y + 4, String.valueOf(unit), Paper.SMALL);
            if (tellsShares) {
                String share = dead ? "dead" : Math.max(1, Math.round(100 * on[column - 1][unit])) + " %";
                drawing.text(x, y + RADIUS + 11, share, Lettering.of(11, Palette.INK));
            }
        }
    }

    private String detail(int column) {
        int size = size(column);
        String units = size + (size == 1 ? " unit" : " units");
        return column == 0
                ? size + (size == 1 ? " number" : " numbers")
                : units + ", " + network.layer(column - 1).activation().name();
    }

    private void drawLegend(Drawing drawing, double y) {
        Lettering text = Paper.SMALL.from(Lettering.Anchor.START);
        double x = 40;
        drawing.line(x, y - 4, x + 26, y - 4, Pen.of(Palette.VERMILION, WIDEST));
        drawing.text(x + 32, y, "positive", text);
        drawing.line(x + 96, y - 4, x + 122, y - 4, Pen.of(Palette.BLUE, WIDEST));
        drawing.text(x + 128, y, "negative weight; this wide: " + NumberText.of(round(largest)), text);
        boolean anyDead = Arrays.stream(on).flatMapToDouble(Arrays::stream).anyMatch(share -> share == 0);
        boolean anyOff = Arrays.stream(on).flatMapToDouble(Arrays::stream).anyMatch(share -> share < 1);
        if (anyDead) {
            drawing.circle(
                    x + 384, y - 4, 7, Palette.DEAD, Pen.of(Palette.INK, 1).withDashes());
            drawing.text(x + 396, y, "off for each example", text);
        }
        if (anyOff) {
            drawing.text(x + 548, y, "%: on for so many examples", text);
        }
    }

    /** With three digits. */
    private static double round(double value) {
        if (value == 0) {
            return 0;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 2);
        return Math.rint(value / unit) * unit;
    }

    private int size(int column) {
        return column == 0 ? network.inputs() : network.layer(column - 1).outputs();
    }

    /** Column 0 is the input; only a hidden unit can be dead. */
    private boolean isDead(int column, int unit) {
        return column > 0 && column <= on.length && on[column - 1][unit] == 0;
    }

    /** The units that are drawn, from the top; -1 where dots stand for the others. */
    private static List<Integer> places(int size) {
        List<Integer> places = new ArrayList<>();
        for (int unit = 0; unit < size; unit++) {
            if (size <= MOST_UNITS || unit < FIRST_UNITS || unit >= size - LAST_UNITS) {
                places.add(unit);
            } else if (unit == FIRST_UNITS) {
                places.add(-1);
            }
        }
        return places;
    }

    private double x(int column) {
        return MARGIN + column * (Paper.WIDTH - 2.0 * MARGIN) / network.layers().size();
    }

    private double y(int column, int unit) {
        List<Integer> places = places(size(column));
        return TOP + 10 + (tallest - places.size()) * STEP / 2.0 + places.indexOf(unit) * STEP;
    }
}
