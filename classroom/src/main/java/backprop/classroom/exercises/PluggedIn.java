package backprop.classroom.exercises;

import backprop.Activation;
import backprop.GradientCheck;
import backprop.Loss;
import backprop.Matrix;
import backprop.NumpyRandom;
import backprop.Optimizer;
import java.util.Optional;

/** Parts for the library that the reader writes: an activation, a loss, an optimizer. */
final class PluggedIn {
    private static final double MARK = 1e-6;
    private static final int STEPS = 3;

    private PluggedIn() {}

    static Optional<String> activation(Activation right, Activation answer) {
        Matrix Z = numbers(0, 4, 3);
        Matrix A = answer.forward(Z.copy());
        Optional<String> forward =
                compared("forward: ", Expectation.matrix(() -> right.forward(Z)).mask(() -> Z), A);
        if (forward.isPresent()) {
            return forward;
        }
        Matrix dA = numbers(1, 4, 3);
        Matrix dZ = answer.backward(dA.copy(), Z.copy(), A.copy());
        return compared(
                "backward: ", Expectation.matrix(() -> right.backward(dA, Z, A)).mask(() -> Z), dZ);
    }

    static Optional<String> loss(Loss right, Loss answer) {
        // Between 0 and 1, so that a loss with logarithms can be asked, too.
        Matrix A = numbers(0, 4, 3).map(v -> 1 / (1 + Math.exp(-v)));
        Matrix Y = numbers(1, 4, 3).map(v -> v > 0 ? 1 : 0);
        Optional<String> value = compared(
                "value: ",
                Expectation.number(() -> right.value(A, Y))
                        .tolerance(MARK)
                        .factor("the number of examples", A.rows())
                        .factor("the number of outputs", A.columns())
                        .factor("all the numbers", A.size()),
                answer.value(A.copy(), Y.copy()));
        if (value.isPresent()) {
            return value;
        }
        Matrix dA = answer.gradient(A.copy(), Y.copy());
        Optional<String> gradient = compared(
                "gradient: ",
                Expectation.matrix(() -> right.gradient(A, Y))
                        .factor("the number of examples", A.rows())
                        .factor("the number of outputs", A.columns())
                        .factor("all the numbers", A.size()),
                dA);
        if (gradient.isPresent()) {
            return gradient;
        }
        Matrix nudged = A.copy();
        double error = new GradientCheck(() -> answer.value(nudged, Y))
                .parameter("A", nudged, dA)
                .worst();
        return error < MARK
                ? Optional.empty()
                : Optional.of("gradient: it is not the slope of value; the gradient check fails.");
    }

    static Optional<String> optimizer(Optimizer right, Optimizer answer) {
        Matrix expected = numbers(0, 2, 3);
        Matrix given = expected.copy();
        Optimizer.Step rightStep = right.start(2, 3);
        Optimizer.Step answerStep = answer.start(2, 3);
        if (answerStep == null) {
            return Optional.of("start returns null; it must return a Step.");
        }
        for (int step = 1; step <= STEPS; step++) {
            Matrix gradient = numbers(step, 2, 3);
            Matrix before = expected.copy();
            Matrix wasGiven = given.copy();
            rightStep.update(expected, gradient.copy());
            answerStep.update(given, gradient.copy());
            if (given.equals(wasGiven)) {
                return Optional.of("Step " + step + " does not move the parameter: update has to change it in place.");
            }
            Matrix rightMove = expected.minus(before);
            Optional<String> complaint =
                    compared("step " + step + ": ", Expectation.matrix(() -> rightMove), given.minus(wasGiven));
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> compared(String part, Numbers expectation, Object given) {
        return given == null
                ? Optional.of(part + "it returns null.")
                : expectation.complaint(given).map(sentence -> part + sentence);
    }

    private static Matrix numbers(long seed, int rows, int columns) {
        return new NumpyRandom(seed).randn(rows, columns);
    }
}
