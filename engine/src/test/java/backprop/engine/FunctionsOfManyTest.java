package backprop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.Matrix;
import backprop.NumpyRandom;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Powers, logarithms and sigmoids of arrays, beside those of {@link Math}, number by number. */
class FunctionsOfManyTest {

    private static final double[] SPECIAL = {
        0,
        -0.0,
        1,
        -1,
        1e-300,
        -1e-300,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        709.78,
        709.79,
        -708.4,
        -745.1,
        -745.2,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    static Stream<Supplier<InnerLoops>> loops() {
        return Stream.of(PlainLoops::new, InnerLoops::create);
    }

    private static double[] numbers(double scale) {
        return DoubleStream.concat(
                        Arrays.stream(SPECIAL),
                        Arrays.stream(new NumpyRandom(1).randn(1, 1000).data()).map(x -> scale * x))
                .toArray();
    }

    private static void isMaths(double[] actual, double[] x, DoubleUnaryOperator f) {
        for (int k = 0; k < x.length; k++) {
            double expected = f.applyAsDouble(x[k]);
            double error = actual[k] == expected ? 0 : Math.abs(actual[k] - expected) / Math.ulp(expected);
            assertThat(Double.isNaN(actual[k])).as("at %s", x[k]).isEqualTo(Double.isNaN(expected));
            assertThat(Double.isNaN(expected) ? 0 : error)
                    .as("%s at %s", actual[k], x[k])
                    .isLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void powers_and_logarithms_are_javas_but_for_the_last_bit(Supplier<InnerLoops> source) {
        double[] x = numbers(30);
        var y = new double[x.length];
        source.get().exp(x, 0, x.length, y);
        isMaths(y, x, Math::exp);
        source.get().log(x, 0, x.length, y);
        isMaths(y, x, Math::log);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void sigmoids_keep_their_digits_at_both_ends(Supplier<InnerLoops> source) {
        double[] z = numbers(30);
        double[] a = z.clone();
        source.get().sigmoid(a, 0, a.length);
        for (int k = 0; k < z.length; k++) {
            double expected = z[k] >= 0 ? 1 / (1 + Math.exp(-z[k])) : Math.exp(z[k]) / (1 + Math.exp(z[k]));
            assertThat(Double.isNaN(a[k])).as("at %s", z[k]).isEqualTo(Double.isNaN(z[k]));
            assertThat(Double.isNaN(z[k]) || a[k] == expected || Math.abs(a[k] / expected - 1) < 1e-15)
                    .as("%s at %s", a[k], z[k])
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void logarithms_of_one_plus_something_small_keep_their_digits(Supplier<InnerLoops> source) {
        double[] x = DoubleStream.concat(
                        DoubleStream.of(0, Double.MIN_VALUE, 1e-17, 1e-16, 3e-16, 1, Double.NaN),
                        Arrays.stream(new NumpyRandom(2).randn(1, 1000).data()).map(v -> Math.exp(-Math.abs(9 * v))))
                .toArray();
        double[] y = x.clone();
        source.get().logOfOnePlus(y, 0, y.length);
        isMaths(y, x, v -> v == 0 ? 0 : Math.log1p(v));
    }

    /** And what stands beside them stays as it is. */
    @ParameterizedTest
    @MethodSource("loops")
    void a_number_has_the_same_result_wherever_it_stands(Supplier<InnerLoops> source) {
        InnerLoops loops = source.get();
        double[] x = new NumpyRandom(3).randn(1, 24).abs().data();
        for (int function = 0; function < 4; function++) {
            double[] all = applied(loops, function, x, 0, x.length);
            for (int from = 0; from < x.length; from++) {
                for (int to = from; to <= x.length; to++) {
                    double[] some = applied(loops, function, x, from, to);
                    for (int k = 0; k < x.length; k++) {
                        assertThat(some[k]).isEqualTo(k >= from && k < to ? all[k] : x[k]);
                    }
                }
            }
        }
    }

    private static double[] applied(InnerLoops loops, int function, double[] x, int from, int to) {
        double[] y = x.clone();
        switch (function) {
            case 0 -> loops.exp(y, from, to, y);
            case 1 -> loops.log(y, from, to, y);
            case 2 -> loops.sigmoid(y, from, to);
            default -> loops.logOfOnePlus(y, from, to);
        }
        return y;
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void matrices_ask_for_them(int columns) {
        Matrix x = new NumpyRandom(4).randn(3, columns);
        isMaths(x.exp().data(), x.data(), Math::exp);
        isMaths(x.log().data(), x.data(), Math::log);
        assertThat(x.exp().shape()).isEqualTo(x.shape());
    }

    static Stream<Integer> sizes() {
        return Stream.of(1, 2, 1000);
    }
}
