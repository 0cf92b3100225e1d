package backprop.classroom.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.Activation;
import backprop.Initializer;
import backprop.Matrix;
import backprop.StandardScaler;
import backprop.classroom.faults.LayerStep;
import backprop.classroom.faults.Order;
import backprop.classroom.faults.Scaling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Notebook06Test extends RefusedAnswers {
    private static final List<String> NAMES = List.of(
            "sign",
            "zero weights",
            "mask",
            "learning rate",
            "wrong m",
            "softmax twice",
            "transpose",
            "classes in order",
            "early step",
            "scaler");

    private static final BinaryOperator<Matrix> UNDIVIDED = function((P, Y) -> P.minus(Y));
    private static final BinaryOperator<Matrix> SWAPPED =
            function((P, Y) -> Y.minus(P).dividedBy(P.rows()));
    private static final BinaryOperator<Matrix> BY_300 =
            function((P, Y) -> P.minus(Y).dividedBy(300));
    private static final BinaryOperator<Matrix> BY_25 =
            function((P, Y) -> P.minus(Y).dividedBy(25));
    private static final BinaryOperator<Matrix> NO_MASK = function((dA, Z) -> dA);
    private static final BinaryOperator<Matrix> MASK_OF_GRADIENT = function((dA, Z) -> dA.maximum(0));
    private static final BinaryOperator<Matrix> MASK_UPSIDE_DOWN = function((dA, Z) -> dA.zeroWhere(Z, z -> z > 0));
    private static final LayerStep NO_STEP = (layer, pass, dZ, rate) -> layer.backwardToInput(dZ);
    private static final LayerStep EARLY = (layer, pass, dZ, rate) -> {
        layer.W().subtractInPlace(layer.backward(pass, dZ).dW().times(rate));
        layer.b().subtractInPlace(layer.backward(pass, dZ).db().times(rate));
        return layer.backwardToInput(dZ);
    };
    private static final LayerStep UPHILL = (layer, pass, dZ, rate) -> {
        Matrix dX = layer.backwardToInput(dZ);
        layer.W().addInPlace(layer.backward(pass, dZ).dW().times(rate));
        layer.b().addInPlace(layer.backward(pass, dZ).db().times(rate));
        return dX;
    };
    private static final Order BACKWARDS = (examples, random) ->
            IntStream.range(0, examples).map(i -> examples - 1 - i).toArray();
    private static final Order WITH_REPLACEMENT = (examples, random) -> random.randint(0, examples, examples);
    private static final Order TOO_FEW = (examples, random) -> random.permutation(examples - 1);
    private static final Scaling OF_TEST = (training, test) -> StandardScaler.fit(test);
    private static final Scaling OF_BOTH = (training, test) -> StandardScaler.fit(Matrix.vstack(test, training));
    private static final Scaling OF_HALF = (training, test) -> StandardScaler.fit(training.rows(0, 150));
    private static final Initializer EQUAL = (inputs, outputs, random) -> Matrix.full(inputs, outputs, 0.5);

    private static BinaryOperator<Matrix> function(BinaryOperator<Matrix> function) {
        return function;
    }

    @Override
    ExerciseSet set() {
        return new Notebook06();
    }

    @Override
    List<Wrong> wrong() {
        List<Wrong> wrong = new ArrayList<>(List.of(
                wrong("06.1b", SWAPPED, "-1.00 times as much"),
                wrong("06.1b", UNDIVIDED, "24.0 times as much"),
                wrong("06.1b", BY_300, "0.0800 times as much"),
                wrong("06.2b", Initializer.ZEROS, "leaps or stands still"),
                wrong("06.2b", EQUAL, "After 100 epochs the loss is"),
                wrong("06.2b", Initializer.normal(0.001), "After 100 epochs the loss is"),
                wrong("06.3b", NO_MASK, "gradient check fails"),
                wrong("06.3b", MASK_OF_GRADIENT, "gradient check fails"),
                wrong("06.3b", MASK_UPSIDE_DOWN, "gradient check fails"),
                wrong("06.4b", 10, "leaps or stands still"),
                wrong("06.4b", 0.001, "too little"),
                wrong("06.4b", -0.1, "leaps or stands still"),
                wrong("06.5b", BY_300, "With 24 examples"),
                wrong("06.5b", BY_25, "With 24 examples"),
                wrong("06.5b", UNDIVIDED, "24.0 times as much"),
                wrong("06.6b", Activation.SOFTMAX, "it learns, but too little"),
                wrong("06.6b", Activation.SIGMOID, "After 100 epochs the loss is"),
                wrong("06.6b", "linear", "not in a part of this kind"),
                wrong("06.7b", EARLY, "gradient check fails"),
                wrong("06.7b", NO_STEP, "gradient check fails"),
                wrong("06.7b", UPHILL, "-1.00 times as much"),
                wrong("06.8b", BACKWARDS, "in the same order"),
                wrong("06.8b", WITH_REPLACEMENT, "each of the 300 examples once"),
                wrong("06.8b", TOO_FEW, "each of the 300 examples once"),
                wrong("06.9b", EARLY, "gradient check fails"),
                wrong("06.9b", NO_STEP, "gradient check fails"),
                wrong("06.9b", UPHILL, "-1.00 times as much"),
                wrong("06.10b", OF_BOTH, "mean 0"),
                wrong("06.10b", OF_TEST, "mean 0"),
                wrong("06.10b", OF_HALF, "mean 0")));
        for (int number = 1; number <= NAMES.size(); number++) {
            for (String name : NAMES) {
                if (!name.equals(NAMES.get(number - 1))) {
                    wrong.add(wrong("06." + number + "a", name, "If it were \"" + name + "\""));
                }
            }
        }
        return wrong;
    }

    @Test
    @Override
    void each_exercise_has_hints_a_reason_and_a_solution() {
        assertThat(set().exercises()).hasSize(2 * NAMES.size()).allSatisfy(exercise -> {
            assertThat(exercise.hints()).hasSize(2);
            assertThat(exercise.right()).isNotBlank();
            assertThat(exercise.solution().code()).isNotBlank();
            assertThat(exercise.solution().reason()).isNotBlank();
            assertThat(exercise.checkCell()).matches("Exercises\\.check\\(\"06\\.\\d+[ab]\", (fault|mine)\\d+\\);");
        });
    }

    @Test
    void the_right_names_are_taken() {
        for (int number = 1; number <= NAMES.size(); number++) {
            assertThat(set().exercises().get(2 * (number - 1)).expectation().complaint(NAMES.get(number - 1)))
                    .isEmpty();
        }
    }
}
