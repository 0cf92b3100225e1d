package backprop.classroom.exercises;

import backprop.Activation;
import backprop.Matrix;
import backprop.NumpyRandom;
import java.util.List;

/** The exercises of notebook 05, handwritten digits. */
public final class Notebook05 implements ExerciseSet {
    private static final int SIDE = 20;

    /** The cost of one hidden layer's network at the epochs 1, 99, 100 and 101, as the notebook's data give it. */
    private static final double[] ONE_HIDDEN_LAYER = {
        6.932550926993909, 2.0722705648967574, 2.0534083191468655, 2.0348071943963806
    };

    private static final List<Exercise> ALL =
            List.of(softmax(), parameters(), half(), factor(), ofSoftmax(), oneHiddenLayer(), shift());

    /** For {@link java.util.ServiceLoader}. */
    public Notebook05() {}

    @Override
    public List<Exercise> exercises() {
        return ALL;
    }

    private static Exercise softmax() {
        return Exercise.of(
                        "05.1",
                        "**A softmax that does not overflow.** Ask the one above for the softmax of the column 1000, 1001,"
                                + " 1002: it says NaN, since *e* to the 1000th is more than a `double` holds. Write one"
                                + " that gives the right answer for any column of any matrix.")
                .answer("UnaryOperator<Matrix> mine1 = null;     // for example A -> A.map(Math::exp)")
                .expects(Expectation.matrixFunction(
                                A -> Activation.SOFTMAX.forward(A.transpose()).transpose(),
                                Matrix.of(new double[][] {{1, -1, 0}, {2, 0, 0}, {3, 0.5, 0}, {0, 0, 2}}),
                                Matrix.columnVector(1000, 1001, 1002),
                                Matrix.of(new double[][] {{1000, -1000}, {1001, -1001}}))
                        .matrixMistake(
                                "The powers are not divided by their sum: each column has to add up to 1.",
                                A -> A.map(Math::exp))
                        .matrixMistake(
                                "The rows add up to 1. Here an example is a column.",
                                A -> Activation.SOFTMAX.forward(A))
                        .matrixMistake("The whole matrix adds up to 1. Each column has to.", A -> {
                            Matrix powers = A.map(Math::exp);
                            return powers.dividedBy(powers.sum());
                        }))
                .right(
                        "Subtracting the greatest number of the column cancels in the quotient, and no power is then above 1."
                                + " Every library does it so.")
                .hint("Multiply numerator and denominator by *e* to the minus *c*: which *c* is safe for every column?")
                .hint("The greatest number of each column: `A.transpose().rowMax().transpose()`. Subtract it first.");
    }

    private static Exercise parameters() {
        return Exercise.of("05.2", "How many parameters has a network 400 → 64 → 32 → 10?")
                .answer("Number mine2 = null;     // your answer in place of null")
                .expects(Expectation.number(28_074)
                        .mistake("These are the weights. The biases are parameters, too.", 27_968)
                        .mistake("This is the large network.", 645_610)
                        .mistake("You added the sizes. Each unit has a weight for each of its inputs.", 506)
                        .mistake("The pixels have no biases.", 28_474))
                .right(
                        "It is 23 times fewer than before, and most of them are in the first layer: there each pixel meets"
                                + " each unit.")
                .hint("(inputs + 1) · units for each layer.")
                .hint("(400 + 1) · 64 + (64 + 1) · 32 + …");
    }

    private static Exercise half() {
        return Exercise.of(
                        "05.3",
                        "What is the data's part of the cost for a network that says 0.5 to each of the ten questions, for"
                                + " any image?")
                .answer("Number mine3 = null;")
                .expects(Expectation.number(10 * Math.log(2))
                        .mistake("`Math.log10` is not the logarithm of the formula; `Math.log` is.", 10 * Math.log10(2))
                        .mistake("This is with the logarithm to base 2. The formula has the natural one.", 10)
                        .mistake(
                                "This is what saying 0.1 costs. Saying 0.5 is more expensive: nine answers of ten are no.",
                                3.25083)
                        .factor("the number of questions", 10)
                        .factor("the number of images", 5000))
                .right(
                        "A network with sigmoids alone and small weights starts near this number. If yours starts elsewhere, look"
                                + " for a fault before you train.")
                .hint("Whether the right answer is yes or no, 0.5 costs −log 0.5.")
                .hint("Ten questions for each image. The mean over the images changes nothing.");
    }

    private static Exercise factor() {
        return Exercise.of(
                        "05.4",
                        "**Too large.** Someone takes a deviation of 0.1 in the large network, with its 400 units a layer. By"
                                + " which factor does each hidden layer multiply the signal?")
                .answer("Number mine4 = null;")
                .expects(Expectation.number(Math.sqrt(2))
                        .mistake("ReLU's half is missing: it is n / 2 under the root.", 2)
                        .mistake("This is for a deviation of 0.01.", Math.sqrt(2) / 10)
                        .mistake("The root is missing.", 20)
                        .mistake("This is He's deviation for 400 inputs, the one that makes the factor 1.", 0.0707107))
                .right(
                        "After four layers the signal is four times as large. Measure it with `printSignals`: mean A grows"
                                + " from 0.394 to 1.038 between the first and the fourth.")
                .hint("The formula of *Why a seventh?* has the deviation and the number of inputs.")
                .hint("0.1 · √(400 / 2)");
    }

    private static Exercise ofSoftmax() {
        return Exercise.of(
                        "05.5",
                        "A softmax of three classes, directly on *Z* and with its own cross-entropy. For one example *Z* is"
                                + " 1, 2, 3, and class 2 is right, counted from 0. Give the three numbers of *dZ*.")
                .answer("double[] mine5 = null;     // for example {0.1, 0.2, 0.3}; write new double[] before it")
                .expects(Expectation.list(minusOne(2))
                        .mistake("This is P. Subtract Y.", () -> Matrix.rowVector(probabilities()))
                        .mistake(
                                "Classes are counted from 0: class 2 is the last of the three.",
                                () -> Matrix.rowVector(minusOne(1)))
                        .mistake(
                                "This takes Z itself for the probabilities. Softmax comes first.",
                                () -> Matrix.rowVector(1, 2, 2))
                        .mistake("You went back through the softmax once more. P − Y is dZ already.", () -> {
                            Matrix P = Matrix.rowVector(probabilities());
                            return Activation.SOFTMAX.backward(
                                    Matrix.rowVector(minusOne(2)), Matrix.rowVector(1, 2, 3), P);
                        }))
                .right(
                        "The three numbers add up to 0: what the right class is pushed up, the others together are pushed"
                                + " down.")
                .hint("P first: *e* to the 1, 2 and 3, divided by their sum.")
                .hint("dZ = P − Y, and Y is 0, 0, 1.");
    }

    private static double[] probabilities() {
        return Activation.SOFTMAX.forward(Matrix.rowVector(1, 2, 3)).toArray()[0];
    }

    private static double[] minusOne(int rightClass) {
        double[] gradient = probabilities();
        gradient[rightClass] -= 1;
        return gradient;
    }

    private static Exercise oneHiddenLayer() {
        return Exercise.of(
                        "05.6",
                        "**One hidden layer** would have done, the article suspects. Try it with the small weights: build"
                                + " 400 → 64 → 10 with ReLU and sigmoid, `Initializer.normal(0.01).drawnOutByIn()` and"
                                + " seed 0, and train it with `training(…, 0.1)` for 100 epochs. What is the cost of epoch"
                                + " 100?")
                .answer("Number mine6 = null;")
                .expects(Expectation.number(ONE_HIDDEN_LAYER[2])
                        .tolerance(1e-4)
                        .mistake("This is the first epoch, before any step.", ONE_HIDDEN_LAYER[0])
                        .mistake("This is the accuracy in per cent. The cost is asked.", 76.26)
                        .mistake("This is the accuracy. The cost is asked.", 0.7626)
                        .neighbour("the cost of epoch 99", () -> ONE_HIDDEN_LAYER[1])
                        .neighbour("the cost of epoch 101", () -> ONE_HIDDEN_LAYER[3]))
                .right(
                        "76.3 % of the training digits are right by then. There is no long plateau: the signal is made small"
                                + " once, and not four times.")
                .hint("Like `smallNetwork`, with one hidden layer, and the same initializer for both layers.")
                .hint("The log's `loss(100)`.");
    }

    private static Exercise shift() {
        return Exercise.of(
                        "05.7",
                        "**Shifted digits.** What would the network say if the paper lay a little to the left? Write a function"
                                + " that moves images one pixel to the *right*. It gets and gives a matrix with one image"
                                + " in each *row*, 400 pixels; what comes in on the left is 0. Then ask `today` about"
                                + " `mine7.apply(XHeldOutRows)`.")
                .answer("UnaryOperator<Matrix> mine7 = null;")
                .expects(Expectation.matrixFunction(
                                images -> shifted(images, 0, 1), new NumpyRandom(0).rand(3, SIDE * SIDE))
                        .matrixMistake("This moves to the left.", images -> shifted(images, 0, -1))
                        .matrixMistake("This moves two pixels.", images -> shifted(images, 0, 2))
                        .matrixMistake("This moves down.", images -> shifted(images, 1, 0))
                        .matrixMistake(
                                "The last pixel of each line comes in at the left of the next one. It has to be 0 there.",
                                images -> Matrix.hstack(
                                        Matrix.zeros(images.rows(), 1), images.columns(0, SIDE * SIDE - 1)))
                        .matrixMistake("This leaves the images where they are.", images -> images))
                .right(
                        "`today` gets 92.4 % right then, and 83.4 % and 65.5 % for two and three pixels. Each unit looks at"
                                + " fixed pixels. Networks for pictures look for the same pattern everywhere: that is what"
                                + " convolution is for.")
                .hint("Pixel p of an image is in line p / 20 and column p % 20.")
                .hint("The new pixel p is the old one p − 1, except in column 0, where it is 0.");
    }

    private static Matrix shifted(Matrix images, int down, int right) {
        Matrix shifted = Matrix.zeros(images.rows(), images.columns());
        for (int image = 0; image < images.rows(); image++) {
            for (int line = 0; line < SIDE; line++) {
                for (int column = 0; column < SIDE; column++) {
                    int fromLine = line - down;
                    int fromColumn = column - right;
                    if (fromLine >= 0 && fromColumn >= 0 && fromColumn < SIDE) {
                        shifted.set(image, line * SIDE + column, images.get(image, fromLine * SIDE + fromColumn));
                    }
                }
            }
        }
        return shifted;
    }
}
