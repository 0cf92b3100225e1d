package backprop.classroom.exercises;

import backprop.Activation;
import backprop.Loss;
import backprop.Matrix;
import backprop.Optimizer;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Which answers are right, and what is to be said about the others. What is expected is computed only when somebody asks,
 * so it may take its time.
 */
@FunctionalInterface
public interface Expectation {
    /**
     * What is not right yet about this answer, in one or two sentences that name what they see; empty if it is right.
     *
     * @param answer what the reader's variable holds; not null
     */
    Optional<String> complaint(Object answer);

    /** A number. Where it is whole, the answer must be exactly this; else to three digits, unless you say otherwise. */
    static Numbers number(double value) {
        return number(() -> value);
    }

    /** A number that has to be computed. */
    static Numbers number(DoubleSupplier value) {
        return new Numbers(Numbers.Kind.NUMBER, () -> Matrix.full(1, 1, value.getAsDouble()));
    }

    /** Several numbers in this order: the answer may be an array, a list, or a matrix of one row. */
    static Numbers list(double... values) {
        return new Numbers(Numbers.Kind.LIST, () -> Matrix.rowVector(values));
    }

    /** A matrix, to a millionth of its largest element, unless you say otherwise. */
    static Numbers matrix(Supplier<Matrix> value) {
        return new Numbers(Numbers.Kind.MATRIX, value);
    }

    /** One of several words, whatever the case of its letters. */
    static Choice choice(String right, String... others) {
        return new Choice(right, others);
    }

    /** A function of one number, as a {@link DoubleUnaryOperator}; it is asked at these points. */
    static ExpectedFunction function(DoubleUnaryOperator right, double... points) {
        return ExpectedFunction.of(right, points);
    }

    /** A function from matrix to matrix, as a {@link Function}; it is asked for what it makes of these. */
    static ExpectedFunction matrixFunction(UnaryOperator<Matrix> right, Matrix... inputs) {
        return ExpectedFunction.ofMatrices(right, inputs);
    }

    /** An activation that computes what this one does; its backward pass is held against finite differences. */
    static Expectation activation(Activation right) {
        return that(Activation.class, answer -> PluggedIn.activation(right, answer));
    }

    /** A loss that computes what this one does; its gradient is held against finite differences. */
    static Expectation loss(Loss right) {
        return that(Loss.class, answer -> PluggedIn.loss(right, answer));
    }

    /** An optimizer that takes the steps that this one takes. */
    static Expectation optimizer(Optimizer right) {
        return that(Optimizer.class, answer -> PluggedIn.optimizer(right, answer));
    }

    /** A network; say with the methods of the result what it has to do. */
    static ExpectedNetwork network() {
        return new ExpectedNetwork();
    }

    /**
     * Anything else: an answer of this type, about which the function has nothing to say.
     *
     * @param type what the answer's variable holds
     * @param complaint a sentence about what is wrong, or empty; what it throws is told to the reader as the fault of the
     *     answer
     */
    static <T> Expectation that(Class<T> type, Function<? super T, Optional<String>> complaint) {
        return answer -> type.isInstance(answer)
                ? Tried.complaint(() -> complaint.apply(type.cast(answer)))
                : Optional.of(Tried.wrongType(answer, "a " + type.getSimpleName()));
    }
}
