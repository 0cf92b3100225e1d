package backprop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.Matrix;
import backprop.NumpyRandom;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectProductTest {
    private static final double TOLERANCE = 1e-12;

    /** Rows, terms and columns: wide, tall, and long sums, at and beside the blocks of 4, 16, 64 and 256. */
    private static final int[][] SHAPES = {
        {4, 2, 7000},
        {3, 4, 517},
        {16, 65, 256},
        {1, 1339, 302},
        {5, 130, 64},
        {3, 7000, 4},
        {17, 257, 33},
        {10, 5000, 32},
        {1339, 302, 1},
        {302, 1339, 1},
        {65, 300, 7},
        {300, 64, 3}
    };

    static Stream<Supplier<InnerLoops>> loops() {
        return Stream.of(PlainLoops::new, InnerLoops::create);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void every_shape_and_transpose_has_the_textbook_product(Supplier<InnerLoops> loops) {
        var direct = new DirectProduct(new Team(1), loops);
        int made = 0;
        for (int[] shape : SHAPES) {
            double[] A = new NumpyRandom(1).randn(shape[0], shape[1]).data();
            double[] B = new NumpyRandom(2).randn(shape[1], shape[2]).data();
            for (int turn = 0; turn < 4; turn++) {
                var C = new double[shape[0] * shape[2]];
                double[] left = turn % 2 == 0 ? A : turned(A, shape[0], shape[1]);
                double[] right = turn < 2 ? B : turned(B, shape[1], shape[2]);
                if (direct.multiply(shape[0], shape[1], shape[2], left, turn % 2 == 1, right, turn >= 2, C)) {
                    made++;
                    MatrixAssert.assertThat(matrix(shape[0], shape[2], C))
                            .isCloseTo(textbook(shape[0], shape[1], shape[2], A, B), TOLERANCE);
                } else {
                    assertThat(C).containsOnly(0);
                }
            }
        }
        assertThat(made).isGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void the_number_of_threads_does_not_change_a_bit(Supplier<InnerLoops> loops) {
        for (int[] shape : new int[][] {{7, 70, 3001}, {64, 3001, 13}}) {
            boolean turned = shape[0] > 16;
            double[] A = new NumpyRandom(1).randn(shape[0], shape[1]).data();
            double[] B = new NumpyRandom(2).randn(shape[1], shape[2]).data();
            var one = new double[shape[0] * shape[2]];
            boolean made = new DirectProduct(new Team(1), loops)
                    .multiply(shape[0], shape[1], shape[2], A, false, B, turned, one);
            assertThat(made).isTrue();
            for (int threads : new int[] {2, 3, 5}) {
                var several = new double[one.length];
                new DirectProduct(new Team(threads), loops)
                        .multiply(shape[0], shape[1], shape[2], A, false, B, turned, several);
                assertThat(several).isEqualTo(one);
            }
        }
    }

    @Test
    void loops_of_their_own_give_every_function_what_the_common_ones_give() {
        double[] a = new NumpyRandom(3).randn(1, 1000).data();
        var engine = new TiledEngine();
        double[] doubled = engine.map(v -> 2 * v, a);
        double[] shifted = engine.map(v -> v + 1, a);
        double[] positive = engine.zeroWhere(v -> v <= 0, a, a);
        double[] negative = engine.zeroWhere(v -> v > 0, a, doubled);
        for (int k = 0; k < a.length; k++) {
            assertThat(doubled[k]).isEqualTo(2 * a[k]);
            assertThat(shifted[k]).isEqualTo(a[k] + 1);
            assertThat(positive[k]).isEqualTo(a[k] <= 0 ? 0 : a[k]);
            assertThat(negative[k]).isEqualTo(a[k] > 0 ? 0 : 2 * a[k]);
        }
    }

    @Test
    void zero_where_keeps_every_bit_of_an_element_or_none() {
        double[] special = {-0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -1};
        var a = new double[300];
        Arrays.setAll(a, k -> special[k / 2 % special.length]);
        var mask = new double[a.length];
        Arrays.setAll(mask, k -> k % 2 == 0 ? Double.NaN : 1);

        double[] kept = new TiledEngine().zeroWhere(v -> v > 0, mask, a);

        for (int k = 0; k < a.length; k++) {
            assertThat(Double.doubleToRawLongBits(kept[k]))
                    .isEqualTo(k % 2 == 0 ? Double.doubleToRawLongBits(a[k]) : 0);
        }
    }

    /** Two lambdas are of two classes, and a method that is named twice, too; the same one is always of the same. */
    @Test
    void functions_of_two_classes_have_two_copies_of_the_loops() {
        DoubleUnaryOperator doubled = v -> 2 * v;
        DoubleUnaryOperator shifted = v -> v + 1;

        assertThat(FunctionLoops.of(doubled)).isSameAs(FunctionLoops.of(doubled));
        assertThat(FunctionLoops.of(doubled).getClass())
                .isNotEqualTo(FunctionLoops.of(shifted).getClass());
    }

    private static double[] turned(double[] a, int rows, int columns) {
        return matrix(rows, columns, a).transpose().data();
    }

    private static Matrix matrix(int rows, int columns, double[] elements) {
        Matrix result = Matrix.zeros(rows, columns);
        System.arraycopy(elements, 0, result.data(), 0, elements.length);
        return result;
    }

    private static Matrix textbook(int rows, int terms, int columns, double[] A, double[] B) {
        Matrix C = Matrix.zeros(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int k = 0; k < terms; k++) {
                    sum += A[i * terms + k] * B[k * columns + j];
                }
                C.set(i, j, sum);
            }
        }
        return C;
    }
}
