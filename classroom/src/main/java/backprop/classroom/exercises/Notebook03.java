package backprop.classroom.exercises;

import backprop.Loss;
import backprop.Matrix;
import backprop.NumpyRandom;
import java.util.List;

/** The exercises of notebook 03, the network as a class. */
public final class Notebook03 implements ExerciseSet {
    private static final Matrix XOR = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    private static final Matrix XOR_TARGETS = Matrix.columnVector(0, 1, 1, 0);

    /** The notebook's network of seed 0 with its parameters, and the example and target that are drawn after them. */
    private record State(Matrix W0, Matrix b0, Matrix W1, Matrix b1, Matrix x, Matrix y) {
        static State drawn() {
            NumpyRandom random = new NumpyRandom(0);
            return new State(
                    random.randn(4, 2),
                    random.randn(4, 1),
                    random.randn(1, 4),
                    random.randn(1, 1),
                    random.randn(2, 1),
                    random.rand(1, 1));
        }

        Matrix z0() {
            return W0.dot(x).plus(b0);
        }

        Matrix prediction() {
            return W1.dot(z0().maximum(0)).plus(b1).map(z -> 1 / (1 + Math.exp(-z)));
        }

        Matrix delta1() {
            Matrix a = prediction();
            return a.minus(y).times(2).times(a).times(a.map(v -> 1 - v));
        }

        Matrix delta0() {
            return W1.transposeDot(delta1()).zeroWhere(z0(), z -> z <= 0);
        }

        State after(double rate) {
            Matrix delta1 = delta1();
            Matrix delta0 = delta0();
            return new State(
                    W0.minus(delta0.dotTranspose(x).times(rate)),
                    b0.minus(delta0.times(rate)),
                    W1.minus(delta1.dotTranspose(z0().maximum(0)).times(rate)),
                    b1.minus(delta1.times(rate)),
                    x,
                    y);
        }
    }

    private static final List<Exercise> ALL =
            List.of(parameters(), tanh(), ofTheInput(), step(), leak(), sixth(), learn());

    /** For {@link java.util.ServiceLoader}. */
    public Notebook03() {}

    @Override
    public List<Exercise> exercises() {
        return ALL;
    }

    private static Exercise parameters() {
        return Exercise.of(
                        "03.1",
                        "How many parameters has a network with 3 inputs, two hidden layers of 5 and 4 units, and 2"
                                + " outputs?")
                .answer("Number mine1 = null;     // your answer in place of null")
                .expects(Expectation.number(54)
                        .mistake("These are the weights. The biases are parameters, too.", 43)
                        .mistake("The inputs have no bias: there is one for each unit of a layer.", 57)
                        .mistake("These are the biases. The weights are parameters, too.", 11)
                        .mistake("You added the sizes. Each unit has a weight for each of its inputs.", 14))
                .right("(in + 1) · out for each layer: that many numbers are learnt, and as many gradients computed.")
                .hint("A layer from 3 to 5 has 5 × 3 weights and 5 biases.")
                .hint("Add up the layers 3 → 5, 5 → 4 and 4 → 2.");
    }

    private static Exercise tanh() {
        return Exercise.of(
                        "03.2",
                        "A third function, tanh, goes from −1 to 1. Its slope can be had from its own value, as the"
                                + " sigmoid's can. Write the derivative of `Math.tanh`.")
                .answer("DoubleUnaryOperator mine2 = null;     // for example z -> 2 * z")
                .expects(Expectation.function(z -> 1 - Math.tanh(z) * Math.tanh(z), -2, -1, -0.5, 0, 0.5, 1, 2)
                        .mistake("This is the function itself. Its slope is asked.", Math::tanh)
                        .mistake("The square is missing.", z -> 1 - Math.tanh(z))
                        .mistake("You squared z. It is tanh z that is squared.", z -> 1 - z * z)
                        .mistake(
                                "This is the sigmoid's formula. tanh has another one.",
                                z -> Math.tanh(z) * (1 - Math.tanh(z))))
                .right(
                        "Near 0 its slope is 1, four times the sigmoid's. So a signal gets through several layers of it more"
                                + " easily.")
                .hint("tanh z = sinh z / cosh z. Use the rule for a quotient, and cosh² − sinh² = 1.")
                .hint("It is 1 − tanh² z.");
    }

    private static Exercise ofTheInput() {
        return Exercise.of(
                        "03.3",
                        "Step 4 is not done for layer 0, because nothing stands before it. Do it all the same: give the"
                                + " gradient of the loss with respect to the input `x`, from what `network` holds after"
                                + " `backward`.")
                .answer("Matrix mine3 = null;")
                .expects(Expectation.matrix(() ->
                                State.drawn().W0().transposeDot(State.drawn().delta0()))
                        .mistake("The slope of layer 0 is missing: δ₀ is 0 for the two units that are off.", () -> {
                            State state = State.drawn();
                            return state.W0().transposeDot(state.W1().transposeDot(state.delta1()));
                        })
                        .mistake(
                                "This is δ₀ itself. One product with the weights is still to come.",
                                () -> State.drawn().delta0())
                        .mistake(
                                "This is the gradient of the loss with respect to the bias of layer 1.",
                                () -> State.drawn().delta1()))
                .right(
                        "It says which way to change the *example* so that the loss falls. Pictures that fool networks are"
                                + " made in this way.")
                .hint("In layer 0, the gradient of the biases is δ₀ (step 3). The class keeps it.")
                .hint("Step 4: the weights of layer 0, transposed, times δ₀.");
    }

    private static Exercise step() {
        return Exercise.of(
                        "03.4",
                        "Take a fresh network, `new NeuralNetwork(architecture, new NumpyRandom(0))`, and let it take one"
                                + " step for the example `x`, `y` above, with learning rate 0.1. What does it predict for"
                                + " `x` afterwards?")
                .answer("Number mine4 = null;")
                .expects(Expectation.number(() -> afterStep(0.1))
                        .tolerance(1e-7)
                        .mistake(
                                "It went uphill: the step is *minus* the rate times the gradient.",
                                () -> Matrix.full(1, 1, afterStep(-0.1)))
                        .mistake("This is after a step with rate 1.", () -> Matrix.full(1, 1, afterStep(1)))
                        .mistake(
                                "This is after two steps.",
                                () -> State.drawn().after(0.1).after(0.1).prediction())
                        .mistake(
                                "This is the target. One small step does not get there.",
                                () -> State.drawn().y())
                        .before(() -> State.drawn().prediction()))
                .right("The prediction moved towards the target, though not far. Training is many such steps.")
                .hint("forward, backward, update, and then forward once more: what the first forward gave is old.")
                .hint("`once.forward(x).get(0, 0)` after `once.update(0.1)`.");
    }

    private static double afterStep(double rate) {
        return State.drawn().after(rate).prediction().get(0, 0);
    }

    private static Exercise leak() {
        return Exercise.of(
                        "03.5",
                        "**A smaller leak.** Plug in a leaky ReLU with 0.01 in place of 0.1 under a name of its own, and"
                                + " train the ten seeds with rate 0.1 for 5000 epochs. Which seeds are stuck, with a loss"
                                + " above 0.01? List them.")
                .answer("int[] mine5 = null;     // for example new int[] {0, 7}")
                .expects(Expectation.list(2, 9)
                        .mistake(
                                "These are stuck with no leak at all. Does your architecture name the new function?",
                                () -> Matrix.rowVector(2, 3, 9))
                        .mistake("Seeds are counted from 0.", () -> Matrix.rowVector(3, 10))
                        .mistake("These two; list them in ascending order.", () -> Matrix.rowVector(9, 2))
                        .mistake("This one, and another.", () -> Matrix.rowVector(2))
                        .mistake("This one, and another.", () -> Matrix.rowVector(9)))
                .right(
                        "They end at 0.127 and 0.128, a little above ⅛. A gradient that is never 0 is no guarantee: a slope"
                                + " of 0.01 may be too small to get anywhere in 5000 epochs.")
                .hint("Two lines, as above: one for `functions`, one for `derivatives`.")
                .hint("`lastLoss(architecture, 0.1, seed)` for the seeds 0 to 9, where it is above 0.01.");
    }

    private static Exercise sixth() {
        return Exercise.of(
                        "03.6",
                        "With *two* hidden ReLUs, seven of the ten seeds get stuck, four of them near the same loss. There"
                                + " three examples, with the targets 0, 1 and 1, share one answer, and the fourth is right."
                                + " Which mean loss of the four examples is the least that such a network can have?")
                .answer("Number mine6 = null;")
                .expects(Expectation.number(1 / 6.0)
                        .mistake("That was two examples that share one answer. Here it is three.", 0.125)
                        .mistake("This is the best answer for the three. The loss is asked.", 2 / 3.0)
                        .mistake(
                                "This is the mean of three. The fourth example counts, too, with a loss of 0.", 2 / 9.0)
                        .mistake("That is what it costs if all four share one answer.", 0.25)
                        .mistake("½ is not the best answer here: two of the three targets are 1.", 0.1875))
                .right("⅛, ⅙ or ¼: a network that is stuck tells by its loss how many examples it can't tell apart.")
                .hint("One answer for the targets 0, 1, 1: the mean of the targets is the best. Which is it?")
                .hint("With ⅔, the squared errors are 4/9, 1/9 and 1/9. Divide their sum by four.");
    }

    private static Exercise learn() {
        return Exercise.of(
                        "03.7",
                        "**Your own network.** Build a network with the library, one hidden layer with tanh, and train it on"
                                + " XOR (`X`, `Y`) until its mean squared error is below 0.001. Everything else is your"
                                + " choice.")
                .answer("Network mine7 = null;")
                .expects(Expectation.network()
                        .sizes(2, 1)
                        .layers(2)
                        .lossBelow(0.001, Loss.MEAN_SQUARED_ERROR, () -> XOR, () -> XOR_TARGETS)
                        .gradientsRight(Loss.MEAN_SQUARED_ERROR, () -> XOR, () -> XOR_TARGETS))
                .right("With four tanh in the hidden layer and the article's learning rate 0.1, all ten seeds learn.")
                .hint("`Network.builder(2).layer(4, \"tanh\").layer(1, \"sigmoid\").build(new NumpyRandom(0))`")
                .hint("Train longer, or with a larger learning rate. With a batch of all four, 0.1 is small.");
    }
}
