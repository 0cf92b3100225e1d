package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
