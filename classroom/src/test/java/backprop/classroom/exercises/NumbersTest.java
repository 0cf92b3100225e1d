package backprop.classroom.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.Matrix;
import backprop.NumpyRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is seen in numbers, in which order, and that nothing an answer may be ends in an exception. */
class NumbersTest {
    private static final Matrix RIGHT = new NumpyRandom(0).randn(4, 3);
    private static final Matrix Z = new NumpyRandom(1).randn(4, 3);

    private static String said(Expectation expectation, Object answer) {
        return expectation.complaint(answer).orElse("right");
    }

    private static Numbers matrix() {
        return Expectation.matrix(() -> RIGHT).mask(() -> Z).factor("the number of examples", 4);
    }

    @Test
    void a_right_answer_is_right_in_whatever_type_it_comes() {
        assertThat(said(Expectation.number(3), 3)).isEqualTo("right");
        assertThat(said(Expectation.number(3), 3L)).isEqualTo("right");
        assertThat(said(Expectation.number(3), Matrix.full(1, 1, 3))).isEqualTo("right");
        assertThat(said(Expectation.list(2, 9), new int[] {2, 9})).isEqualTo("right");
        assertThat(said(Expectation.list(2, 9), List.of(2, 9.0))).isEqualTo("right");
        assertThat(said(Expectation.list(2, 9), Matrix.columnVector(2, 9))).isEqualTo("right");
        assertThat(said(matrix(), RIGHT.copy())).isEqualTo("right");
        assertThat(said(matrix(), RIGHT.toArray())).isEqualTo("right");
        assertThat(said(matrix(), RIGHT.times(1 + 1e-9))).isEqualTo("right");
    }

    @Test
    void the_transpose_is_named_also_where_its_shape_fits_by_luck() {
        assertThat(said(matrix(), RIGHT.transpose())).contains("is the transpose", "3×4, and 4×3 is asked");
        assertThat(said(matrix(), RIGHT.transpose().times(2))).contains("would have that shape, but other numbers");
        Matrix square = RIGHT.rows(0, 3);
        assertThat(said(Expectation.matrix(() -> square), square.transpose())).contains("only because it is square");
    }

    @Test
    void sign_and_factor_are_told_apart_and_together() {
        assertThat(said(matrix(), RIGHT.times(-1))).contains("the sign is wrong");
        assertThat(said(matrix(), RIGHT.times(2))).contains("is 2 times what is asked");
        assertThat(said(matrix(), RIGHT.times(0.5))).contains("a factor 2 is missing");
        assertThat(said(matrix(), RIGHT.times(4))).contains("4 times what is asked, the number of examples");
        assertThat(said(matrix(), RIGHT.times(0.25))).contains("the number of examples", "once too often");
        assertThat(said(matrix(), RIGHT.times(-4))).contains("the number of examples", "The sign is wrong, too");
        assertThat(said(matrix(), RIGHT.times(0.3))).contains("0.3 times what is asked", "only a constant factor");
        assertThat(said(Expectation.number(0.25), 25)).contains("per cent");
    }

    @Test
    void a_missing_mask_is_named_by_where_it_shows() {
        assertThat(said(matrix(), RIGHT.zeroWhere(Z, z -> z <= 0))).contains("right where z > 0, and wrong in");
    }

    @Test
    void one_place_off_is_seen_in_numbers_lists_and_matrices() {
        assertThat(said(Expectation.number(54), 55)).contains("off by one");
        assertThat(said(Expectation.list(1, 4, 9), new double[] {4, 9, 16})).contains("one place off");
        assertThat(said(Expectation.list(1, 4, 9), new double[] {1, 4, 9, 16})).contains("one place is too much");
        assertThat(said(Expectation.list(1, 4, 9), new double[] {1, 4})).contains("one place is missing");
        Matrix more = new NumpyRandom(0).randn(5, 3);
        assertThat(said(Expectation.matrix(() -> more.rows(0, 4)), more.rows(1, 5)))
                .contains("one place off");
        assertThat(said(Expectation.number(2.5).neighbour("the loss of epoch 9", () -> 2.9), 2.9))
                .contains("the loss of epoch 9: one place off");
    }

    @Test
    void the_values_from_before_the_update_are_recognised() {
        assertThat(said(Expectation.number(0.4).before(() -> 0.7), 0.7)).contains("before the update");
        assertThat(said(matrix().before(() -> Z), Z)).contains("before the update");
    }

    @Test
    void an_exercise_knows_its_own_mistakes_best() {
        assertThat(said(matrix().mistake("Twice is too much.", () -> RIGHT.times(2)), RIGHT.times(2)))
                .isEqualTo("Twice is too much.");
    }

    @Test
    void where_nothing_is_recognised_the_first_difference_is_told_and_not_the_right_number() {
        Matrix wrong = RIGHT.copy();
        wrong.set(2, 1, 77);
        assertThat(said(matrix(), wrong))
                .isEqualTo(
                        "The shape fits. 1 of the 12 numbers are wrong, the first in row 2, column 1, where you have 77.");
        assertThat(said(Expectation.number(0.4), 0.5)).isEqualTo("Your answer 0.5 is too large.");
    }

    @Test
    void whatever_is_no_number_gets_a_sentence() {
        assertThat(said(Expectation.number(3), Double.NaN)).contains("NaN");
        assertThat(said(Expectation.number(3), Double.POSITIVE_INFINITY)).contains("infinite");
        assertThat(said(Expectation.number(3), "3")).contains("a String, where a number", "quotation marks");
        assertThat(said(Expectation.number(3), RIGHT)).contains("12 numbers (4×3), where one is asked");
        assertThat(said(Expectation.list(3, 4), new double[0])).contains("empty");
        assertThat(said(Expectation.list(3, 4), Arrays.asList(3, null))).contains("place 1");
        assertThat(said(matrix(), 3)).contains("where a matrix is asked");
        assertThat(said(matrix(), Matrix.zeros(4, 3))).contains("All 12 numbers are wrong");
        assertThat(said(matrix(), new double[][] {{1, 2}, {3}})).contains("different lengths");
        assertThat(said(matrix(), new double[][] {{}})).contains("empty");
        assertThat(said(matrix(), RIGHT.map(v -> v < 0 ? Double.NaN : v))).contains("NaN (not a number) in row");
    }
}
