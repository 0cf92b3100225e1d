package backprop.engine;

import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Powers and logarithms of several numbers at once, by their series. They are off by less than one unit of the last digit,
 * as Java's own are allowed to be, and may differ from them in the last bit. The vectors' own {@code EXP} and {@code LOG}
 * would do it in a line, but their last bits change when the JVM's compiler takes over from its interpreter.
 *
 * <p>What is left at the end of an array goes through a whole vector, too, so that a number has the same result wherever it
 * stands.
 */
final class VectorFunctions {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final double ONE_BY_LOG_2 = 1 / Math.log(2);

    /** log 2 in two parts: a multiple of the first by a small whole number is exact. */
    private static final double LOG_2_HIGH =
            Double.longBitsToDouble(Double.doubleToRawLongBits(Math.log(2)) & -1L << 32);

    private static final double LOG_2_LOW = new BigDecimal("0.693147180559945309417232121458176568")
            .subtract(new BigDecimal(LOG_2_HIGH))
            .doubleValue();

    /** Added to a double, it leaves no place for a fraction, and puts the whole number into the last bits. */
    private static final double ROUNDER = 0x1.8p52;

    private static final int FRACTION_BITS = 52;
    private static final long BITS_OF_ONE = Double.doubleToRawLongBits(1);
    private static final long BITS_OF_2_TO_52 = Double.doubleToRawLongBits(0x1p52);
    private static final long BITS_OF_ROOT_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));

    /** The powers of these are neither infinite nor so small that they have fewer bits. */
    private static final double GREATEST_EXPONENT = 708;

    /** 1/2!, 1/4! to 1/12!, and 1/3! to 1/13!: beyond, the terms of exp r are too small for |r| up to log 2 / 2. */
    private static final double[] EVEN_TERMS = new double[6];

    private static final double[] ODD_TERMS = new double[6];

    /** 2/3, 2/5 to 2/21: beyond, the terms of log((1 + s) / (1 - s)) are too small for |s| up to 0.172. */
    private static final double[] LOG_TERMS = new double[10];

    static {
        double factorial = 1;
        for (int k = 0; k < EVEN_TERMS.length; k++) {
            factorial *= 2 * k + 2;
            EVEN_TERMS[k] = 1 / factorial;
            factorial *= 2 * k + 3;
            ODD_TERMS[k] = 1 / factorial;
        }
        for (int k = 0; k < LOG_TERMS.length; k++) {
            LOG_TERMS[k] = 2.0 / (2 * k + 3);
        }
    }

    private VectorFunctions() {}

    static void exp(double[] x, int from, int to, double[] y) {
        int k = from;
        for (; k <= to - LANES; k += LANES) {
            exp(DoubleVector.fromArray(SPECIES, x, k)).intoArray(y, k);
        }
        last(VectorFunctions::exp, x, k, to, y);
    }

    static void log(double[] x, int from, int to, double[] y) {
        int k = from;
        for (; k <= to - LANES; k += LANES) {
            log(DoubleVector.fromArray(SPECIES, x, k)).intoArray(y, k);
        }
        last(VectorFunctions::log, x, k, to, y);
    }

    static void sigmoid(double[] z, int from, int to) {
        int k = from;
        for (; k <= to - LANES; k += LANES) {
            sigmoid(DoubleVector.fromArray(SPECIES, z, k)).intoArray(z, k);
        }
        last(VectorFunctions::sigmoid, z, k, to, z);
    }

    static void logOfOnePlus(double[] x, int from, int to) {
        int k = from;
        for (; k <= to - LANES; k += LANES) {
            logOfOnePlus(DoubleVector.fromArray(SPECIES, x, k)).intoArray(x, k);
        }
        last(VectorFunctions::logOfOnePlus, x, k, to, x);
    }

    /** The numbers that fill no vector. */
    private static void last(UnaryOperator<DoubleVector> f, double[] x, int from, int to, double[] y) {
        if (from < to) {
            var padded = new double[LANES];
            System.arraycopy(x, from, padded, 0, to - from);
            f.apply(DoubleVector.fromArray(SPECIES, padded, 0)).intoArray(padded, 0);
            System.arraycopy(padded, 0, y, from, to - from);
        }
    }

    /** exp x = 2ⁿ · exp r, with n the whole number nearest to x / log 2, and exp r = 1 + r (1 + r (1/2! + r/3! + …)). */
    private static DoubleVector exp(DoubleVector x) {
        DoubleVector rounded = x.mul(ONE_BY_LOG_2).add(ROUNDER);
        DoubleVector n = rounded.sub(ROUNDER);
        DoubleVector r = n.fma(
                DoubleVector.broadcast(SPECIES, -LOG_2_LOW), n.fma(DoubleVector.broadcast(SPECIES, -LOG_2_HIGH), x));
        DoubleVector square = r.mul(r);
        DoubleVector rest = series(ODD_TERMS, square).fma(r, series(EVEN_TERMS, square));
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector power = rest.fma(r, one).fma(r, one);
        LongVector exponent = rounded.reinterpretAsLongs().lanewise(VectorOperators.LSHL, FRACTION_BITS);
        power = power.reinterpretAsLongs().add(exponent).reinterpretAsDoubles();
        return oneByOneUnless(x.abs().compare(VectorOperators.LE, GREATEST_EXPONENT), Math::exp, x, power);
    }

    /**
     * log x = n log 2 + log(1 + f), with 1 + f between the roots of 1/2 and 2, s = f / (2 + f), and log(1 + f) = f − f²/2 +
     * s (f²/2 + R), R = s² (2/3 + 2/5 s² + …): so what rounding takes from the small terms does not reach the great one.
     */
    private static DoubleVector log(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs();
        LongVector shifted = bits.add(BITS_OF_ONE - BITS_OF_ROOT_HALF);
        LongVector exponent = shifted.lanewise(VectorOperators.LSHR, FRACTION_BITS);
        DoubleVector n = exponent.or(BITS_OF_2_TO_52).reinterpretAsDoubles().sub(0x1p52 + Double.MAX_EXPONENT);
        DoubleVector f = bits.sub(exponent.lanewise(VectorOperators.LSHL, FRACTION_BITS))
                .add(BITS_OF_ONE)
                .reinterpretAsDoubles()
                .sub(1);
        DoubleVector s = f.div(f.add(2));
        DoubleVector square = s.mul(s);
        DoubleVector half = f.mul(f).mul(0.5);
        DoubleVector small = s.mul(half.add(square.mul(series(LOG_TERMS, square))));
        DoubleVector logarithm = n.mul(LOG_2_HIGH).add(f.sub(half.sub(small.add(n.mul(LOG_2_LOW)))));
        VectorMask<Double> normal =
                x.compare(VectorOperators.GE, Double.MIN_NORMAL).and(x.compare(VectorOperators.LE, Double.MAX_VALUE));
        return oneByOneUnless(normal, Math::log, x, logarithm);
    }

    private static DoubleVector sigmoid(DoubleVector z) {
        DoubleVector power = exp(z.abs().neg());
        return DoubleVector.broadcast(SPECIES, 1)
                .blend(power, z.compare(VectorOperators.LT, 0))
                .div(power.add(1));
    }

    private static DoubleVector logOfOnePlus(DoubleVector x) {
        DoubleVector u = x.add(1);
        return log(u).mul(x.div(u.sub(1))).blend(x, u.compare(VectorOperators.EQ, 1));
    }

    /** t_0 + t_1 x + t_2 x² + … */
    private static DoubleVector series(double[] terms, DoubleVector x) {
        DoubleVector sum = DoubleVector.broadcast(SPECIES, terms[terms.length - 1]);
        for (int k = terms.length - 2; k >= 0; k--) {
            sum = sum.fma(x, DoubleVector.broadcast(SPECIES, terms[k]));
        }
        return sum;
    }

    /** The results, with Java's own for those numbers that the series is not made for. */
    private static DoubleVector oneByOneUnless(
            VectorMask<Double> fits, DoubleUnaryOperator f, DoubleVector x, DoubleVector results) {
        if (fits.allTrue()) {
            return results;
        }
        double[] each = x.toArray();
        double[] all = results.toArray();
        for (int lane = 0; lane < LANES; lane++) {
            all[lane] = fits.laneIsSet(lane) ? all[lane] : f.applyAsDouble(each[lane]);
        }
        return DoubleVector.fromArray(SPECIES, all, 0);
    }
}
