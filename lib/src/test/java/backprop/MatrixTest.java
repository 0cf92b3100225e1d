package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTest {
    private static final double ROUNDING = 1e-14;

    private final JsonObject expected = Reference.read("numpy/vectors.json").getAsJsonObject("algebra_seed_11");
    private final NumpyRandom random = new NumpyRandom(11);
    private final Matrix a = random.randn(7, 5);
    private final Matrix b = random.randn(5, 9);
    private final Matrix c = random.randn(7, 9);
    private final Matrix rowOf5 = random.randn(1, 5);
    private final Matrix columnOf7 = random.randn(7, 1);

    private void agree(Matrix actual, String name) {
        MatrixAssert.assertThat(actual).isCloseTo(Reference.matrix(expected.get(name)), ROUNDING);
    }

    @Test
    void products_are_those_of_numpy() {
        agree(a.dot(b), "A_dot_B");
        agree(a.transposeDot(c), "AT_dot_C");
        agree(c.dotTranspose(b), "C_dot_BT");
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "1,4,3", "2,3,1", "5,7,4", "8,8,8", "3,13,17", "64,31,10", "3,130,300", "130,9,70"})
    void products_are_the_textbook_sums_at_any_size(int rows, int inner, int columns) {
        Matrix left = random.randn(rows, inner);
        Matrix right = random.randn(inner, columns);
        Matrix naive = naiveDot(left, right);

        MatrixAssert.assertThat(left.dot(right)).isCloseTo(naive, ROUNDING);
        MatrixAssert.assertThat(left.transpose().transposeDot(right)).isCloseTo(naive, ROUNDING);
        MatrixAssert.assertThat(left.dotTranspose(right.transpose())).isCloseTo(naive, ROUNDING);
    }

    private static Matrix naiveDot(Matrix left, Matrix right) {
        Matrix result = Matrix.zeros(left.rows(), right.columns());
        for (int i = 0; i < left.rows(); i++) {
            for (int j = 0; j < right.columns(); j++) {
                double sum = 0;
                for (int k = 0; k < left.columns(); k++) {
                    sum += left.get(i, k) * right.get(k, j);
                }
                result.set(i, j, sum);
            }
        }
        return result;
    }

    @Test
    void rows_and_columns_are_repeated_over_a_matrix_as_in_numpy() {
        agree(a.plus(rowOf5), "A_plus_v");
        agree(a.times(columnOf7), "A_times_w");
        agree(a.minus(columnOf7), "A_minus_w");
        agree(a.dividedBy(rowOf5), "A_over_v");
    }

    @Test
    void statistics_of_rows_and_columns_are_those_of_numpy() {
        agree(a.columnSums(), "column_sums");
        agree(a.columnMeans(), "column_means");
        agree(a.columnStds(), "column_stds");
        agree(a.rowSums(), "row_sums");
        agree(a.rowMeans(), "row_means");
        agree(a.rowMax(), "row_max");
        assertThat(a.rowArgmax()).containsExactly(Reference.ints(expected.get("row_argmax")));
        assertThat(a.norm()).isCloseTo(expected.get("norm").getAsDouble(), within(ROUNDING));
        assertThat(a.min()).isCloseTo(expected.get("min").getAsDouble(), within(ROUNDING));
        assertThat(a.max()).isCloseTo(expected.get("max").getAsDouble(), within(ROUNDING));
    }

    @Test
    void sum_mean_and_deviation_of_any_count_are_those_of_numpy_bit_for_bit() {
        NumpyRandom uniform = new NumpyRandom(3);
        for (JsonElement element :
                Reference.read("numpy/vectors.json").getAsJsonArray("statistics_of_rand_times_100_seed_3")) {
            JsonObject statistics = element.getAsJsonObject();
            Matrix values = uniform.rand(1, statistics.get("n").getAsInt()).times(100);

            assertThat(values.sum()).isEqualTo(statistics.get("sum").getAsDouble());
            assertThat(values.mean()).isEqualTo(statistics.get("mean").getAsDouble());
            assertThat(values.std()).isEqualTo(statistics.get("std").getAsDouble());
            assertThat(values.transpose().columnStds().get(0, 0)).isEqualTo(values.std());
        }
    }

    /** NumPy adds row after row, so that 1.7e308 twice is infinite whatever comes after. */
    @Test
    void sums_that_overflow_do_so_where_those_of_numpy_do() {
        Matrix great = Matrix.vstack(Matrix.full(10, 2, 1.7e308), Matrix.full(10, 2, -1.7e308));
        Matrix infinite = Matrix.full(1, 2, Double.POSITIVE_INFINITY);

        assertThat(great.columnSums()).isEqualTo(infinite);
        assertThat(great.columnMeans()).isEqualTo(infinite);
        assertThat(great.transpose().rowSums().get(0, 0))
                .isEqualTo(great.column(0).sum());
        double sum = 0;
        Matrix uniform = new NumpyRandom(3).rand(1000, 3);
        for (int i = 0; i < 1000; i++) {
            sum += uniform.get(i, 1);
        }
        assertThat(uniform.columnSums().get(0, 1)).isEqualTo(sum);
    }

    @Test
    void cuts_and_masks_are_those_of_numpy() {
        agree(a.rows(1, 3), "rows_1_3");
        agree(a.columns(2, 5), "columns_2_5");
        agree(a.pickRows(6, 0, 3), "rows_picked");
        agree(a.zeroWhere(a, v -> v < 0), "zero_where");
        agree(a.maximum(0), "maximum");
        assertThat(a.row(2)).isEqualTo(a.rows(2, 3));
        assertThat(a.column(4)).isEqualTo(a.columns(4, 5));
    }

    @Test
    void parts_stacked_give_the_whole_again() {
        assertThat(Matrix.vstack(a.rows(0, 3), a.rows(3, 7))).isEqualTo(a);
        assertThat(Matrix.hstack(a.columns(0, 1), a.columns(1, 5))).isEqualTo(a);
    }

    @Test
    void a_matrix_made_of_values_has_them_in_place() {
        Matrix matrix = Matrix.of(new double[] {1, 2, 3}, new double[] {4, 5, 6});

        assertThat(matrix.shape()).isEqualTo("2×3");
        assertThat(matrix.size()).isEqualTo(6);
        assertThat(matrix.get(1, 0)).isEqualTo(4);
        assertThat(matrix.toArray()).isDeepEqualTo(new double[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(matrix.transpose().row(2)).isEqualTo(Matrix.rowVector(3, 6));
        assertThat(matrix.column(1)).isEqualTo(Matrix.columnVector(2, 5));
        assertThat(Matrix.identity(3).dot(matrix.transpose())).isEqualTo(matrix.transpose());
        assertThat(Matrix.ones(2, 3)).isEqualTo(Matrix.zeros(2, 3).plus(1)).isEqualTo(Matrix.full(2, 3, 1));
        assertThat(matrix.minus(1).dividedBy(2).times(2).plus(1)).isEqualTo(matrix);
        assertThat(matrix.square().sum()).isEqualTo(91);
    }

    @Test
    void only_the_methods_in_place_modify_a_matrix() {
        Matrix weights = Matrix.of(new double[] {1, 2}, new double[] {3, 4});
        Matrix copy = weights.copy();

        weights.subtractInPlace(Matrix.ones(2, 2));
        assertThat(weights).isEqualTo(Matrix.of(new double[] {0, 1}, new double[] {2, 3}));
        weights.addInPlace(Matrix.rowVector(1, 1));
        assertThat(weights).isEqualTo(copy).hasSameHashCodeAs(copy);
        assertThat(Matrix.ones(2, 3)).isNotEqualTo(Matrix.ones(3, 2)).doesNotHaveSameHashCodeAs(Matrix.ones(3, 2));
        assertThat(weights).doesNotHaveSameHashCodeAs(weights.plus(1));
        weights.set(0, 1, 7);
        assertThat(weights.get(0, 1)).isEqualTo(7);
        assertThat(copy.get(0, 1)).isEqualTo(2);
    }

    @Test
    void a_transpose_and_its_matrix_share_nothing_that_one_can_see() {
        Matrix first = Matrix.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        Matrix turned = first.transpose();
        Matrix back = turned.transpose();
        first.set(0, 1, 20);
        turned.addInPlace(Matrix.ones(2, 3));
        back.subtractInPlace(Matrix.ones(3, 2));

        assertThat(first).isEqualTo(Matrix.of(new double[][] {{1, 20}, {3, 4}, {5, 6}}));
        assertThat(turned).isEqualTo(Matrix.of(new double[][] {{2, 4, 6}, {3, 5, 7}}));
        assertThat(back).isEqualTo(Matrix.of(new double[][] {{0, 1}, {2, 3}, {4, 5}}));
    }

    @Test
    void an_array_that_was_handed_out_stays_the_matrixs_own() {
        Matrix matrix = Matrix.of(new double[][] {{1, 2}, {3, 4}});
        Matrix before = matrix.transpose();
        double[] data = matrix.data();
        Matrix after = matrix.transpose();
        data[1] = 20;
        double[] turned = after.data();
        turned[1] = 30;

        assertThat(matrix).isEqualTo(Matrix.of(new double[][] {{1, 20}, {3, 4}}));
        assertThat(before).isEqualTo(Matrix.of(new double[][] {{1, 3}, {2, 4}}));
        assertThat(after).isEqualTo(Matrix.of(new double[][] {{1, 30}, {2, 4}}));
        assertThat(after.hashCode()).isEqualTo(after.copy().hashCode());
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "2,9,3", "5,7,40", "70,301,12"})
    void products_of_transposes_are_those_of_their_copies(int rows, int inner, int columns) {
        Matrix left = random.randn(inner, rows);
        Matrix right = random.randn(columns, inner);
        Matrix expected = naiveDot(left.transpose(), right.transpose());

        MatrixAssert.assertThat(left.transpose().dot(right.transpose())).isCloseTo(expected, 10 * ROUNDING);
        MatrixAssert.assertThat(left.transpose().copy().dot(right.transpose().copy()))
                .isCloseTo(expected, 10 * ROUNDING);
        MatrixAssert.assertThat(left.transposeDot(right.transpose())).isCloseTo(expected, 10 * ROUNDING);
        MatrixAssert.assertThat(left.transpose().dotTranspose(right)).isCloseTo(expected, 10 * ROUNDING);
    }

    @Test
    void the_sign_of_every_kind_of_number_is_that_of_java() {
        double[] values = {
            0,
            -0.0,
            1,
            -7,
            0.5,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.NEGATIVE_INFINITY,
            Double.NaN
        };
        assertThat(Matrix.rowVector(values).sign())
                .isEqualTo(Matrix.rowVector(values).map(Math::signum));
    }

    @Test
    void functions_of_each_element_are_those_of_java() {
        Matrix matrix = Matrix.rowVector(4, 0, -1);

        assertThat(matrix.exp()).isEqualTo(Matrix.rowVector(Math.exp(4), 1, Math.exp(-1)));
        assertThat(matrix.log()).isEqualTo(Matrix.rowVector(Math.log(4), Double.NEGATIVE_INFINITY, Double.NaN));
        assertThat(matrix.sqrt()).isEqualTo(Matrix.rowVector(2, 0, Double.NaN));
        assertThat(matrix.abs()).isEqualTo(Matrix.rowVector(4, 0, 1));
    }

    @Test
    void a_scaled_matrix_or_row_is_added_in_place() {
        Matrix weights = Matrix.of(new double[] {1, 2}, new double[] {3, 4});
        Matrix step = Matrix.of(new double[] {1, -1}, new double[] {0, 2});
        Matrix bySubtraction = weights.minus(step.times(0.1));

        weights.addScaled(-0.1, step);
        assertThat(weights).isEqualTo(bySubtraction);
        assertThat(step).isEqualTo(Matrix.of(new double[] {1, -1}, new double[] {0, 2}));
        weights.addScaled(2, Matrix.rowVector(1, 10));
        assertThat(weights).isEqualTo(bySubtraction.plus(Matrix.rowVector(2, 20)));
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> weights.addScaled(1, Matrix.ones(3, 3)))
                .withMessageStartingWith("addScaled: 2×2 and 3×3 do not fit");
    }

    @Test
    void columns_have_their_least_and_greatest_elements() {
        Matrix matrix = Matrix.of(new double[] {1, -2}, new double[] {-3, 4}, new double[] {2, 0});

        assertThat(matrix.columnMin()).isEqualTo(Matrix.rowVector(-3, -2));
        assertThat(matrix.columnMax()).isEqualTo(Matrix.rowVector(2, 4));
    }

    @Test
    void closeness_has_a_tolerance_and_no_place_for_nan() {
        Matrix one = Matrix.ones(2, 2);

        assertThat(one.isClose(one.plus(1e-9), 1e-8)).isTrue();
        assertThat(one.isClose(one.plus(1e-7), 1e-8)).isFalse();
        assertThat(one.isClose(Matrix.ones(1, 4), 1)).isFalse();
        assertThat(one.isClose(one.map(v -> Double.NaN), 1)).isFalse();
        assertThat(Matrix.full(1, 1, Double.POSITIVE_INFINITY).isClose(Matrix.full(1, 1, Double.POSITIVE_INFINITY), 0))
                .isTrue();
    }

    @Test
    void statistics_of_many_columns_are_those_of_each_column() {
        Matrix wide = random.randn(3, 21);

        for (int j = 0; j < wide.columns(); j++) {
            Matrix column = wide.column(j);
            assertThat(wide.columnMax().get(0, j)).isEqualTo(column.max());
            assertThat(wide.columnMin().get(0, j)).isEqualTo(column.min());
            assertThat(wide.columnMeans().get(0, j)).isCloseTo(column.mean(), within(ROUNDING));
        }
    }

    /** As NumPy does: only more than 128 are halved first. */
    @Test
    void a_hundred_and_twenty_eight_numbers_are_added_in_eight_lanes() {
        double[] values = random.randn(1, 128).data();
        var lanes = new double[8];
        for (int k = 0; k < values.length; k++) {
            lanes[k % 8] += values[k];
        }

        assertThat(Matrix.rowVector(values).sum())
                .isEqualTo(((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
                        + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7])));
    }

    @Test
    void argmax_is_the_first_of_equals_as_in_numpy() {
        assertThat(Matrix.of(new double[][] {{1, 3, 3}, {2, 2, 2}, {-1, -2, -1}})
                        .rowArgmax())
                .containsExactly(1, 0, 0);
    }

    @Test
    void nan_wins_maximum_and_argmax_as_in_numpy() {
        Matrix row = Matrix.rowVector(1, Double.NaN, 3);

        assertThat(row.max()).isNaN();
        assertThat(row.min()).isNaN();
        assertThat(row.rowArgmax()).containsExactly(1);
    }

    @Test
    void the_greatest_and_the_least_of_many_are_found_wherever_they_are() {
        for (int columns : new int[] {1, 3, 511, 512, 513, 575, 640}) {
            for (int j = 0; j < columns; j++) {
                Matrix row = new NumpyRandom(columns).rand(1, columns);
                row.set(0, j, 2);
                assertThat(row.max()).isEqualTo(2);
                row.set(0, j, -2);
                assertThat(row.min()).isEqualTo(-2);
                row.set(0, j, Double.NEGATIVE_INFINITY);
                assertThat(row.min()).isEqualTo(Double.NEGATIVE_INFINITY);
                row.set(0, j, Double.NaN);
                assertThat(row.max()).isNaN();
                assertThat(row.min()).isNaN();
            }
        }
        assertThat(Matrix.zeros(1, 600).plus(Double.NEGATIVE_INFINITY).max()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void a_difference_of_the_tolerance_is_still_close() {
        Matrix one = Matrix.rowVector(1, 2);

        assertThat(one.isClose(Matrix.rowVector(1.5, 1.5), 0.5)).isTrue();
        assertThat(one.isClose(Matrix.rowVector(1, 2.5), Math.nextDown(0.5))).isFalse();
        assertThat(one.isClose(Matrix.columnVector(1, 2), 0.5)).isFalse();
        assertThat(Matrix.rowVector(Double.NaN).isClose(Matrix.rowVector(Double.NaN), 1))
                .isFalse();
        assertThat(Matrix.rowVector(Double.POSITIVE_INFINITY).isClose(Matrix.rowVector(Double.POSITIVE_INFINITY), 1))
                .isTrue();
    }

    @Test
    void places_outside_are_named_with_what_is_inside() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> a.get(7, 0))
                .withMessage("row 7 of a matrix with 7 rows; they count from 0 to 6");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> a.rows(3, 8))
                .withMessageContaining("0 ≤ from < to ≤ 7");
    }
}
