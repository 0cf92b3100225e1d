package backprop.classroom.exercises;

import backprop.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A function that the reader writes, asked for its values. It does not change: {@link #mistake} returns an expectation
 * that knows one thing more.
 */
public final class ExpectedFunction implements Expectation {
    private record Known(String sentence, UnaryOperator<Matrix> function) {}

    private final UnaryOperator<Matrix> right;
    private final List<Matrix> inputs;
    private final boolean ofNumbers;
    private final List<Known> mistakes;

    private ExpectedFunction(
            UnaryOperator<Matrix> right, List<Matrix> inputs, boolean ofNumbers, List<Known> mistakes) {
        this.right = right;
        this.inputs = inputs;
        this.ofNumbers = ofNumbers;
        this.mistakes = mistakes;
    }

    static ExpectedFunction of(DoubleUnaryOperator right, double... points) {
        return new ExpectedFunction(Z -> Z.map(right), List.of(Matrix.rowVector(points)), true, List.of());
    }

    static ExpectedFunction ofMatrices(UnaryOperator<Matrix> right, Matrix... inputs) {
        return new ExpectedFunction(right, List.of(inputs), false, List.of());
    }

    /** A typical wrong function of a number, and what to say to it. */
    public ExpectedFunction mistake(String sentence, DoubleUnaryOperator wrong) {
        return matrixMistake(sentence, Z -> Z.map(wrong));
    }

    /** A typical wrong function of a matrix, and what to say to it. */
    public ExpectedFunction matrixMistake(String sentence, UnaryOperator<Matrix> wrong) {
        List<Known> more = new ArrayList<>(mistakes);
        more.add(new Known(sentence, wrong));
        return new ExpectedFunction(right, inputs, ofNumbers, List.copyOf(more));
    }

    @Override
    public Optional<String> complaint(Object answer) {
        for (Matrix input : inputs) {
            Optional<String> complaint = Tried.complaint(() -> at(input, answer));
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    private Optional<String> at(Matrix input, Object answer) {
        @Nullable Object values;
        if (ofNumbers && answer instanceof DoubleUnaryOperator function) {
            values = input.map(function);
        } else if (!ofNumbers && answer instanceof Function<?, ?> function) {
            values = applied(function, input.copy());
            if (values == null) {
                return Optional.of("Your function returns null.");
            }
        } else {
            return Optional.of(Tried.wrongType(answer, ofNumbers ? "a DoubleUnaryOperator" : "a function of a matrix"));
        }
        Numbers expectation = Expectation.matrix(() -> right.apply(input)).tolerance(1e-9);
        if (ofNumbers) {
            expectation = expectation.mask(() -> input);
        }
        for (Known mistake : mistakes) {
            expectation = expectation.mistake(
                    mistake.sentence(), () -> mistake.function().apply(input));
        }
        String asked = ofNumbers ? " (Asked at z = " + points(input) + ".)" : "";
        return expectation.complaint(values).map(sentence -> sentence + asked);
    }

    /** A wrong type within the function shows when it is called, and becomes a sentence like all that it throws. */
    @SuppressWarnings("unchecked")
    private static @Nullable Object applied(Function<?, ?> function, Matrix input) {
        return ((Function<Object, ?>) function).apply(input);
    }

    private static String points(Matrix input) {
        List<String> points = new ArrayList<>();
        for (int j = 0; j < input.columns(); j++) {
            points.add(Looks.digits(input.get(0, j)));
        }
        return String.join(", ", points);
    }
}
