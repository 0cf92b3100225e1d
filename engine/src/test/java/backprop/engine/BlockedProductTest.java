package backprop.engine;

import static backprop.engine.BlockedProduct.Operand;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.Matrix;
import backprop.NumpyRandom;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockedProductTest {
    private static final double TOLERANCE = 1e-13;

    /** One, odd, prime, and just under, at and over the blocks of 4, 8, 16, 32, 128 and 256. */
    private static final int[][] SHAPES = {
        {1, 1, 1},
        {3, 5, 7},
        {4, 4, 4},
        {7, 8, 9},
        {8, 17, 15},
        {63, 65, 64},
        {65, 256, 17},
        {64, 257, 255},
        {100, 1000, 10},
        {13, 255, 256},
        {129, 513, 257},
        {300, 2, 31}
    };

    static Stream<Supplier<InnerLoops>> loops() {
        return Stream.of(PlainLoops::new, InnerLoops::create);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void every_shape_and_transpose_has_the_readable_product(Supplier<InnerLoops> loops) {
        var random = new NumpyRandom(1);
        var blocked = new BlockedProduct(new Team(1), loops);
        for (int[] shape : SHAPES) {
            int m = shape[0];
            int k = shape[1];
            int n = shape[2];
            Matrix A = random.randn(m, k);
            Matrix B = random.randn(k, n);
            Matrix expected = naive(A, B);
            Operand left = Operand.of(A);
            Operand right = Operand.of(B);
            Operand turnedLeft = Operand.transposed(A.transpose());
            Operand turnedRight = Operand.transposed(B.transpose());
            MatrixAssert.assertThat(multiply(blocked, left, right)).isCloseTo(expected, TOLERANCE);
            MatrixAssert.assertThat(multiply(blocked, turnedLeft, right)).isCloseTo(expected, TOLERANCE);
            MatrixAssert.assertThat(multiply(blocked, left, turnedRight)).isCloseTo(expected, TOLERANCE);
        }
    }

    /** Threads share the rows of a tall product and the columns of a wide one; some get none of a very narrow one. */
    @ParameterizedTest
    @MethodSource("loops")
    void the_number_of_threads_does_not_change_a_bit(Supplier<InnerLoops> loops) {
        var random = new NumpyRandom(2);
        for (int[] shape :
                new int[][] {{301, 300, 299}, {299, 300, 301}, {1000, 257, 9}, {9, 257, 1000}, {17, 3000, 17}}) {
            Matrix A = random.randn(shape[0], shape[1]);
            Matrix B = random.randn(shape[1], shape[2]);
            Matrix one = product(loops, 1, A, B);
            for (int threads : new int[] {2, 3, 5}) {
                assertThat(product(loops, threads, A, B)).isEqualTo(one);
            }
        }
    }

    private static Matrix product(Supplier<InnerLoops> loops, int threads, Matrix A, Matrix B) {
        return multiply(new BlockedProduct(new Team(threads), loops), Operand.of(A), Operand.of(B));
    }

    private static Matrix multiply(BlockedProduct blocked, Operand left, Operand right) {
        Matrix product = Matrix.zeros(left.rows(), right.columns());
        blocked.multiply(left, right, product.data());
        return product;
    }

    /** The definition, term by term. */
    private static Matrix naive(Matrix A, Matrix B) {
        Matrix C = Matrix.zeros(A.rows(), B.columns());
        for (int i = 0; i < A.rows(); i++) {
            for (int j = 0; j < B.columns(); j++) {
                for (int k = 0; k < A.columns(); k++) {
                    C.set(i, j, C.get(i, j) + A.get(i, k) * B.get(k, j));
                }
            }
        }
        return C;
    }

    @ParameterizedTest
    @MethodSource("loops")
    void numbers_that_are_not_finite_stay_in_their_row_and_column(Supplier<InnerLoops> loops) {
        var random = new NumpyRandom(3);
        Matrix A = random.randn(40, 41);
        A.set(7, 40, Double.NaN);
        Matrix B = random.randn(41, 43);
        Matrix product = multiply(new BlockedProduct(new Team(1), loops), Operand.of(A), Operand.of(B));
        for (int i = 0; i < 40; i++) {
            assertThat(Double.isNaN(product.get(i, 42))).as("row %d", i).isEqualTo(i == 7);
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void one_number_that_is_not_finite_is_found_wherever_it_is(Supplier<InnerLoops> source) {
        InnerLoops loops = source.get();
        double[] bad = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int size : new int[] {1, 7, 8, 15, 16, 17, 33, 100}) {
            var values = new double[size + 2];
            Arrays.fill(values, -Double.MAX_VALUE);
            values[0] = Double.NaN;
            values[size + 1] = Double.NaN;
            assertThat(loops.isFinite(values, 1, size + 1)).isTrue();
            for (int at = 1; at <= size; at++) {
                values[at] = bad[at % 3];
                assertThat(loops.isFinite(values, 1, size + 1))
                        .as("%d of %d", at, size)
                        .isFalse();
                values[at] = 0;
            }
        }
    }

    /** A product whose loop waits for the end of another one: were there one place for all, neither would end. */
    @Test
    @Timeout(60)
    void a_product_does_not_wait_for_another_threads_product() throws Exception {
        var random = new NumpyRandom(7);
        Matrix A = random.randn(40, 50);
        Matrix B = random.randn(50, 60);
        var begun = new CountDownLatch(1);
        var othersEnd = new CountDownLatch(1);
        Thread test = Thread.currentThread();
        var blocked = new BlockedProduct(new Team(1), () -> new WaitingLoops(test, begun, othersEnd));
        Matrix first = Matrix.zeros(40, 60);
        var thread = new Thread(() -> blocked.multiply(Operand.of(A), Operand.of(B), first.data()));
        thread.start();
        begun.await();

        Matrix second = multiply(blocked, Operand.of(A), Operand.of(B));
        othersEnd.countDown();
        thread.join();
        assertThat(second).isEqualTo(first);
        MatrixAssert.assertThat(second).isCloseTo(naive(A, B), TOLERANCE);
    }

    /** Loops that wait on all threads but one. */
    private static final class WaitingLoops extends PlainLoops {
        private final Thread free;
        private final CountDownLatch begun;
        private final CountDownLatch end;

        WaitingLoops(Thread free, CountDownLatch begun, CountDownLatch end) {
            this.free = free;
            this.begun = begun;
            this.end = end;
        }

        @Override
        void multiply(
                int rows,
                int columns,
                int depth,
                double[] a,
                int aFrom,
                double[] b,
                int bFrom,
                double[] c,
                int cFrom,
                int cStep,
                int strip,
                boolean add) {
            begun.countDown();
            try {
                if (Thread.currentThread() != free) {
                    end.await();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            super.multiply(rows, columns, depth, a, aFrom, b, bFrom, c, cFrom, cStep, strip, add);
        }
    }
}
