package backprop.numpy;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/**
 * Arithmetic on arrays of one length, element by element: c_k is made of a_k and b_k or a number. Each operation has a loop
 * of its own, because the JVM's compiler makes instructions for several elements at once of a loop that calls nothing. One
 * loop for all, with the operation handed in as a function, takes ten times as long once it has seen three functions.
 */
public final class Elementwise {
    /** One of the operations. */
    @FunctionalInterface
    public interface Operation {
        /** Writes its results to c, which may be a or b. */
        void apply(double[] a, double[] b, double[] c);
    }

    private Elementwise() {}

    /** c = a + b. */
    public static void plus(double[] a, double[] b, double[] c) {
        for (int k = 0; k < c.length; k++) {
            c[k] = a[k] + b[k];
        }
    }

    /** c = a - b. */
    public static void minus(double[] a, double[] b, double[] c) {
        for (int k = 0; k < c.length; k++) {
            c[k] = a[k] - b[k];
        }
    }

    /** c = a * b. */
    public static void times(double[] a, double[] b, double[] c) {
        for (int k = 0; k < c.length; k++) {
            c[k] = a[k] * b[k];
        }
    }

    /** c = a / b. */
    public static void dividedBy(double[] a, double[] b, double[] c) {
        for (int k = 0; k < c.length; k++) {
            c[k] = a[k] / b[k];
        }
    }

    /** a = a + factor * b. */
    public static void addScaled(double[] a, double factor, double[] b) {
        for (int k = 0; k < a.length; k++) {
            a[k] += factor * b[k];
        }
    }

    /** a + value. */
    public static double[] plus(double[] a, double value) {
        var c = new double[a.length];
        for (int k = 0; k < c.length; k++) {
            c[k] = a[k] + value;
        }
        return c;
    }

    /** a * value. */
    public static double[] times(double[] a, double value) {
        var c = new double[a.length];
        for (int k = 0; k < c.length; k++) {
            c[k] = a[k] * value;
        }
        return c;
    }

    /** a / value. */
    public static double[] dividedBy(double[] a, double value) {
        var c = new double[a.length];
        for (int k = 0; k < c.length; k++) {
            c[k] = a[k] / value;
        }
        return c;
    }

    /** The greater of a and the value; NaN if one of them is. */
    public static double[] maximum(double[] a, double value) {
        var c = new double[a.length];
        for (int k = 0; k < c.length; k++) {
            c[k] = Math.max(a[k], value);
        }
        return c;
    }

    /** 1 where a is above 0, -1 where it is below, otherwise a. */
    public static double[] sign(double[] a) {
        var c = new double[a.length];
        for (int k = 0; k < c.length; k++) {
            // The least double above 0 is 2^-1074; where it is scaled up twice, every one reaches 1, without a
            // question.
            c[k] = Math.min(Math.max(a[k] * 0x1p1000 * 0x1p1000, -1), 1);
        }
        return c;
    }

    /** |a|. */
    public static double[] abs(double[] a) {
        var c = new double[a.length];
        for (int k = 0; k < c.length; k++) {
            c[k] = Math.abs(a[k]);
        }
        return c;
    }

    /** The square root of a. */
    public static double[] sqrt(double[] a) {
        var c = new double[a.length];
        for (int k = 0; k < c.length; k++) {
            c[k] = Math.sqrt(a[k]);
        }
        return c;
    }

    /** e^a. */
    public static double[] exp(double[] a) {
        var c = new double[a.length];
        for (int k = 0; k < c.length; k++) {
            c[k] = Math.exp(a[k]);
        }
        return c;
    }

    /** The natural logarithm of a. */
    public static double[] log(double[] a) {
        var c = new double[a.length];
        for (int k = 0; k < c.length; k++) {
            c[k] = Math.log(a[k]);
        }
        return c;
    }

    /** f(a). */
    public static double[] map(DoubleUnaryOperator f, double[] a) {
        var c = new double[a.length];
        for (int k = 0; k < c.length; k++) {
            c[k] = f.applyAsDouble(a[k]);
        }
        return c;
    }

    /** c = f(a, b). */
    public static void map(DoubleBinaryOperator f, double[] a, double[] b, double[] c) {
        for (int k = 0; k < c.length; k++) {
            c[k] = f.applyAsDouble(a[k], b[k]);
        }
    }

    /** 0 where the condition holds for the mask's element, a elsewhere. */
    public static double[] zeroWhere(DoublePredicate condition, double[] mask, double[] a) {
        var c = new double[a.length];
        for (int k = 0; k < c.length; k++) {
            c[k] = condition.test(mask[k]) ? 0 : a[k];
        }
        return c;
    }
}
