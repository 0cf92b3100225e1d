package backprop.classroom;

import backprop.Layer;
import backprop.Matrix;
import backprop.Network;
import backprop.ShapeException;
import backprop.classroom.drawing.Drawing;
import backprop.classroom.drawing.Lettering;
import backprop.classroom.drawing.Pen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A diagram of a network that you compute with matrices of your own: a box for each value, with its shape; an arrow forward
 * for each step and, where gradients are given, one back. Describe it from left to right:
 *
 * <pre>{@code
 * new Flow("Forward and backward").value("x", x).times("w1", w1, gradLossW1)
 *         .value("h", h, gradLossH).through("relu").value("h_relu", hRelu, gradLossHRelu)
 *         .times("w2", w2, gradLossW2).value("y_pred", yPred, gradLossYPred).loss("loss", loss)
 *         .picture()
 * }</pre>
 */
public final class Flow {
    private static final int MOST_VALUES = 6;

    /** Stands for layers that are left out. */
    private static final String DOTS = "…";

    private static final double BOX_WIDTH = 84;
    /** In a gap of less, words are written smaller. */
    private static final double NARROW = 60;

    private static final double BOX_HEIGHT = 84;
    private static final double MIDDLE = Paper.TITLE_HEIGHT + 172;
    private static final double WEIGHTS_TOP = Paper.TITLE_HEIGHT + 20;
    private static final int HEIGHT = Paper.TITLE_HEIGHT + 272;

    /** A value or a parameter; shapes are texts, since a network's values have none before an example comes. */
    private record Box(String name, String shape, boolean hasGradient) {}

    /** What leads from one value to the next: weights, a function, or both. */
    private record Step(Optional<Box> weights, Optional<Box> biases, String function) {
        static final Step NONE = new Step(Optional.empty(), Optional.empty(), "");
    }

    private final String title;
    private final List<Box> values = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Optional<String> loss = Optional.empty();
    private Step next = Step.NONE;

    /** An empty diagram. */
    public Flow(String title) {
        this.title = title;
    }

    /** A value without a gradient, such as the input. */
    public Flow value(String name, Matrix value) {
        return value(new Box(name, value.shape(), false));
    }

    /**
     * A value and its gradient.
     *
     * @throws ShapeException if the gradient has not the value's shape
     */
    public Flow value(String name, Matrix value, Matrix gradient) {
        return value(new Box(name, shape(name, value, gradient), true));
    }

    /** The step to the next value: a product with these weights. */
    public Flow times(String name, Matrix weights) {
        next = new Step(Optional.of(new Box(name, weights.shape(), false)), next.biases, next.function);
        return this;
    }

    /**
     * The step to the next value: a product with these weights, which have this gradient.
     *
     * @throws ShapeException if the gradient has not the weights' shape
     */
    public Flow times(String name, Matrix weights, Matrix gradient) {
        next = new Step(Optional.of(new Box(name, shape(name, weights, gradient), true)), next.biases, next.function);
        return this;
    }

    /** The step to the next value: a function that takes each element on its own, such as {@code relu}. */
    public Flow through(String function) {
        next = new Step(next.weights, next.biases, function);
        return this;
    }

    /** Ends with a loss of this value. */
    public Flow loss(String name, double value) {
        loss = Optional.of(name + "\n" + NumberText.of(value));
        return this;
    }

    /** The network with n examples on their way: X, A1, A2, … with the layers between them; long ones are shortened. */
    static Flow of(String title, Network network, int examples) {
        if (examples < 1) {
            throw new IllegalArgumentException("%d examples; there must be at least 1".formatted(examples));
        }
        Flow flow = new Flow(title);
        flow.value(new Box("X", examples + "×" + network.inputs(), false));
        List<Layer> layers = network.layers();
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            int number = l + 1;
            if (layers.size() > MOST_VALUES - 2 && l >= 2 && l < layers.size() - 1) {
                if (l == 2) {
                    flow.value(new Box(DOTS, layers.size() - 3 + " more", true));
                }
                continue;
            }
            flow.next = new Step(
                    Optional.of(new Box("W" + number, layer.W().shape(), true)),
                    layer.hasBias()
                            ? Optional.of(new Box("b" + number, layer.b().shape(), true))
                            : Optional.empty(),
                    layer.activation().name());
            flow.value(new Box("A" + number, examples + "×" + layer.outputs(), true));
        }
        flow.loss = Optional.of("loss\n1 number");
        return flow;
    }

    private Flow value(Box value) {
        if (!values.isEmpty()) {
            steps.add(next);
        }
        next = Step.NONE;
        values.add(value);
        return this;
    }

    private static String shape(String name, Matrix value, Matrix gradient) {
        if (value.rows() != gradient.rows() || value.columns() != gradient.columns()) {
            boolean isTransposed = value.rows() == gradient.columns() && value.columns() == gradient.rows();
            throw new ShapeException("%s is %s, its gradient %s; a gradient has its value's shape%s"
                    .formatted(name, value.shape(), gradient.shape(), isTransposed ? ": transpose it" : ""));
        }
        return value.shape();
    }

    /**
     * The diagram.
     *
     * @throws IllegalArgumentException if there are fewer than two values or more than a page has room for
     */
    public Picture picture() {
        int boxes = values.size() + (loss.isPresent() ? 1 : 0);
        if (values.size() < 2 || values.size() > MOST_VALUES) {
            throw new IllegalArgumentException(
                    "%d values; a diagram has room for 2 to %d".formatted(values.size(), MOST_VALUES));
        }
        Drawing drawing = Paper.titled(title, Paper.WIDTH, HEIGHT);
        double step = (Paper.WIDTH - 20 - BOX_WIDTH) / (boxes - 1);
        for (int i = 0; i < boxes; i++) {
            double x = 10 + BOX_WIDTH / 2 + i * step;
            if (i < values.size()) {
                drawBox(drawing, values.get(i), x, MIDDLE, BOX_HEIGHT);
            } else {
                drawLoss(drawing, x);
            }
            if (i > 0) {
                boolean isLoss = i == values.size();
                drawStep(drawing, isLoss ? Step.NONE : steps.get(i - 1), i - 1, x - step / 2, step - BOX_WIDTH);
            }
        }
        drawLegend(drawing);
        return Picture.of(drawing);
    }

    private static void drawBox(Drawing drawing, Box box, double x, double y, double height) {
        drawing.box(x - BOX_WIDTH / 2, y - height / 2, BOX_WIDTH, height, 8, Palette.PAPER, Paper.INK);
        double top = y - height / 2;
        drawing.text(x, top + 17, box.name, Paper.small(Palette.FORWARD).inBold());
        drawing.text(x, top + 33, box.shape, Paper.small(Palette.FORWARD));
        if (box.hasGradient && !box.name.equals(DOTS)) {
            drawing.text(x, top + height - 24, "∂L/∂" + box.name, Paper.small(Palette.BACKWARD));
            drawing.text(x, top + height - 9, box.shape, Paper.small(Palette.BACKWARD));
        }
    }

    private void drawLoss(Drawing drawing, double x) {
        String[] lines = loss.orElse("").split("\n", 2);
        drawing.box(x - BOX_WIDTH / 2, MIDDLE - BOX_HEIGHT / 2, BOX_WIDTH, BOX_HEIGHT, 40, Palette.PAPER, Paper.INK);
        drawing.text(x, MIDDLE - 4, lines[0], Paper.small(Palette.FORWARD).inBold());
        drawing.text(x, MIDDLE + 14, lines[1], Paper.small(Palette.FORWARD));
    }

    private void drawStep(Drawing drawing, Step step, int from, double x, double gap) {
        boolean comesBack = from + 1 == values.size()
                ? values.get(from).hasGradient
                : values.get(from).hasGradient && values.get(from + 1).hasGradient;
        double left = x - gap / 2;
        double right = x + gap / 2;
        double up = MIDDLE - 18;
        double down = MIDDLE + 18;
        drawing.arrow(left + 2, up, right - 2, up, Pen.of(Palette.FORWARD, 2));
        if (comesBack) {
            drawing.arrow(right - 2, down, left + 2, down, Pen.of(Palette.BACKWARD, 2));
        }
        if (!step.function.isEmpty()) {
            int size = gap < NARROW ? 11 : 12;
            drawing.text(x, up + 15, step.function, Lettering.of(size, Palette.FORWARD));
            if (comesBack) {
                drawing.text(x, down + 15, step.function + "′", Lettering.of(size, Palette.BACKWARD));
            }
        }
        step.weights.ifPresent(weights -> {
            double height = BOX_HEIGHT + (weights.hasGradient ? 0 : -34);
            double y = WEIGHTS_TOP + height / 2;
            drawBox(drawing, weights, x, y, height);
            step.biases.ifPresent(biases -> drawing.text(
                    x, WEIGHTS_TOP - 5, "+ " + biases.name + " " + biases.shape, Paper.small(Palette.FORWARD)));
            double bottom = WEIGHTS_TOP + height;
            drawing.arrow(x - 8, bottom + 2, x - 8, up - 3, Pen.of(Palette.FORWARD, 2));
            if (weights.hasGradient) {
                drawing.arrow(x + 8, up - 4, x + 8, bottom + 2, Pen.of(Palette.BACKWARD, 2));
            }
            if (comesBack) {
                double below = down + (step.function.isEmpty() ? 15 : 30);
                drawing.text(x, below, "· " + weights.name + "ᵀ", Paper.small(Palette.BACKWARD));
            }
        });
    }

    private void drawLegend(Drawing drawing) {
        double y = HEIGHT - 14;
        double x = Paper.WIDTH / 2.0;
        drawing.text(x - 8, y, "forward: values", Paper.small(Palette.FORWARD).from(Lettering.Anchor.END));
        if (values.stream().anyMatch(Box::hasGradient)) {
            drawing.text(
                    x + 8,
                    y,
                    "backward: gradients",
                    Paper.small(Palette.BACKWARD).from(Lettering.Anchor.START));
        }
    }
}
