package backprop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.NumpyRandom;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The loops by themselves, at and beside the blocks that they work in, beside three loops that anybody would write. */
class InnerLoopsTest {

    private static final int[] ROWS = {1, 3, 8, 16, 17, 40};
    private static final int[] COLUMNS = {1, 15, 16, 33, 256, 257, 600};
    private static final int[] DEPTHS = {1, 2, 63, 64, 65, 300};

    static Stream<Supplier<InnerLoops>> loops() {
        return Stream.of(PlainLoops::new, InnerLoops::create);
    }

    private static double[] strips(double[] a, int rows, int columns) {
        var strips = new double[Strips.size(rows, columns)];
        Strips.cut(a, 0, columns, rows, columns, strips, 0, rows * Strips.WIDTH);
        return strips;
    }

    @ParameterizedTest
    @MethodSource("loops")
    void products_of_strips_are_the_textbooks(Supplier<InnerLoops> source) {
        InnerLoops loops = source.get();
        var random = new NumpyRandom(1);
        for (int rows : ROWS) {
            for (int columns : COLUMNS) {
                for (int depth : DEPTHS) {
                    double[] a = random.randn(depth, rows).data();
                    double[] b = random.randn(depth, columns).data();
                    double[] c = random.randn(rows, columns).data();
                    double[] expected = textbook(rows, columns, depth, a, b);
                    double[] strips = strips(a, depth, rows);
                    double[] others = strips(b, depth, columns);
                    double[] before = c.clone();
                    double[] sum = c.clone();
                    loops.multiply(rows, columns, depth, strips, 0, others, 0, sum, 0, columns, Strips.WIDTH, true);
                    loops.multiply(rows, columns, depth, strips, 0, others, 0, c, 0, columns, Strips.WIDTH, false);
                    isClose(c, expected);
                    Arrays.setAll(expected, k -> before[k] + expected[k]);
                    isClose(sum, expected);
                }
            }
        }
    }

    private static void isClose(double[] actual, double[] expected) {
        for (int k = 0; k < expected.length; k++) {
            assertThat(Math.abs(actual[k] - expected[k])).isLessThan(1e-11);
        }
    }

    private static double[] textbook(int rows, int columns, int depth, double[] a, double[] b) {
        var c = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < depth; k++) {
                for (int j = 0; j < columns; j++) {
                    c[i * columns + j] += a[k * rows + i] * b[k * columns + j];
                }
            }
        }
        return c;
    }

    /** Loops that keep scratch memory must not bring back what a product before this one has left there. */
    @ParameterizedTest
    @MethodSource("loops")
    void what_was_infinite_before_is_not_in_the_next_product(Supplier<InnerLoops> source) {
        InnerLoops loops = source.get();
        int depth = 8;
        var infinite = new double[depth * Strips.WIDTH];
        Arrays.fill(infinite, Double.POSITIVE_INFINITY);
        var ones = new double[depth * Strips.WIDTH];
        Arrays.fill(ones, 1);
        var c = new double[Strips.WIDTH];
        loops.multiply(1, 16, depth, ones, 0, infinite, 0, c, 0, 16, 16, false);
        loops.multiply(1, 16, depth - 3, ones, 0, ones, 0, c, 0, 16, 16, false);
        assertThat(c).containsOnly(depth - 3);
        loops.multiplyNarrow(1, 16, depth, ones, 0, infinite, 0, c, 0, 16, false);
        loops.multiplyNarrow(1, 16, depth - 3, ones, 0, ones, 0, c, 0, 16, false);
        assertThat(c).containsOnly(depth - 3);
    }
}
