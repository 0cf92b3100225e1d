import backprop.Activation;
import backprop.Classification;
import backprop.Initializer;
import backprop.Layer;
import backprop.LearningRate;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import backprop.Optimizer;
import backprop.StandardScaler;
import backprop.TrainTestSplit;
import backprop.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trains the networks that the playground shows, as the notebooks 04 and 05 do, and saves them beside this file. Takes a
 * few minutes, nearly all of it for seed 42's million epochs:
 *
 * <pre>
 *     java --add-modules jdk.incubator.vector -cp notebooks/backprop.jar playground/src/networks/TrainNetworks.java
 * </pre>
 */
public final class TrainNetworks {
    private static final Path HERE = Path.of("playground", "src", "networks");

    /** The digit network's weights are rounded to multiples of 1/4096, which a file can hold in little room. */
    private static final double STEPS = 4096;

    private TrainNetworks() {}

    public static void main(String[] args) throws IOException {
        digit().save(HERE.resolve("digit.npz"));
        nineSteps(6, 100_000).save(HERE.resolve("nine-steps-6.npz"));
        nineSteps(42, 1_000_000).save(HERE.resolve("nine-steps-42.npz"));
    }

    /** Notebook 05's last network: 400 pixels, 64 and 32 units, 10 classes. */
    private static Network digit() throws IOException {
        Data learn = digits("digits20_train.csv.gz");
        Network network = Network.builder(400)
                .layer(64, Activation.RELU)
                .layer(32, Activation.RELU)
                .layer(10, Activation.SOFTMAX)
                .build(new NumpyRandom(0));
        new Training(network, Loss.SOFTMAX_CROSS_ENTROPY)
                .optimizer(Optimizer.adam(LearningRate.constant(0.001)))
                .batchSize(50)
                .shuffle(new NumpyRandom(1))
                .l2(10)
                .run(learn.X, Classification.oneHot(learn.labels, 10), 15);
        Network rounded = new Network(network.layers().stream()
                .map(layer -> new Layer(rounded(layer.W()), rounded(layer.b()), layer.activation()))
                .toList());
        Data heldOut = digits("digits20_heldout1000.csv.gz");
        System.out.printf(
                "digit: held-out digits %.1f %%, with rounded weights %.1f %%%n",
                100 * Classification.accuracy(network.predict(heldOut.X), heldOut.labels),
                100 * Classification.accuracy(rounded.predict(heldOut.X), heldOut.labels));
        return rounded;
    }

    private static Matrix rounded(Matrix values) {
        return values.map(value -> Math.rint(value * STEPS) / STEPS);
    }

    private record Data(Matrix X, int[] labels) {}

    private static Data digits(String file) throws IOException {
        Matrix table = Matrix.fromCsv(Path.of("notebooks", "data", file));
        int[] labels = Arrays.stream(table.column(0).data())
                .mapToInt(label -> (int) label)
                .toArray();
        return new Data(table.columns(1, 401).dividedBy(255), labels);
    }

    /** Notebook 04's network of this seed, which takes a and b as they are: see {@link #withScalers}. */
    private static Network nineSteps(long seed, int epochs) {
        NumpyRandom random = new NumpyRandom(seed);
        Matrix X = random.rand(2, 10000).transpose().times(100);
        Matrix a = X.column(0);
        Matrix b = X.column(1);
        Matrix Y = Matrix.hstack(a.plus(b), a.minus(b), a.minus(b).abs());
        TrainTestSplit raw = TrainTestSplit.of(X, Y, 0.7);
        StandardScaler xScaler = StandardScaler.fit(raw.XTrain());
        StandardScaler yScaler = StandardScaler.fit(raw.YTrain());
        Network network = Network.builder(2)
                .layer(4, Activation.RELU)
                .layer(4, Activation.RELU)
                .layer(3, Activation.LINEAR)
                .initializer(Initializer.HE.drawnOutByIn().withDrawnBiases())
                .build(random);
        var log = new Training(network, Loss.HALVED_MEAN_SQUARED_ERROR)
                .optimizer(Optimizer.sgd(0.01))
                .run(xScaler.transform(raw.XTrain()), yScaler.transform(raw.YTrain()), epochs);
        System.out.println("nine steps, seed " + seed + ": " + log);
        Network whole = withScalers(network, xScaler, yScaler);
        Matrix asked = Matrix.rowVector(30, 70);
        System.out.println("  (30, 70): " + whole.predict(asked) + ", and by the scalers "
                + yScaler.inverse(network.predict(xScaler.transform(asked))));
        return whole;
    }

    /**
     * The same function of unscaled numbers. To standardize is a product and a sum, so it can be done by a layer: (x - m) / s
     * times W is x times W / s, minus m / s times W. And what undoes it for the outputs is the last layer's in the same way.
     */
    private static Network withScalers(Network network, StandardScaler x, StandardScaler y) {
        Layer first = network.layer(0);
        Matrix W = first.W().dividedBy(x.std().transpose());
        Matrix b = first.b().minus(x.mean().dot(W));
        List<Layer> layers = new ArrayList<>(network.layers());
        layers.set(0, new Layer(W, b, first.activation()));
        Layer last = network.layer(2);
        layers.set(2, new Layer(last.W().times(y.std()), last.b().times(y.std()).plus(y.mean()), last.activation()));
        return new Network(layers);
    }
}
