package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Softmax, sigmoid and both cross-entropies beside sums of forty digits, for z from -1000 to 1000. */
abstract class LossProperties {
    private static final MathContext DIGITS = new MathContext(40);

    /** Below it numbers have fewer digits. */
    private static final double LEAST = Double.MIN_NORMAL * 0x1p-50;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** The loss of one example, and its outputs. */
    private record Exact(double loss, Matrix a) {}

    @Provide
    Arbitrary<List<Double>> rows() {
        var any = Arbitraries.doubles().between(-1000, 1000).ofScale(12);
        var near = Arbitraries.doubles().between(-3, 3).ofScale(15);
        var few = Arbitraries.of(-1000.0, -745.2, -40.0, 0.0, 1e-9, 40.0, 709.8, 1000.0);
        return Arbitraries.oneOf(any, near, few).list().ofMinSize(2).ofMaxSize(6);
    }

    @Property
    void softmax_and_its_cross_entropy_are_exact(@ForAll("rows") List<Double> z, @ForAll @IntRange(max = 5) int label) {
        Matrix Y = Classification.oneHot(new int[] {label % z.size()}, z.size());
        check(Activation.SOFTMAX, Loss.SOFTMAX_CROSS_ENTROPY, z, Y, softmax(z, label % z.size()));
    }

    @Property
    void sigmoid_and_its_cross_entropy_are_exact(@ForAll("rows") List<Double> z, @ForAll @IntRange(max = 63) int bits) {
        Matrix Y = Matrix.zeros(1, z.size());
        for (int j = 0; j < z.size(); j++) {
            Y.set(0, j, (bits >> j) & 1);
        }
        check(Activation.SIGMOID, Loss.SIGMOID_CROSS_ENTROPY, z, Y, sigmoid(z, Y));
    }

    private static void check(Activation activation, Loss loss, List<Double> row, Matrix Y, Exact exact) {
        Matrix Z =
                Matrix.rowVector(row.stream().mapToDouble(Double::doubleValue).toArray());
        Matrix A = activation.forward(Z);
        var pass = new Layer.Pass(Z, Z, A);
        Matrix dZ = loss.dZ(activation, pass, Y);
        // What rounding takes from a difference of two z, it takes from its power, relative to that.
        double tolerance = 1e-15 * (4 + (activation == Activation.SOFTMAX ? Z.max() - Z.min() : 0));

        assertThat(loss.value(activation, pass, Y)).isCloseTo(exact.loss, within(tolerance * exact.loss + LEAST));
        for (int j = 0; j < Z.columns(); j++) {
            assertThat(A.get(0, j)).isCloseTo(exact.a.get(0, j), within(tolerance * exact.a.get(0, j) + LEAST));
            assertThat(dZ.get(0, j)).isCloseTo(exact.a.get(0, j) - Y.get(0, j), within(1e-15));
        }
    }

    private static Exact softmax(List<Double> z, int label) {
        BigDecimal greatest =
                z.stream().map(BigDecimal::new).reduce(BigDecimal::max).orElseThrow();
        List<BigDecimal> powers =
                z.stream().map(v -> exp(new BigDecimal(v).subtract(greatest))).toList();
        BigDecimal sum = powers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal loss = log1p(sum.subtract(BigDecimal.ONE)).add(greatest).subtract(new BigDecimal(z.get(label)));
        Matrix a = Matrix.zeros(1, z.size());
        Arrays.setAll(a.data(), j -> powers.get(j).divide(sum, DIGITS).doubleValue());
        return new Exact(loss.doubleValue(), a);
    }

    private static Exact sigmoid(List<Double> z, Matrix Y) {
        Matrix a = Matrix.zeros(1, z.size());
        BigDecimal loss = BigDecimal.ZERO;
        for (int j = 0; j < a.size(); j++) {
            // The logarithm of the answer that is right: that of sigmoid(z) or of 1 - sigmoid(z) = sigmoid(-z).
            BigDecimal right = new BigDecimal(Y.get(0, j) == 1 ? z.get(j) : -z.get(j));
            loss = loss.add(log1p(exp(right.abs().negate()))).add(right.negate().max(BigDecimal.ZERO));
            BigDecimal power = exp(new BigDecimal(-z.get(j)));
            a.set(0, j, BigDecimal.ONE.divide(BigDecimal.ONE.add(power), DIGITS).doubleValue());
        }
        return new Exact(loss.doubleValue(), a);
    }

    /** By its series, for a number made small by halving, then squared as often. */
    private static BigDecimal exp(BigDecimal x) {
        int halvings = 14;
        BigDecimal small = x.divide(BigDecimal.valueOf(1L << halvings), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k < 30; k++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int k = 0; k < halvings; k++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    /** log(1 + x) = 2 (t + t^3 / 3 + t^5 / 5 + ...) with t = x / (2 + x), for x from 0 on. */
    private static BigDecimal log1p(BigDecimal x) {
        BigDecimal t = x.divide(TWO.add(x), DIGITS);
        BigDecimal square = t.multiply(t, DIGITS);
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; k < 201 && t.signum() != 0; k += 2) {
            sum = sum.add(t.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
            t = t.multiply(square, DIGITS);
        }
        return sum.multiply(TWO);
    }
}
