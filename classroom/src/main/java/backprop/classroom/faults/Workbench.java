package backprop.classroom.faults;

import backprop.Activation;
import backprop.Layer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import backprop.StandardScaler;
import backprop.classroom.Charts;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;

/** A network 2-8-8-3 that is trained with the given parts, sound or broken, on the same data from the same start. */
final class Workbench {
    static final int HIDDEN = 8;
    static final int POINTS_AN_ARM = 100;
    private static final int TEST_POINTS_AN_ARM = 50;
    private static final int BATCH_SIZE = 25;

    private static final Spirals TRAINING = Spirals.draw(POINTS_AN_ARM, new NumpyRandom(1));
    private static final Spirals TEST = Spirals.draw(TEST_POINTS_AN_ARM, new NumpyRandom(2));
    private static final Spirals OTHER_TEST = Spirals.draw(TEST_POINTS_AN_ARM, new NumpyRandom(3));

    final Parts parts;
    final Network network;

    /** Standardised, as the parts do it. */
    final Spirals training;

    final Spirals test;
    private final NumpyRandom random = new NumpyRandom(16);

    private Workbench(Parts parts, int secondHidden, Spirals test) {
        this.parts = parts;
        StandardScaler scaler = parts.scaling().scaler(TRAINING.X(), test.X());
        training = new Spirals(scaler.transform(TRAINING.X()), TRAINING.Y());
        this.test = new Spirals(scaler.transform(test.X()), test.Y());
        network = Network.builder(2)
                .layer(HIDDEN, Activation.RELU)
                .layer(secondHidden, Activation.RELU)
                .layer(Spirals.ARMS, parts.output())
                .initializer(parts.initializer())
                .build(random);
    }

    static Workbench of(Parts parts) {
        return new Workbench(parts, HIDDEN, TEST);
    }

    /** With one unit more in the second hidden layer, so that no layer is square. */
    static Workbench withoutSquareLayer(Parts parts) {
        return new Workbench(parts, HIDDEN + 1, TEST);
    }

    /** With other points in the test set, which nothing in the training should notice. */
    static Workbench withAnotherTestSet(Parts parts) {
        return new Workbench(parts, HIDDEN, OTHER_TEST);
    }

    /** The training points, as they were measured. */
    static XYChart chart() {
        XYChart chart =
                Charts.points("Three arms: %d points to learn from".formatted(TRAINING.points()), "x (mm)", "y (mm)");
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        for (int arm = 0; arm < Spirals.ARMS; arm++) {
            Matrix X = TRAINING.X().rows(arm * POINTS_AN_ARM, (arm + 1) * POINTS_AN_ARM);
            chart.addSeries("class " + arm, X.column(0).data(), X.column(1).data());
        }
        return chart;
    }

    void train(int epochs) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] order = parts.order().of(training.points(), random);
            for (int from = 0; from < order.length; from += BATCH_SIZE) {
                step(training.pick(Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH_SIZE))));
            }
        }
    }

    /** One forward pass, one backward pass, and the step of each layer. */
    Deltas step(Spirals batch) {
        List<Layer.Pass> passes = network.forward(batch.X());
        Layer.Pass first = passes.get(0);
        Layer.Pass second = passes.get(1);
        Layer.Pass last = passes.get(2);
        Matrix P = Activation.SOFTMAX.forward(last.A());
        Matrix scoreGradient = parts.outputGradient().apply(P, batch.Y());
        Matrix dZ3 = parts.output().backward(scoreGradient, last.Z(), last.A());
        Matrix dA2 = parts.otherSteps().backward(network.layer(2), last, dZ3, parts.rate());
        Matrix dZ2 = parts.reluGradient().apply(dA2, second.Z());
        Matrix dA1 = parts.squareStep().backward(network.layer(1), second, dZ2, parts.rate());
        Matrix dZ1 = parts.reluGradient().apply(dA1, first.Z());
        parts.otherSteps().backward(network.layer(0), first, dZ1, parts.rate());
        return new Deltas(dZ1, dZ2, dZ3);
    }

    /** The gradients of a step with respect to the layers' Z. */
    record Deltas(Matrix first, Matrix second, Matrix last) {
        List<Matrix> all() {
            return List.of(first, second, last);
        }
    }

    /** The mean of −log P of the right arm; the last layer's outputs are scores, whatever they were made with. */
    double loss(Spirals points) {
        Matrix scores = network.predict(points.X());
        var pass = new Layer.Pass(points.X(), scores, scores);
        return Loss.SOFTMAX_CROSS_ENTROPY.value(Activation.SOFTMAX, pass, points.Y());
    }

    /** How many of these points the network assigns to each arm. */
    int[] answers(Spirals points) {
        int[] counts = new int[Spirals.ARMS];
        for (int arm : network.predict(points.X()).rowArgmax()) {
            counts[arm]++;
        }
        return counts;
    }

    /** The share of these points whose arm is told right. */
    double share(Spirals points) {
        int[] told = network.predict(points.X()).rowArgmax();
        int[] right = points.Y().rowArgmax();
        int count = 0;
        for (int i = 0; i < told.length; i++) {
            count += told[i] == right[i] ? 1 : 0;
        }
        return (double) count / told.length;
    }
}
