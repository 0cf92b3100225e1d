package backprop.classroom;

import backprop.Layer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.classroom.drawing.Drawing;
import backprop.classroom.drawing.Lettering;
import backprop.classroom.drawing.Pen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A small network with all its numbers, forward and backward, see {@link Diagrams#numbers}. */
final class NumbersDiagram {
    private static final int MOST_LAYERS = 3;
    private static final int MOST_UNITS = 3;
    private static final int MOST_EXAMPLES = 3;

    private static final int TOP = Paper.TITLE_HEIGHT + 14;
    private static final double STEP = 168;
    private static final double BOX_WIDTH = 104;
    private static final int LEGEND_HEIGHT = 30;

    private static final double INPUT_WIDTH = 84;
    private static final double INPUT_HEIGHT = 44;

    /** A weight stands on its line so far behind the box where the line begins: lines that cross are still apart there. */
    private static final double BEHIND_BOX = 34;

    private static final double LINE_HEIGHT = 15;

    private final String title;
    private final Network network;
    private final Matrix X;
    private final Matrix Y;
    private final List<Layer.Pass> passes;
    private final List<Layer.Gradient> gradients;
    private final double value;
    private final int tallest;

    NumbersDiagram(String title, Network network, Matrix X, Matrix Y, Loss loss) {
        this.title = title;
        this.network = network;
        this.X = X;
        this.Y = Y;
        tallest = IntStream.rangeClosed(0, layers()).map(this::size).max().orElse(0);
        if (layers() > MOST_LAYERS || tallest > MOST_UNITS) {
            throw new IllegalArgumentException(
                    "%d layers of up to %d units; at most %d layers of %d units can be read, see Diagrams.weights for more"
                            .formatted(layers(), tallest, MOST_LAYERS, MOST_UNITS));
        }
        if (X.rows() < 1 || X.rows() > MOST_EXAMPLES) {
            throw new IllegalArgumentException(
                    "%d examples; the diagram has room for 1 to %d".formatted(X.rows(), MOST_EXAMPLES));
        }
        passes = network.forward(X);
        gradients = network.backward(passes, Y, loss);
        value = network.loss(X, Y, loss);
    }

    Picture picture() {
        int height = (int) (TOP + tallest * STEP + 4 + LEGEND_HEIGHT);
        Drawing drawing = Paper.titled(title, Paper.WIDTH, height);
        drawLines(drawing);
        for (int l = 0; l < layers(); l++) {
            drawWeights(drawing, l);
        }
        for (int column = 0; column <= layers(); column++) {
            for (int unit = 0; unit < size(column); unit++) {
                if (column == 0) {
                    drawInput(drawing, unit);
                } else {
                    drawUnit(drawing, column, unit);
                }
            }
        }
        drawLoss(drawing);
        double y = height - 14;
        drawing.text(
                Paper.WIDTH / 2.0 - 8,
                y,
                "values, on the way forward",
                Paper.small(Palette.FORWARD).from(Lettering.Anchor.END));
        drawing.text(
                Paper.WIDTH / 2.0 + 8,
                y,
                "gradients of the loss, on the way back",
                Paper.small(Palette.BACKWARD).from(Lettering.Anchor.START));
        return Picture.of(drawing);
    }

    private void drawLines(Drawing drawing) {
        for (int l = 0; l < layers(); l++) {
            for (int i = 0; i < size(l); i++) {
                for (int j = 0; j < size(l + 1); j++) {
                    drawing.line(x(l), y(l, i), x(l + 1), y(l + 1, j), Pen.of(Palette.GRID, 2));
                }
            }
        }
        int last = layers();
        for (int unit = 0; unit < size(last); unit++) {
            drawing.line(x(last), y(last, unit), x(last + 1), middle(), Pen.of(Palette.GRID, 2));
        }
    }

    private void drawWeights(Drawing drawing, int l) {
        Matrix W = network.layer(l).W();
        Matrix dW = gradients.get(l).dW();
        for (int i = 0; i < W.rows(); i++) {
            for (int j = 0; j < W.columns(); j++) {
                double edge = x(l) + (l == 0 ? INPUT_WIDTH : BOX_WIDTH) / 2;
                double x = y(l, i) == y(l + 1, j) ? (edge + x(l + 1) - BOX_WIDTH / 2) / 2 : edge + BEHIND_BOX;
                double slope = (y(l + 1, j) - y(l, i)) / (x(l + 1) - x(l));
                double y = y(l, i) + slope * (x - x(l));
                drawing.box(x - 27, y - 16, 54, 33, 4, Palette.PAPER, Pen.NONE);
                drawing.text(x, y - 3, "w = " + NumberText.of(W.get(i, j)), Paper.small(Palette.FORWARD));
                drawing.text(x, y + 12, "dw = " + NumberText.of(dW.get(i, j)), Paper.small(Palette.BACKWARD));
            }
        }
    }

    private void drawInput(Drawing drawing, int unit) {
        double x = x(0);
        double y = y(0, unit);
        drawing.box(x - INPUT_WIDTH / 2, y - INPUT_HEIGHT / 2, INPUT_WIDTH, INPUT_HEIGHT, 8, Palette.PAPER, Paper.INK);
        drawing.text(x, y - 5, "x" + index(unit, size(0)), Paper.SMALL.inBold());
        drawing.text(x, y + 13, list(X, unit), Paper.small(Palette.FORWARD));
    }

    private void drawUnit(Drawing drawing, int column, int unit) {
        Layer layer = network.layer(column - 1);
        Layer.Pass pass = passes.get(column - 1);
        Layer.Gradient gradient = gradients.get(column - 1);
        double x = x(column);
        double y = y(column, unit);
        String name = column == layers() ? "ŷ" : "h";
        String number = index(unit, size(column));
        boolean isLinear = layer.activation().name().equals("linear");
        List<String> values = new ArrayList<>();
        values.add("z = " + list(pass.Z(), unit));
        if (!isLinear) {
            values.add(name + " = " + list(pass.A(), unit));
        }
        List<String> backward = new ArrayList<>();
        if (column < layers()) {
            // The gradient of the network's own output is the loss's business.
            Matrix dA =
                    network.layer(column).backwardToInput(gradients.get(column).dZ());
            backward.add("d" + name + " = " + list(dA, unit));
        }
        backward.add("dz = " + list(gradient.dZ(), unit));

        double height = (values.size() + backward.size()) * LINE_HEIGHT + 32;
        double top = y - height / 2;
        if (layer.hasBias()) {
            String b = "b = " + NumberText.of(layer.b().get(0, unit));
            String db = "db = " + NumberText.of(gradient.db().get(0, unit));
            drawing.text(x, top - 20, b, Paper.small(Palette.FORWARD));
            drawing.text(x, top - 6, db, Paper.small(Palette.BACKWARD));
        }
        drawing.box(x - BOX_WIDTH / 2, top, BOX_WIDTH, height, 8, Palette.PAPER, Paper.INK);
        String function = isLinear ? "z" : layer.activation().name() + "(z)";
        drawing.text(x, top + 17, name + number + " = " + function, Paper.SMALL.inBold());
        double line = top + 34;
        for (String text : values) {
            drawing.text(x, line, text, Paper.small(Palette.FORWARD));
            line += LINE_HEIGHT;
        }
        for (String text : backward) {
            drawing.text(x, line + 3, text, Paper.small(Palette.BACKWARD));
            line += LINE_HEIGHT;
        }
    }

    private void drawLoss(Drawing drawing) {
        double x = x(layers() + 1);
        double y = middle();
        String right = IntStream.range(0, Y.columns()).mapToObj(k -> list(Y, k)).collect(Collectors.joining(" | "));
        drawing.box(x - 46, y - 28, 92, 56, 8, Palette.PAPER, Paper.INK);
        drawing.text(x, y - 11, "loss", Paper.SMALL.inBold());
        drawing.text(
                x, y + 4, NumberText.of(value), Paper.small(Palette.FORWARD).inBold());
        drawing.text(x, y + 20, "y = " + right, Paper.SMALL);
    }

    private static String list(Matrix matrix, int column) {
        return IntStream.range(0, matrix.rows())
                .mapToObj(example -> NumberText.of(matrix.get(example, column)))
                .collect(Collectors.joining(", "));
    }

    /** Counted from 1, as on paper; nothing where there is one alone. */
    private static String index(int unit, int size) {
        return size == 1 ? "" : String.valueOf("₁₂₃".charAt(unit));
    }

    private int layers() {
        return network.layers().size();
    }

    private int size(int column) {
        return column == 0 ? network.inputs() : network.layer(column - 1).outputs();
    }

    private double middle() {
        return TOP + tallest * STEP / 2;
    }

    private double x(int column) {
        return 58 + column * (Paper.WIDTH - 116.0) / (layers() + 1);
    }

    private double y(int column, int unit) {
        return middle() + (unit - (size(column) - 1) / 2.0) * STEP;
    }
}
