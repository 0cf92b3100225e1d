package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
    private final NumpyRandom random = new NumpyRandom(0);
    private final Matrix w = random.randn(3, 2);
    private final GradientCheck check = new GradientCheck(() -> w.square().sum());

    @Test
    void a_right_gradient_passes_and_the_parameter_is_as_before() {
        Matrix before = w.copy();
        check.parameter("w", w, w.times(2)).assertBelow(1e-9);

        assertThat(w).isEqualTo(before);
        assertThat(check.results()).singleElement().satisfies(result -> {
            assertThat(result.name()).isEqualTo("w");
            assertThat(result.shape()).isEqualTo("3×2");
            assertThat(result.places()).isEqualTo(6);
            assertThat(result.relativeError()).isEqualTo(check.worst()).isLessThan(1e-9);
        });
    }

    @Test
    void a_wrong_element_is_found_and_named() {
        Matrix wrong = w.times(2);
        wrong.set(2, 1, wrong.get(2, 1) + 0.5);
        check.parameter("right", w, w.times(2)).parameter("wrong", w, wrong);

        assertThat(check.worst()).isGreaterThan(0.01);
        assertThat(check.results().get(1))
                .extracting(GradientCheck.Result::row, GradientCheck.Result::column)
                .containsExactly(2, 1);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> check.assertBelow(1e-6))
                .withMessageContainingAll("a gradient is wrong by", "wrong", "3×2", "(2, 1)");
    }

    @Test
    void each_element_of_a_small_parameter_is_checked() {
        for (int k = 0; k < w.size(); k++) {
            Matrix wrong = w.times(2);
            wrong.set(k / 2, k % 2, 12345);

            assertThat(new GradientCheck(() -> w.square().sum())
                            .parameter("w", w, wrong)
                            .worst())
                    .as("element %d", k)
                    .isGreaterThan(0.9);
        }
    }

    @Test
    void of_elements_that_are_equally_wrong_the_first_is_named() {
        GradientCheck flat = new GradientCheck(() -> 1).parameter("w", w, Matrix.ones(3, 2));

        assertThat(flat.results().get(0))
                .extracting(GradientCheck.Result::row, GradientCheck.Result::column)
                .containsExactly(0, 0);
    }

    @Test
    void an_error_as_great_as_the_tolerance_is_not_below_it() {
        check.parameter("w", w, w.times(2.1));

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> check.assertBelow(check.worst()));
        check.assertBelow(Math.nextUp(check.worst()));
    }

    @Test
    void the_parameters_of_a_network_are_named_from_1_on_and_a_bias_that_is_not_there_is_left_out() {
        Network network = new Network(List.of(
                new Layer(random.randn(2, 3), Matrix.zeros(1, 3), Activation.TANH),
                Layer.withoutBias(random.randn(3, 1), Activation.LINEAR)));
        GradientCheck whole =
                GradientCheck.of(network, Loss.HALVED_MEAN_SQUARED_ERROR, random.randn(4, 2), random.randn(4, 1));

        assertThat(whole.results()).extracting(GradientCheck.Result::name).containsExactly("W1", "b1", "W2");
        assertThat(whole.results()).extracting(GradientCheck.Result::shape).containsExactly("2×3", "1×3", "3×1");
    }

    @Test
    void a_gradient_that_is_nan_fails() {
        check.parameter("w", w, w.map(v -> Double.NaN));

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> check.assertBelow(1));
    }

    @Test
    void a_great_parameter_is_checked_at_some_places() {
        Matrix great = random.randn(100, 50);
        GradientCheck sampled = new GradientCheck(() -> great.square().sum()).parameter("w", great, great.times(2));

        assertThat(sampled.results().get(0).places()).isEqualTo(200);
        sampled.assertBelow(1e-6);
    }

    @Test
    void the_places_of_a_great_parameter_lie_in_all_its_columns() {
        Matrix great = random.randn(1000, 100);
        Matrix wrong = great.times(2);
        for (int i = 0; i < 1000; i++) {
            for (int j = 90; j < 100; j++) {
                wrong.set(i, j, 12345);
            }
        }

        assertThat(new GradientCheck(() -> great.square().sum())
                        .parameter("great", great, wrong)
                        .worst())
                .isGreaterThan(0.01);
    }

    @Test
    void a_gradient_of_another_shape_is_told() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> check.parameter("w", w, w.transpose()))
                .withMessage("gradient of w: expected a matrix of 3×2, not 2×3");
    }
}
