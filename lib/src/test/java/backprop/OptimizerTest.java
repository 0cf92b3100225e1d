package backprop;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
    static Stream<Arguments> optimizers() {
        return Stream.of(
                Arguments.of("sgd", Optimizer.sgd(0.01)),
                Arguments.of("momentum", Optimizer.momentum(0.01, 0.9)),
                Arguments.of("adam", Optimizer.adam(0.05)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("optimizers")
    void steps_are_those_of_the_formula_in_numpy(String name, Optimizer optimizer) {
        Matrix path = Reference.matrix(Reference.read("numpy/vectors.json")
                .getAsJsonObject("optimizers")
                .get(name));
        Matrix w = Matrix.rowVector(1, -2, 0.5);
        Matrix slopes = Matrix.rowVector(1, 10, 100);
        Optimizer.Step step = optimizer.start(1, 3);

        for (int t = 0; t < path.rows(); t++) {
            step.update(w, w.times(slopes));
            MatrixAssert.assertThat(w).isCloseTo(path.row(t), 1e-14);
        }
    }

    @Test
    void each_parameter_has_a_memory_of_its_own() {
        Optimizer optimizer = Optimizer.momentum(0.01, 0.9);
        Matrix one = Matrix.ones(1, 1);
        optimizer.start(1, 1).update(one, Matrix.full(1, 1, 1000));
        Matrix other = Matrix.ones(1, 1);
        optimizer.start(1, 1).update(other, Matrix.ones(1, 1));

        MatrixAssert.assertThat(other).isCloseTo(Matrix.full(1, 1, 0.99), 1e-15);
    }

    @Test
    void settings_that_cannot_work_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Optimizer.sgd(0))
                .withMessage("learning rate 0.0; it must be above 0 and at most 1.0E100");
        assertThatIllegalArgumentException().isThrownBy(() -> Optimizer.sgd(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Optimizer.momentum(0.1, 1))
                .withMessage("momentum 1.0; it must be at least 0 and below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Optimizer.adam(LearningRate.constant(0.1), 0.9, 0.999, 0));
    }
}
