package backprop.classroom.exercises;

import backprop.Activation;
import backprop.Initializer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import backprop.Optimizer;
import backprop.StandardScaler;
import backprop.Training;
import java.util.List;

class Notebook04Test extends RefusedAnswers {
    private static final Loss LOSS = Loss.HALVED_MEAN_SQUARED_ERROR;

    private final Matrix XRaw = inputs(42);
    private final Matrix YRaw = targets(XRaw);
    private final Matrix X = StandardScaler.fit(XRaw).transform(XRaw);
    private final Matrix Y = StandardScaler.fit(YRaw).transform(YRaw);
    private final Matrix d = network(42, 4).predict(X).minus(Y).transpose();
    private final Matrix norms = d.square().square().columnSums().map(Math::sqrt);
    private final Matrix right = d.times(d).times(d).dividedBy(norms);

    @Override
    ExerciseSet set() {
        return new Notebook04();
    }

    @Override
    List<Wrong> wrong() {
        double mean = YRaw.column(0).mean();
        double std = YRaw.column(0).std();
        Matrix db = d.rowMeans();
        Network first = network(42, 4);
        Matrix hiddenBias =
                first.backward(first.forward(X), Y, LOSS).get(1).db().transpose();
        return List.of(
                wrong("04.1", 0.5 * std, "mean is still to be added"),
                wrong("04.1", mean + 0.5, "did not stretch"),
                wrong("04.1", (0.5 - mean) / std, "standardized once more"),
                wrong("04.1", 0.5 * XRaw.column(0).std() + XRaw.column(0).mean(), "scaler of an input"),
                wrong("04.2", 104, "These are the weights"),
                wrong("04.2", 47, "four units a layer"),
                wrong("04.2", 122, "off by one"),
                wrong("04.3", d, "differentiated"),
                wrong("04.3", d.times(d).times(d), "division by the column's norm is missing"),
                wrong("04.3", right.dividedBy(norms), "root is missing"),
                wrong("04.3", right.dividedBy(7000), "the number m of examples: you divided by it"),
                wrong("04.3", right.transpose(), "transpose of what is asked"),
                wrong("04.3", right.times(-1), "the sign is wrong"),
                wrong("04.4", db.transpose(), "transpose of what is asked"),
                wrong("04.4", hiddenBias, "counts its layers from 0"),
                wrong("04.4", d.rowSums(), "the number m of examples: divide by it"),
                wrong("04.4", db.times(-1), "the sign is wrong"),
                wrong("04.5", new int[] {4, 4}, "the living and the dead"),
                wrong("04.5", new int[] {1, 1}, "dead ones"),
                wrong("04.5", new int[] {3, 4}, "before training"),
                wrong("04.5", new int[] {3}, "one place is missing"),
                wrong("04.6", network(6, 4), "below 0.001000 is asked"),
                wrong("04.6", Network.builder(2).layer(2, "linear").build(new NumpyRandom(0)), "gives 2 outputs"),
                wrong("04.6", trainedOnWrongData(), "below 0.001000 is asked"),
                wrong("04.7", lossOf(42, 4, 3000), "with four units"),
                wrong("04.7", lossOf(42, 8, 1), "before any step"),
                wrong("04.7", lossOf(6, 8, 3000), "seed 6"),
                wrong("04.7", -lossOf(42, 8, 3000), "the sign is wrong"));
    }

    private static Matrix inputs(long seed) {
        return new NumpyRandom(seed).rand(2, 10000).transpose().rows(0, 7000).times(100);
    }

    private static Matrix targets(Matrix inputs) {
        Matrix a = inputs.column(0);
        Matrix b = inputs.column(1);
        return Matrix.hstack(a.plus(b), a.minus(b), a.minus(b).map(Math::abs));
    }

    private static Network network(long seed, int hidden) {
        NumpyRandom random = new NumpyRandom(seed);
        random.rand(2, 10000);
        return Network.builder(2)
                .layer(hidden, Activation.RELU)
                .layer(hidden, Activation.RELU)
                .layer(3, Activation.LINEAR)
                .initializer(Initializer.HE.drawnOutByIn().withDrawnBiases())
                .build(random);
    }

    private static double lossOf(long seed, int hidden, int epoch) {
        Matrix raw = inputs(seed);
        Matrix targets = targets(raw);
        return new Training(network(seed, hidden), LOSS)
                .optimizer(Optimizer.sgd(0.01))
                .run(
                        StandardScaler.fit(raw).transform(raw),
                        StandardScaler.fit(targets).transform(targets),
                        epoch)
                .loss(epoch);
    }

    /** A right network for the seed's raw numbers is none for the standardized ones. */
    private Network trainedOnWrongData() {
        Network network = network(6, 4);
        new Training(network, LOSS).optimizer(Optimizer.momentum(0.01, 0.9)).run(X, X.dot(Matrix.ones(2, 3)), 1000);
        return network;
    }
}
