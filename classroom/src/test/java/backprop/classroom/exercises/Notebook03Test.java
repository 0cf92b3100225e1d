package backprop.classroom.exercises;

import backprop.Activation;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import backprop.Optimizer;
import backprop.Training;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

class Notebook03Test extends RefusedAnswers {
    private static final Matrix X = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    private static final Matrix Y = Matrix.columnVector(0, 1, 1, 0);

    private final NumpyRandom random = new NumpyRandom(0);
    private final Matrix W0 = random.randn(4, 2);
    private final Matrix b0 = random.randn(4, 1);
    private final Matrix W1 = random.randn(1, 4);
    private final Matrix b1 = random.randn(1, 1);
    private final Matrix x = random.randn(2, 1);
    private final Matrix y = random.rand(1, 1);
    private final Matrix z0 = W0.dot(x).plus(b0);
    private final Matrix a1 = z0.maximum(0);
    private final Matrix prediction = sigmoid(W1.dot(a1).plus(b1));
    private final Matrix delta1 = prediction.minus(y).times(2).times(prediction).times(prediction.map(a -> 1 - a));
    private final Matrix delta0 = W1.transpose().dot(delta1).zeroWhere(z0, z -> z < 0);
    private final Matrix dx = W0.transpose().dot(delta0);

    @Override
    ExerciseSet set() {
        return new Notebook03();
    }

    @Override
    List<Wrong> wrong() {
        return List.of(
                wrong("03.1", 43, "These are the weights"),
                wrong("03.1", 57, "inputs have no bias"),
                wrong("03.1", 14, "added the sizes"),
                wrong("03.1", 53, "off by one"),
                wrong("03.2", function(Math::tanh), "function itself"),
                wrong("03.2", function(z -> 1 - Math.tanh(z)), "square is missing"),
                wrong("03.2", function(z -> 1 - z * z), "squared z"),
                wrong("03.2", function(z -> Math.tanh(z) * Math.tanh(z) - 1), "the sign is wrong"),
                wrong("03.2", function(z -> z > 0 ? 1 - Math.tanh(z) * Math.tanh(z) : 0), "right where z > 0"),
                wrong("03.3", dx.transpose(), "transpose of what is asked"),
                wrong("03.3", W0.transpose().dot(W1.transpose().dot(delta1)), "slope of layer 0 is missing"),
                wrong("03.3", delta0, "δ₀ itself"),
                wrong("03.3", dx.times(-1), "the sign is wrong"),
                wrong("03.4", prediction.get(0, 0), "before the update"),
                wrong("03.4", after(-0.1), "uphill"),
                wrong("03.4", after(1), "rate 1"),
                wrong("03.4", y, "the target"),
                wrong("03.5", new int[] {2, 3, 9}, "no leak at all"),
                wrong("03.5", new int[] {3, 10}, "counted from 0"),
                wrong("03.5", new int[] {}, "empty"),
                wrong("03.5", List.of(9, 2), "ascending"),
                wrong("03.5", new int[] {0, 2, 9}, "one place is too much"),
                wrong("03.6", 0.125, "two examples"),
                wrong("03.6", 2.0 / 3, "best answer"),
                wrong("03.6", 2.0 / 9, "mean of three"),
                wrong("03.6", 0.25, "all four share"),
                wrong(
                        "03.7",
                        Network.builder(2).layer(4, "tanh").layer(1, "sigmoid").build(new NumpyRandom(0)),
                        "below 0.001000 is asked"),
                wrong("03.7", trained(Network.builder(2).layer(1, "sigmoid").build(new NumpyRandom(0))), "1 layers"),
                wrong(
                        "03.7",
                        Network.builder(3).layer(4, "tanh").layer(1, "sigmoid").build(new NumpyRandom(0)),
                        "takes 3 inputs"),
                wrong(
                        "03.7",
                        trained(Network.builder(2)
                                .layer(4, Activation.of("flat", z -> 0, z -> 0))
                                .layer(1, "sigmoid")
                                .build(new NumpyRandom(0))),
                        "no better than to give the targets' mean"));
    }

    private static DoubleUnaryOperator function(DoubleUnaryOperator function) {
        return function;
    }

    private double after(double rate) {
        Matrix V0 = W0.minus(delta0.dot(x.transpose()).times(rate));
        Matrix c0 = b0.minus(delta0.times(rate));
        Matrix V1 = W1.minus(delta1.dot(a1.transpose()).times(rate));
        Matrix c1 = b1.minus(delta1.times(rate));
        return sigmoid(V1.dot(V0.dot(x).plus(c0).maximum(0)).plus(c1)).get(0, 0);
    }

    private static Matrix sigmoid(Matrix Z) {
        return Z.map(z -> 1 / (1 + Math.exp(-z)));
    }

    private static Network trained(Network network) {
        new Training(network, Loss.MEAN_SQUARED_ERROR)
                .optimizer(Optimizer.sgd(1))
                .run(X, Y, 1000);
        return network;
    }
}
