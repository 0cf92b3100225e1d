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

/** The exercises of notebook 04, nine steps. */
public final class Notebook04 implements ExerciseSet {
    private static final int EXAMPLES = 7000;
    private static final Loss LOSS = Loss.HALVED_MEAN_SQUARED_ERROR;

    /** The training set of a seed, one example a row, and the article's network that is drawn after it. */
    private record State(StandardScaler xScaler, StandardScaler yScaler, Matrix X, Matrix Y, Network network) {
        static State drawn(long seed, int hidden) {
            NumpyRandom random = new NumpyRandom(seed);
            Matrix raw = random.rand(2, 10000).columns(0, EXAMPLES).transpose().times(100);
            Matrix a = raw.column(0);
            Matrix b = raw.column(1);
            Matrix targets = Matrix.hstack(a.plus(b), a.minus(b), a.minus(b).map(Math::abs));
            StandardScaler xScaler = StandardScaler.fit(raw);
            StandardScaler yScaler = StandardScaler.fit(targets);
            Network network = Network.builder(2)
                    .layer(hidden, Activation.RELU)
                    .layer(hidden, Activation.RELU)
                    .layer(3, Activation.LINEAR)
                    .initializer(Initializer.HE.drawnOutByIn().withDrawnBiases())
                    .build(random);
            return new State(xScaler, yScaler, xScaler.transform(raw), yScaler.transform(targets), network);
        }

        /** In the article's columns. */
        Matrix error() {
            return network.predict(X).minus(Y).transpose();
        }

        double lossOfEpoch(int epoch) {
            return new Training(network, LOSS)
                    .optimizer(Optimizer.sgd(0.01))
                    .run(X, Y, epoch)
                    .loss(epoch);
        }

        double sum(double standardized) {
            return yScaler.inverse(Matrix.rowVector(standardized, 0, 0)).get(0, 0);
        }
    }

    private static final List<Exercise> ALL =
            List.of(back(), parameters(), printed(), bias(), living(), momentum(), moreUnits());

    /** For {@link java.util.ServiceLoader}. */
    public Notebook04() {}

    @Override
    public List<Exercise> exercises() {
        return ALL;
    }

    private static State article() {
        return State.drawn(42, 4);
    }

    private static Matrix number(double value) {
        return Matrix.full(1, 1, value);
    }

    private static Exercise back() {
        return Exercise.of(
                        "04.1",
                        "A trained network says 0.5 for the output a + b, in standardized units. Which sum does it mean?")
                .answer("Number mine1 = null;     // your answer in place of null")
                .expects(Expectation.number(() -> article().sum(0.5))
                        .mistake("This is the stretched number. The mean is still to be added.", () -> {
                            State state = article();
                            return number(state.sum(0.5) - state.sum(0));
                        })
                        .mistake(
                                "You added the mean and did not stretch by the deviation.",
                                () -> number(article().sum(0) + 0.5))
                        .mistake(
                                "This is the scaler of an input. The outputs have scalers of their own.",
                                () -> article()
                                        .xScaler()
                                        .inverse(Matrix.rowVector(0.5, 0))
                                        .column(0))
                        .mistake("You standardized once more. This has to be undone.", () -> {
                            State state = article();
                            return number((0.5 - state.sum(0)) / (state.sum(1) - state.sum(0)));
                        }))
                .right("What a network says means nothing without the scaler that its targets went through.")
                .hint("x = x_std · std + mean, with the scaler of the row a + b.")
                .hint("`yScalers.get(0)` has `mean()` and `std()`.");
    }

    private static Exercise parameters() {
        return Exercise.of("04.2", "How many parameters has a network 2 → 8 → 8 → 3?")
                .answer("Number mine2 = null;")
                .expects(Expectation.number(123)
                        .mistake("These are the weights. The biases are parameters, too.", 104)
                        .mistake("This is the network with four units a layer.", 47)
                        .mistake("These are the biases. The weights are parameters, too.", 19)
                        .mistake("The input layer has no biases.", 125))
                .right("Twice the units, and 2.6 times the parameters: between two hidden layers they"
                        + " grow with the square.")
                .hint("(n before + 1) · n for each layer.")
                .hint("(2 + 1) · 8 + (8 + 1) · 8 + …");
    }

    private static Exercise printed() {
        return Exercise.of(
                        "04.3",
                        "**Stretch.** Mend it the other way round: give the output layer's `dZ` (3×7000) that belongs to the"
                                + " loss that is *printed*, for `yTrain` and `yHatTrain`. As in the article, leave the"
                                + " division by *m* to *dW* and *db*.")
                .answer("Matrix mine3 = null;")
                .expects(Expectation.matrix(() -> {
                            Matrix d = article().error();
                            return d.times(d).times(d).dividedBy(norms(d));
                        })
                        .mistake(
                                "This belongs to the loss that is differentiated, not to the printed one.",
                                () -> article().error())
                        .mistake("The division by the column's norm is missing.", () -> {
                            Matrix d = article().error();
                            return d.times(d).times(d);
                        })
                        .mistake(
                                "The root is missing: the norm is the square root of the sum of fourth powers.", () -> {
                                    Matrix d = article().error();
                                    return d.times(d).times(d).dividedBy(norms(d).square());
                                })
                        .factor("the number m of examples", EXAMPLES))
                .right(
                        "With it, the second half of the gradient check passes and the first fails. Any loss will do, but it"
                                + " has to be one.")
                .hint("For one example with the errors d: the loss is ½ · √(Σ d⁴).")
                .hint("The derivative of √u is u′ / (2√u), and that of Σ d⁴ with respect to d_k is 4 d_k³.")
                .hint("dZ = d³ / √(Σ d⁴), with one sum for each column.");
    }

    private static Matrix norms(Matrix d) {
        return d.square().square().columnSums().map(Math::sqrt);
    }

    private static Exercise bias() {
        return Exercise.of(
                        "04.4",
                        "The library's first `gradients` also hold the output layer's `db`. Give it as the article has it,"
                                + " in columns.")
                .answer("Matrix mine4 = null;")
                .expects(Expectation.matrix(() -> article().error().rowMeans())
                        .mistake(
                                "This is the layer before: the library counts its layers from 0, without an input layer.",
                                () -> {
                                    State state = article();
                                    return state.network()
                                            .backward(state.network().forward(state.X()), state.Y(), LOSS)
                                            .get(1)
                                            .db()
                                            .transpose();
                                })
                        .factor("the number m of examples", EXAMPLES))
                .right(
                        "A bias of the library is a row, added to each example's row. Transposed it is the article's column.")
                .hint("`gradients.get(2)` is the output layer's; its `db()` is 1×3.")
                .hint("Transpose it.");
    }

    private static Exercise living() {
        return Exercise.of(
                        "04.5",
                        "**Count the living.** Train the article's network with seed 8 for 10,000 epochs, on its own data, as"
                                + " seed 6 above. It gets stuck at 0.50. How many of the four units of each hidden layer"
                                + " are on for at least one example? List both numbers, the first hidden layer first.")
                .answer("int[] mine5 = null;     // for example new int[] {4, 4}")
                .expects(Expectation.list(3, 3)
                        .mistake("These are the dead ones. The living are asked.", () -> Matrix.rowVector(1, 1))
                        .mistake("This is before training.", () -> Matrix.rowVector(3, 4))
                        .mistake("These are all units, the living and the dead.", () -> Matrix.rowVector(4, 4)))
                .right(
                        "Three living units in the second layer would do, as seed 6 shows. But of the first layer's three,"
                                + " one is on for only 3 % of the examples. Nearly all are seen through two units: the first layer"
                                + " is the bottleneck.")
                .hint("`drawTask(8)`, `articleNetwork(8)`, a `Training` as above, and then the passes of `forward`.")
                .hint("`passes.get(0).A().transpose().rowMax()` has a 0 for each unit that is off for all examples.");
    }

    private static Exercise momentum() {
        return Exercise.of(
                        "04.6",
                        "**Faster.** On the data of seed 6 (`task6`), plain descent is at 0.44 after 1000 epochs. Bring a"
                                + " network from 2 to 3 numbers below 0.001 with any optimizer of the library, and stop"
                                + " after 1000 epochs.")
                .answer("Network mine6 = null;")
                .expects(Expectation.network()
                        .sizes(2, 3)
                        .lossBelow(
                                0.001,
                                LOSS,
                                () -> State.drawn(6, 4).X(),
                                () -> State.drawn(6, 4).Y()))
                .right(
                        "`Optimizer.momentum(0.01, 0.9)` brings the article's network to 0.00027: steps in a steady direction"
                                + " add up, to ten times their length.")
                .hint("`articleNetwork(6)` on `task6.X()` and `task6.Y()`.")
                .hint("Try `Optimizer.momentum(0.01, 0.9)`.");
    }

    private static Exercise moreUnits() {
        return Exercise.of(
                        "04.7",
                        "**More units.** Give the article's network 8 units in each hidden layer, with seed 42 and all else"
                                + " as in `articleNetwork`, and train it on `task42` with plain descent. What is the loss"
                                + " of epoch 3000?")
                .answer("Number mine7 = null;")
                .expects(Expectation.number(() -> State.drawn(42, 8).lossOfEpoch(3000))
                        .mistake(
                                "This is the article's network, with four units.",
                                () -> number(article().lossOfEpoch(3000)))
                        .mistake(
                                "This is the first epoch, before any step.",
                                () -> number(State.drawn(42, 8).lossOfEpoch(1)))
                        .mistake(
                                "This is seed 6. The data and the weights are to be those of seed 42.",
                                () -> number(State.drawn(6, 8).lossOfEpoch(3000))))
                .right(
                        "It learns with the article's own seed, although two of its units are dead: with units to spare, a"
                                + " dead one is no loss.")
                .hint("The data are drawn first, `random.rand(2, 10000)`, then the weights.")
                .hint("Copy `articleNetwork`, and change the two 4s.");
    }
}
