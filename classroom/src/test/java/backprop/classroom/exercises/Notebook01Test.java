package backprop.classroom.exercises;

import backprop.Activation;
import backprop.Initializer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import backprop.Optimizer;
import backprop.Training;
import java.util.List;

class Notebook01Test extends RefusedAnswers {
    private final NumpyRandom random = new NumpyRandom(0);
    private final Matrix x = random.randn(64, 1000);
    private final Matrix y = random.randn(64, 10);
    private final Matrix w1 = random.randn(1000, 100);
    private final Matrix w2 = random.randn(100, 10);
    private final Matrix h = x.dot(w1);
    private final Matrix error = h.maximum(0).dot(w2).minus(y);
    private final Matrix gradLossHRelu = error.times(2).dot(w2.transpose());
    private final Matrix gradLossH = gradLossHRelu.zeroWhere(h, v -> v < 0);

    @Override
    ExerciseSet set() {
        return new Notebook01();
    }

    @Override
    List<Wrong> wrong() {
        return List.of(
                wrong("01.1", 100_000, "w1 alone"),
                wrong("01.1", 1110, "sizes of the layers"),
                wrong("01.1", 1_000_000, "multiplied all three"),
                wrong("01.1", 101_110, "with biases"),
                wrong("01.1", 101_001, "off by one"),
                wrong("01.2", w1.dot(w2).transpose(), "transpose of what is asked"),
                wrong("01.2", w1.maximum(0).dot(w2), "the bend between the weights"),
                wrong("01.2", x.dot(w1).dot(w2), "must not depend on x"),
                wrong("01.2", w1.dot(w2).times(-1), "the sign is wrong"),
                wrong("01.2", w2, "100×10, where 1000×10 is asked"),
                wrong("01.3", error.times(2), "the number of squares in the mean"),
                wrong("01.3", error.times(1.0 / 640), "a factor 2 is missing"),
                wrong("01.3", error.times(-2.0 / 640), "the sign is wrong"),
                wrong("01.3", error.times(2.0 / 64), "the number of outputs"),
                wrong("01.3", error.times(2.0 / 10), "the number of examples"),
                wrong("01.4", gradLossH, "right where z > 0"),
                wrong("01.4", gradLossHRelu, "right where z > 0"),
                wrong("01.4", gradLossHRelu.times(h.map(v -> v < 0 ? 0.1 * v : v)), "wants its slope"),
                wrong("01.4", gradLossHRelu.times(h.map(v -> v < 0 ? -0.1 : -1)), "the sign is wrong"),
                wrong("01.5", gradLossHRelu.columnSums(), "before the mask"),
                wrong("01.5", gradLossH.rowSums(), "over the hidden units"),
                wrong("01.5", gradLossH.columnMeans(), "divided by it once too often"),
                wrong("01.5", gradLossH.columnSums().transpose(), "transpose of what is asked"),
                wrong("01.5", gradLossH, "64×100, where 1×100 is asked"),
                wrong("01.6", 1e-6 / 640, "wrong way round"),
                wrong("01.6", 6.4e-5, "64 examples alone"),
                wrong("01.6", 1e-6, "before the update"),
                wrong("01.6", -6.4e-4, "the sign is wrong"),
                wrong("01.7", lossAfter(1e-6, 500), "the old rate"),
                wrong("01.7", lossAfter(5e-7, 499), "the loss of epoch 499: one place off"),
                wrong("01.7", lossAfter(5e-7, 501), "the loss of epoch 501: one place off"),
                wrong("01.7", 26365524.1935, "before any step"));
    }

    private double lossAfter(double rate, int epochs) {
        Network network = Network.builder(1000)
                .layer(100, Activation.RELU)
                .layer(10, Activation.LINEAR)
                .withoutBiases()
                .initializer(Initializer.normal(1))
                .build(skippingTheData());
        return new Training(network, Loss.SUM_OF_SQUARES)
                .optimizer(Optimizer.sgd(rate))
                .run(x, y, epochs)
                .loss(epochs);
    }

    private static NumpyRandom skippingTheData() {
        NumpyRandom random = new NumpyRandom(0);
        random.randn(64, 1010);
        return random;
    }
}
