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

/** The exercises of notebook 01, one hidden layer. */
public final class Notebook01 implements ExerciseSet {
    private static final int EXAMPLES = 64;
    private static final int TARGETS = 640;

    /** The notebook's own numbers, before its first update. */
    private record State(Matrix x, Matrix y, Matrix w1, Matrix w2) {
        static State drawn() {
            NumpyRandom random = new NumpyRandom(0);
            return new State(
                    random.randn(EXAMPLES, 1000),
                    random.randn(EXAMPLES, 10),
                    random.randn(1000, 100),
                    random.randn(100, 10));
        }

        Matrix h() {
            return x.dot(w1);
        }

        Matrix error() {
            return h().maximum(0).dot(w2).minus(y);
        }

        Matrix gradLossHRelu() {
            return error().times(2).dotTranspose(w2);
        }

        Matrix gradLossH() {
            return gradLossHRelu().zeroWhere(h(), v -> v < 0);
        }
    }

    private static final List<Exercise> ALL =
            List.of(parameters(), withoutBend(), mean(), leaky(), bias(), learningRate(), slower());

    /** For {@link java.util.ServiceLoader}. */
    public Notebook01() {}

    @Override
    public List<Exercise> exercises() {
        return ALL;
    }

    private static Exercise parameters() {
        return Exercise.of("01.1", "How many weights does the network learn, in `w1` and `w2` together?")
                .answer("Number mine1 = null;     // your answer in place of null")
                .expects(Expectation.number(101_000)
                        .mistake("These are the weights of w1 alone.", 100_000)
                        .mistake("These are the weights of w2 alone.", 1_000)
                        .mistake("You added the sizes of the layers. Each input has a weight to each unit.", 1_110)
                        .mistake("You multiplied all three sizes. The two matrices stand side by side: add.", 1e6)
                        .mistake("This is with biases. The article's network has none.", 101_110))
                .right("Each of these numbers gets a gradient of its own, in one backward pass.")
                .hint("A matrix has rows × columns numbers; `w1.size()` counts them.")
                .hint("Add the sizes of the two matrices.");
    }

    private static Exercise withoutBend() {
        return Exercise.of(
                        "01.2",
                        "Leave out the bend, so that `h` goes straight into the second product. Then one matrix does what"
                                + " both layers do: which? Your `mine2` must give `x.dot(mine2)` equal to"
                                + " `x.dot(w1).dot(w2)`.")
                .answer("Matrix mine2 = null;")
                .expects(Expectation.matrix(
                                () -> State.drawn().w1().dot(State.drawn().w2()))
                        .mistake(
                                "You put the bend between the weights. Here it is left out.",
                                () -> State.drawn()
                                        .w1()
                                        .maximum(0)
                                        .dot(State.drawn().w2()))
                        .mistake("These are the predictions. The matrix must not depend on x.", () -> {
                            State state = State.drawn();
                            return state.h().dot(state.w2());
                        }))
                .right("A product of matrices is a matrix. Without the bend, a hundred layers can do no more than one.")
                .hint("A product may be bracketed as you like: (x·w1)·w2 = x·(w1·w2).")
                .hint("It leads from 1000 inputs to 10 outputs, so it is 1000×10.");
    }

    private static Exercise mean() {
        return Exercise.of(
                        "01.3",
                        "Suppose the loss were the *mean* of the 640 squared differences and not their sum. Give its"
                                + " gradient with respect to `yPred`.")
                .answer("Matrix mine3 = null;")
                .expects(Expectation.matrix(() -> State.drawn().error().times(2.0 / TARGETS))
                        .factor("the number of squares in the mean", TARGETS)
                        .factor("the number of outputs", 10)
                        .factor("the number of examples", EXAMPLES))
                .right(
                        "A mean only shortens the gradient. The learning rate can then be 640 times as large, and need not"
                                + " change with the number of examples.")
                .hint("A mean is a sum divided by how many there are. What does a constant factor do to a derivative?")
                .hint("Take the gradient of the sum, and divide it by 640.");
    }

    private static Exercise leaky() {
        return Exercise.of(
                        "01.4",
                        "A *leaky* ReLU gives `0.1 * h` where `h` is negative, in place of 0. Suppose the loss's gradient"
                                + " with respect to its output is `gradLossHRelu`, as it stands above. Give the gradient"
                                + " with respect to `h`.")
                .answer("Matrix mine4 = null;")
                .expects(Expectation.matrix(() -> {
                            State state = State.drawn();
                            Matrix slopes = state.h().map(v -> v < 0 ? 0.1 : 1);
                            return state.gradLossHRelu().times(slopes);
                        })
                        .mistake(
                                "You multiplied by the function's value. The chain rule wants its slope.",
                                () -> State.drawn()
                                        .gradLossHRelu()
                                        .times(State.drawn().h().map(v -> v < 0 ? 0.1 * v : v)))
                        .mask(() -> State.drawn().h()))
                .right("Any function that takes each number alone works so: the gradient times the slope, element by"
                        + " element.")
                .hint("What is the slope of the leaky ReLU where `h` is positive? And where it is negative?")
                .hint("`h.map(v -> v < 0 ? 0.1 : 1)` is the matrix of the slopes.");
    }

    private static Exercise bias() {
        return Exercise.of(
                        "01.5",
                        "Give the hidden layer a bias: `h = x.dot(w1)` plus a row `b` of 100 numbers, which is added to"
                                + " every example's row, and which is 0 so far. Give the gradient of the loss with respect"
                                + " to `b`, a 1×100 matrix.")
                .answer("Matrix mine5 = null;")
                .expects(Expectation.matrix(() -> State.drawn().gradLossH().columnSums())
                        .mistake(
                                "You used the gradient from before the mask. The bias is added to h, so its gradient"
                                        + " begins at that of h.",
                                () -> State.drawn().gradLossHRelu().columnSums())
                        .mistake(
                                "You added up over the hidden units. The bias of a unit is used once for each example:"
                                        + " add up over those.",
                                () -> State.drawn().gradLossH().rowSums())
                        .factor("the number of examples", EXAMPLES))
                .right("What is used several times gets the sum of all its gradients. This holds in every network.")
                .hint("How does the loss change if b[j] grows a little? It enters h[n, j] of every example n.")
                .hint("Add up the rows of `gradLossH`.");
    }

    private static Exercise learningRate() {
        return Exercise.of(
                        "01.6",
                        "With the mean over the 640 numbers as the loss, which learning rate makes the very same steps as"
                                + " 1e-6 does with the sum?")
                .answer("Number mine6 = null;")
                .expects(Expectation.number(6.4e-4)
                        .mistake(
                                "The wrong way round: the mean's gradient is smaller, so the rate must be larger.",
                                1e-6 / TARGETS)
                        .mistake(
                                "A mean over the 64 examples alone would want this. There are ten outputs each.",
                                6.4e-5)
                        .mistake("A mean over ten outputs alone would want this. There are 64 examples.", 1e-5)
                        .before(() -> 1e-6))
                .right("The step is rate × gradient. Only the product counts.")
                .hint("The mean's gradient is the sum's, divided by 640.")
                .hint("rate × gradient / 640 must equal 1e-6 × gradient.");
    }

    private static Exercise slower() {
        return Exercise.of(
                        "01.7",
                        "Build the library's network once more, from a fresh generator as above, and train it for 500"
                                + " epochs with half the learning rate, 5e-7. What is the loss of epoch 500?")
                .answer("Number mine7 = null;")
                .expects(Expectation.number(() -> Slower.LOG.loss(500))
                        .mistake("This is the loss of the first epoch, before any step.", 26365524.1935)
                        .mistake(
                                "This is the loss with the old rate, 1e-6.",
                                () -> Matrix.full(1, 1, training(1e-6, 500).loss(500)))
                        .neighbour("the loss of epoch 499", () -> Slower.LOG.loss(499))
                        .neighbour("the loss of epoch 501", () -> Slower.LOG.loss(501)))
                .right("Half the rate learns at half the pace here. Twice the rate would not learn twice as fast: with"
                        + " 2e-6 the loss gets stuck near 540, and with 1e-5 it grows to infinity.")
                .hint("`new NumpyRandom(0)` first, then X, Y and the network, in this order.")
                .hint("`Optimizer.sgd(5e-7)`, `run(X, Y, 500)`, and of the log `loss(500)`.");
    }

    /** Trained when it is first looked at. */
    private static final class Slower {
        static final TrainingLog LOG = training(5e-7, 501);
    }

    private static TrainingLog training(double rate, int epochs) {
        NumpyRandom random = new NumpyRandom(0);
        Matrix X = random.randn(EXAMPLES, 1000);
        Matrix Y = random.randn(EXAMPLES, 10);
        Network network = Network.builder(1000)
                .layer(100, Activation.RELU)
                .layer(10, Activation.LINEAR)
                .withoutBiases()
                .initializer(Initializer.normal(1))
                .build(random);
        return new Training(network, Loss.SUM_OF_SQUARES)
                .optimizer(Optimizer.sgd(rate))
                .run(X, Y, epochs);
    }
}
