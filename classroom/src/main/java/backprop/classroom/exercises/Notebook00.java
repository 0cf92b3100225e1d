package backprop.classroom.exercises;

import backprop.Activation;
import backprop.Layer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import java.util.List;

/** The exercises of notebook 00, a network by hand. */
public final class Notebook00 implements ExerciseSet {
    private static final List<Exercise> ALL = List.of(otherTarget(), secondExample(), opposite());

    /** For {@link java.util.ServiceLoader}. */
    public Notebook00() {}

    @Override
    public List<Exercise> exercises() {
        return ALL;
    }

    private static Exercise otherTarget() {
        return Exercise.of(
                        "00.1",
                        "By pencil: suppose 6 were right for the example, in place of 5. What is then the gradient of the"
                                + " weight from x₂ to h₁?")
                .answer("Number mine1 = null;     // your answer in place of null")
                .expects(Expectation.number(
                                () -> gradients(example(1, 2), 6).get(0).dW().get(1, 0))
                        .mistake("This is the gradient of the weight from x₁.", 4)
                        .mistake("This is the gradient for the target 5.", 16)
                        .mistake("This is the gradient of the prediction. Walk on, to the weight.", 2))
                .right("Half the difference, half the gradient: with the squared error, each gradient in the network is"
                        + " proportional to how wrong the prediction is.")
                .hint("What is the gradient of the prediction, 2·(ŷ − y), for y = 6?")
                .hint("It is 2. Then dh₁ = 2·2, dz₁ is the same, and the weight from x₂ is multiplied by x₂ = 2.");
    }

    private static Exercise secondExample() {
        return Exercise.of(
                        "00.2",
                        "Give the gradient of `W2` from the second example *alone* (inputs 2 and 1, target 15), as a 2×1"
                                + " matrix.")
                .answer("Matrix mine2 = null;")
                .expects(Expectation.matrix(
                                () -> gradients(example(2, 1), 15).get(1).dW())
                        .mistake(
                                "This is the sum over both examples.",
                                () -> both(15).get(1).dW())
                        .mistake(
                                "This is the first example's.",
                                () -> gradients(example(1, 2), 5).get(1).dW()))
                .right("Add the first example's, 12 and 0, and you have the 18 and 6 of both.")
                .hint("Each weight into the output has the gradient dŷ times the h that it multiplies.")
                .hint("dŷ = 2·(16 − 15), and both units hand on 3. `Matrix.columnVector(…)` makes a 2×1 matrix.");
    }

    private static Exercise opposite() {
        return Exercise.of(
                        "00.3",
                        "Suppose 17 were right for the second example, in place of 15. Give the gradient of `b1` from both"
                                + " examples together, as a 1×2 matrix.")
                .answer("Matrix mine3 = null;")
                .expects(Expectation.matrix(() -> both(17).get(0).db())
                        .factor("the number of examples", 2)
                        .mistake(
                                "This is the gradient for the target 15.",
                                () -> both(15).get(0).db())
                        .mistake(
                                "This is the second example's alone. Add the first one's.",
                                () -> gradients(example(2, 1), 17).get(0).db())
                        .mistake(
                                "You added up over the units. Add up over the examples.",
                                () -> both(17).get(0).dZ().rowSums().transpose()))
                .right(
                        "The two examples pull the first bias in opposite directions, and what is left of 8 and −4 is 4. A"
                                + " step is a compromise between the examples.")
                .hint("Only the second example changes: dŷ = 2·(16 − 17). What are its dz₁ and dz₂?")
                .hint("They are −4 and −6. The first example's are 8 and 0. Add them for each unit.");
    }

    private static Matrix example(double... x) {
        return Matrix.rowVector(x);
    }

    private static List<Layer.Gradient> both(double secondTarget) {
        return gradients(Matrix.of(new double[] {1, 2}, new double[] {2, 1}), 5, secondTarget);
    }

    /** The backward pass of the notebook's network, as it is before its first step. */
    private static List<Layer.Gradient> gradients(Matrix X, double... targets) {
        Matrix W1 = Matrix.of(new double[] {1, 2}, new double[] {1, -2});
        Network network = new Network(List.of(
                new Layer(W1, Matrix.rowVector(0, 1), Activation.RELU),
                new Layer(Matrix.columnVector(2, 3), Matrix.rowVector(1), Activation.LINEAR)));
        return network.backward(network.forward(X), Matrix.columnVector(targets), Loss.SUM_OF_SQUARES);
    }
}
