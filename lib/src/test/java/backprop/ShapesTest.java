package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

/** What is said of matrices that do not fit together, and of sizes that no matrix can have. */
class ShapesTest {
    private static ThrowableAssertAlternative<ShapeException> fails(Supplier<?> operation) {
        return assertThatExceptionOfType(ShapeException.class).isThrownBy(operation::get);
    }

    @Test
    void dot_of_mismatched_shapes_names_both_and_the_remedy() {
        fails(() -> Matrix.ones(64, 1000).dot(Matrix.ones(10, 1000)))
                .withMessage("dot: (64×1000)·(10×1000): the inner sizes 1000 and 10 differ; "
                        + "transposing the right operand would fit: (64×1000)·(1000×10) is 64×10");
        fails(() -> Matrix.ones(64, 100).dot(Matrix.ones(64, 10)))
                .withMessage("dot: (64×100)·(64×10): the inner sizes 100 and 64 differ; "
                        + "transposing the left operand would fit: (100×64)·(64×10) is 100×10");
        fails(() -> Matrix.ones(4, 2).dot(Matrix.ones(7, 4)))
                .withMessage("dot: (4×2)·(7×4): the inner sizes 2 and 7 differ; "
                        + "the other order would fit: (7×4)·(4×2) is 7×2");
        fails(() -> Matrix.ones(2, 3).dot(Matrix.ones(4, 5)))
                .withMessageEndingWith("the left operand needs as many columns as the right one has rows");
    }

    @Test
    void products_with_a_transpose_name_the_shapes_after_transposing() {
        fails(() -> Matrix.ones(5, 2).transposeDot(Matrix.ones(4, 3)))
                .withMessageStartingWith("transposeDot: (2×5)·(4×3): the inner sizes 5 and 4 differ");
        fails(() -> Matrix.ones(5, 2).dotTranspose(Matrix.ones(4, 3)))
                .withMessageStartingWith("dotTranspose: (5×2)·(3×4): the inner sizes 2 and 3 differ");
    }

    @Test
    void element_by_element_operations_say_which_shapes_would_fit() {
        fails(() -> Matrix.ones(64, 10).plus(Matrix.ones(10, 1)))
                .withMessage("plus: 64×10 and 10×1 do not fit; the right operand may be 64×10, a row 1×10 or a column "
                        + "64×1; its transpose 1×10 would fit");
        fails(() -> Matrix.ones(2, 2).times(Matrix.ones(3, 3)))
                .withMessage("times: 2×2 and 3×3 do not fit; the right operand may be 2×2, a row 1×2 or a column 2×1");
        fails(() -> Matrix.ones(2, 2).zeroWhere(Matrix.ones(1, 2), v -> v < 0))
                .withMessage("zeroWhere: expected a matrix of 2×2, not 1×2");
    }

    @Test
    void a_transpose_that_would_fit_is_told_and_no_other() {
        Matrix a = Matrix.zeros(2, 3);

        fails(() -> a.plus(Matrix.zeros(3, 2))).withMessageEndingWith("; its transpose 2×3 would fit");
        fails(() -> a.plus(Matrix.zeros(1, 2))).withMessageContaining("its transpose");
        for (Matrix none : List.of(Matrix.zeros(3, 3), Matrix.zeros(2, 2), Matrix.zeros(4, 1))) {
            fails(() -> a.plus(none)).withMessageNotContaining("transpose");
        }
    }

    @Test
    void a_matrix_without_elements_or_with_ragged_rows_is_refused() {
        fails(() -> Matrix.zeros(0, 3)).withMessageContaining("at least one row and one column, not 0×3");
        fails(() -> Matrix.of()).withMessageContaining("not 0×0");
        fails(() -> Matrix.zeros(100_000, 100_000)).withMessageContaining("more elements than a Java array can hold");
        fails(() -> Matrix.of(new double[] {1, 2}, new double[] {3}))
                .withMessage("of: row 0 has 2 elements, but row 1 has 1");
        fails(() -> Matrix.vstack(Matrix.ones(7, 5), Matrix.ones(5, 9)))
                .withMessageContaining("expected a matrix of 5×5, not 5×9");
    }

    @Test
    void the_largest_array_that_java_has_holds_a_matrix() {
        int most = Integer.MAX_VALUE - 8;

        assertThat(Shapes.checkSize(1, most)).isEqualTo(most);
        fails(() -> Shapes.checkSize(1, most + 1L));
    }
}
