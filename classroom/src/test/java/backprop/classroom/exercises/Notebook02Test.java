package backprop.classroom.exercises;

import backprop.Matrix;
import backprop.NumpyRandom;
import backprop.TrainingLog;
import java.util.List;

class Notebook02Test extends RefusedAnswers {
    private final NumpyRandom random = new NumpyRandom(0);
    private final Matrix X = random.randn(64, 1000);
    private final Matrix y = random.randn(64, 10);
    private final Matrix W1 = random.randn(1000, 100);
    private final Matrix W2 = random.randn(100, 10);
    private final Matrix W3 = random.randn(100, 100);
    private final Matrix Z1 = X.dot(W1);
    private final Matrix A = Z1.maximum(0);
    private final Matrix dA = A.dot(W2).minus(y).times(2).dot(W2.transpose());
    private final Matrix dX = dA.zeroWhere(Z1, z -> z < 0).dot(W1.transpose());
    private final Matrix Z3 = A.dot(W3);
    private final Matrix dA3 = Z3.maximum(0).dot(W2).minus(y).times(2).dot(W2.transpose());
    private final Matrix dW3 = A.transpose().dot(dA3.zeroWhere(Z3, z -> z < 0));

    @Override
    ExerciseSet set() {
        return new Notebook02();
    }

    @Override
    List<Wrong> wrong() {
        TrainingLog log = Notebook02.training(100, 500);
        TrainingLog fewUnits = Notebook02.training(5, 501);
        double left = log.losses()[290] / log.losses()[190];
        NumpyRandom later = new NumpyRandom(0);
        later.randn(1, 64 * 1010 + 1010 * 100 + 64 * 1000);
        return List.of(
                wrong("02.1", 6_464_000, "forward pass alone"),
                wrong("02.1", 12_928_000, "small products is missing"),
                wrong("02.1", 203_000, "the number of examples: you divided by it"),
                wrong("02.1", 12_992_001, "off by one"),
                wrong("02.2", dA.dot(W1.transpose()), "mask is missing"),
                wrong("02.2", dX.transpose(), "transpose of what is asked"),
                wrong("02.2", dX.times(-1), "the sign is wrong"),
                wrong("02.2", dX.times(0.5), "a factor 2 is missing"),
                wrong("02.2", dA.zeroWhere(Z1, z -> z < 0), "64×100, where 64×1000 is asked"),
                wrong("02.3", Math.pow(left, 0.01), "what is left after each epoch"),
                wrong("02.3", 100 * (1 - Math.pow(left, 0.01)), "per cent"),
                wrong("02.3", 1 - left, "all hundred epochs"),
                wrong("02.3", 1 - Math.pow(left, 1.0 / 99), "one place off"),
                wrong("02.4", later.randn(64, 10).square().sum(), "new examples"),
                wrong("02.4", y.square().mean(), "the number of squares"),
                wrong("02.4", y.norm(), "square root"),
                wrong("02.4", y.sum(), "adds their squares"),
                wrong("02.5", log.loss(500), "network of 100 units"),
                wrong("02.5", fewUnits.loss(499), "epoch 499: one place off"),
                wrong("02.5", fewUnits.loss(501), "epoch 501: one place off"),
                wrong("02.5", y.square().sum(), "to say 0"),
                wrong("02.6", dW3.transpose(), "only because it is square"),
                wrong("02.6", A.transpose().dot(dA3), "mask of the second hidden layer is missing"),
                wrong("02.6", A.transpose().dot(dA3.zeroWhere(Z1, z -> z < 0)), "mask of the first"),
                wrong("02.6", Z1.transpose().dot(dA3.zeroWhere(Z3, z -> z < 0)), "what comes after it"),
                wrong("02.6", dW3.times(-0.5), "a factor 2 is missing. The sign is wrong, too"));
    }
}
