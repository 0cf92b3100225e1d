package backprop.classroom.exercises;

import backprop.Activation;
import backprop.Initializer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import backprop.Optimizer;
import backprop.Training;
import backprop.TrainingLog;
import java.util.List;

/** The exercises of notebook 02, the training loop. */
public final class Notebook02 implements ExerciseSet {
    private static final int EXAMPLES = 64;

    /** The notebook's numbers before training, with a third matrix drawn last, for the deeper network. */
    private record State(Matrix X, Matrix y, Matrix W1, Matrix W2, Matrix W3) {
        static State drawn() {
            NumpyRandom random = new NumpyRandom(0);
            return new State(
                    random.randn(EXAMPLES, 1000),
                    random.randn(EXAMPLES, 10),
                    random.randn(1000, 100),
                    random.randn(100, 10),
                    random.randn(100, 100));
        }

        Matrix Z() {
            return X.dot(W1);
        }

        Matrix gradientA() {
            return Z().maximum(0).dot(W2).minus(y).times(2).dotTranspose(W2);
        }

        Matrix Z3() {
            return Z().maximum(0).dot(W3);
        }

        Matrix gradientA3() {
            return Z3().maximum(0).dot(W2).minus(y).times(2).dotTranspose(W2);
        }
    }

    private static final List<Exercise> ALL = List.of(products(), ofTheInput(), share(), zero(), fewUnits(), deeper());

    /** For {@link java.util.ServiceLoader}. */
    public Notebook02() {}

    @Override
    public List<Exercise> exercises() {
        return ALL;
    }

    private static Exercise products() {
        return Exercise.of(
                        "02.1",
                        "The five matrix products of an epoch, two forward and three backward, multiply pairs of numbers"
                                + " and add them up. How many pairs in one epoch?")
                .answer("Number mine1 = null;     // your answer in place of null")
                .expects(Expectation.number(12_992_000)
                        .mistake("This is the forward pass alone.", 6_464_000)
                        .mistake("This is the backward pass alone.", 6_528_000)
                        .mistake("One of the three small products is missing.", 12_928_000)
                        .factor("the number of examples", EXAMPLES))
                .right(
                        "Nearly all of the work is two products, X·W1 and its mirror in the backward pass. A computer that"
                                + " does a thousand million pairs a second needs 13 ms an epoch.")
                .hint("A product of r×s and s×t takes r·s·t pairs.")
                .hint("Forward 64·1000·100 and 64·100·10. Backward has one such large product and two small ones.");
    }

    private static Exercise ofTheInput() {
        return Exercise.of(
                        "02.2",
                        "Go one step further back than the article: how does the loss change with the *input*? Give the"
                                + " gradient of the loss with respect to `X`, for the untrained network. (A network whose"
                                + " input is another network's output needs just that.)")
                .answer("Matrix mine2 = null;")
                .expects(Expectation.matrix(() -> {
                            State state = State.drawn();
                            return state.gradientA()
                                    .zeroWhere(state.Z(), z -> z < 0)
                                    .dotTranspose(state.W1());
                        })
                        .mistake(
                                "The mask is missing: the gradient has to pass the ReLU before it comes to X.",
                                () -> State.drawn()
                                        .gradientA()
                                        .dotTranspose(State.drawn().W1()))
                        .factor("the number of examples", EXAMPLES))
                .right("Backpropagation does not care whether a matrix is called data or weights.")
                .hint("Step 2 leads from ∂L/∂ŷ to ∂L/∂A with W2 transposed. The first layer is no other.")
                .hint("It is ∂L/∂Z · W1ᵀ. The local variables of `backward` are gone, so compute ∂L/∂Z again.")
                .hint(
                        "If you have trained it already, W1 and W2 are no longer as drawn: run the cells from the top again.");
    }

    private static Exercise share() {
        return Exercise.of(
                        "02.3",
                        "Earlier, from epoch 190 to epoch 290, which share of the loss was removed in each epoch? Give a"
                                + " number between 0 and 1.")
                .answer("Number mine3 = null;")
                .expects(Expectation.number(() -> removed(100))
                        .mistake(
                                "This is what is left after each epoch. What is removed is the rest.",
                                () -> Matrix.full(1, 1, 1 - removed(100)))
                        .mistake(
                                "This is what all hundred epochs removed together.",
                                () -> Matrix.full(1, 1, removed(1)))
                        .neighbour("what it would be if there were 99 steps", () -> removed(99))
                        .neighbour("what it would be if there were 101 steps", () -> removed(101)))
                .right("It was a little more than later. What is left last is what is learnt most slowly.")
                .hint("A hundred steps, each of which leaves the same share q: together they leave q to the hundredth"
                        + " power.")
                .hint("`losses[290] / losses[190]` to the power 1/100 is what one epoch leaves.");
    }

    private static double removed(int steps) {
        double[] losses = Article.LOG.losses();
        return 1 - Math.pow(losses[290] / losses[190], 1.0 / steps);
    }

    private static Exercise zero() {
        return Exercise.of("02.4", "What would it cost to say 0 to each of the 64 *training* examples?")
                .answer("Number mine4 = null;")
                .expects(Expectation.number(() -> State.drawn().y().square().sum())
                        .mistake("This is for the new examples. The training examples' targets are in y.", () -> {
                            NumpyRandom random = new NumpyRandom(0);
                            random.randn(EXAMPLES, 1010);
                            random.randn(1010, 100);
                            random.randn(EXAMPLES, 1000);
                            return Matrix.full(
                                    1, 1, random.randn(EXAMPLES, 10).square().sum());
                        })
                        .mistake(
                                "The norm is the square root of the loss.",
                                () -> Matrix.full(1, 1, State.drawn().y().norm()))
                        .mistake(
                                "This adds the targets. The loss adds their squares.",
                                () -> Matrix.full(1, 1, State.drawn().y().sum()))
                        .factor("the number of squares", 640))
                .right("Any network should beat this. A loss means little until it is compared with the loss of knowing"
                        + " nothing.")
                .hint("The prediction is 0, so what is squared is the target itself.")
                .hint("`y.square().sum()`");
    }

    private static Exercise fewUnits() {
        return Exercise.of(
                        "02.5",
                        "**Fewer hidden units.** Can a network of 5 hidden units still learn the 64 examples by heart? Build"
                                + " it with the library as above (seed 0 for X, y and the weights, in this order), train"
                                + " it for 500 epochs, and give the loss of epoch 500.")
                .answer("Number mine5 = null;")
                .expects(Expectation.number(() -> FewUnits.LOG.loss(500))
                        .mistake("This is the network of 100 units.", () -> Matrix.full(1, 1, Article.LOG.loss(500)))
                        .mistake(
                                "This is the loss of the first epoch, before any step.",
                                () -> Matrix.full(1, 1, FewUnits.LOG.loss(1)))
                        .mistake(
                                "This is what it costs to say 0 to all of them.",
                                () -> Matrix.full(
                                        1, 1, State.drawn().y().square().sum()))
                        .tolerance(1e-6)
                        .neighbour("the loss of epoch 499", () -> FewUnits.LOG.loss(499))
                        .neighbour("the loss of epoch 501", () -> FewUnits.LOG.loss(501)))
                .right(
                        "It can't in 500 epochs: even saying 0 to every example would cost less, 628. It still gets better,"
                                + " slowly.")
                .hint("Only one number in the builder changes.")
                .hint("`log.loss(500)`: the first epoch has number 1.");
    }

    /** Trained when it is first looked at. */
    private static final class Article {
        static final TrainingLog LOG = training(100, 500);
    }

    /** Trained when it is first looked at. */
    private static final class FewUnits {
        static final TrainingLog LOG = training(5, 501);
    }

    static TrainingLog training(int hidden, int epochs) {
        NumpyRandom random = new NumpyRandom(0);
        Matrix X = random.randn(EXAMPLES, 1000);
        Matrix Y = random.randn(EXAMPLES, 10);
        Network network = Network.builder(1000)
                .layer(hidden, Activation.RELU)
                .layer(10, Activation.LINEAR)
                .withoutBiases()
                .initializer(Initializer.normal(1))
                .build(random);
        return new Training(network, Loss.SUM_OF_SQUARES)
                .optimizer(Optimizer.sgd(1e-6))
                .run(X, Y, epochs);
    }

    private static Exercise deeper() {
        return Exercise.of(
                        "02.6",
                        "**A deeper network.** Put a second hidden layer of 100 units, with ReLU, between the first and the"
                                + " output: its weights `W3` (100×100) lead into it, and `W2` from it to the output. From"
                                + " `new NumpyRandom(0)` draw X, y, W1, W2 and last W3. Go forward and backward once, and"
                                + " give the gradient of the loss with respect to `W3`.")
                .answer("Matrix mine6 = null;")
                .expects(Expectation.matrix(() -> {
                            State state = State.drawn();
                            Matrix dZ3 = state.gradientA3().zeroWhere(state.Z3(), z -> z < 0);
                            return state.Z().maximum(0).transposeDot(dZ3);
                        })
                        .mistake(
                                "The mask of the second hidden layer is missing.",
                                () -> State.drawn()
                                        .Z()
                                        .maximum(0)
                                        .transposeDot(State.drawn().gradientA3()))
                        .mistake("You used the mask of the first hidden layer in the second.", () -> {
                            State state = State.drawn();
                            Matrix dZ3 = state.gradientA3().zeroWhere(state.Z(), z -> z < 0);
                            return state.Z().maximum(0).transposeDot(dZ3);
                        })
                        .mistake("You used what is before the first ReLU. W3 gets what comes after it.", () -> {
                            State state = State.drawn();
                            return state.Z().transposeDot(state.gradientA3().zeroWhere(state.Z3(), z -> z < 0));
                        }))
                .right(
                        "Steps 2 and 3 repeat for each layer: nothing else happens in a network of any depth. With a learning"
                                + " rate of 1e-8, this one comes from 1.07e9 to about 78 in 500 epochs.")
                .hint("Forward: A1 = relu(X·W1), A3 = relu(A1·W3), ŷ = A3·W2.")
                .hint("Backward: ∂L/∂ŷ as before, then ∂L/∂A3 with W2 transposed, then the mask of *this* layer.")
                .hint("The gradient is A1ᵀ times ∂L/∂Z3. The other way round it has the same shape, and is wrong.");
    }
}
