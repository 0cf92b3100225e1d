package backprop.engine;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/**
 * Loops that call a function of the reader's for each element. The JVM's compiler puts a function into the loop that calls
 * it if the loop has seen no other, and makes a call by a table, many times as slow, if it has seen three. So each class of
 * functions gets a copy of these loops for itself: the same class, defined once more from its own file. A copy is
 * forgotten together with the functions' class.
 */
public abstract class FunctionLoops {
    private static final FunctionLoops COMMON = new Copy();

    private static final ClassValue<FunctionLoops> OF_CLASS = new ClassValue<>() {
        @Override
        protected FunctionLoops computeValue(Class<?> type) {
            return copy();
        }
    };

    FunctionLoops() {}

    /** The loops for this function, lambda or method reference. */
    static FunctionLoops of(Object function) {
        return OF_CLASS.get(function.getClass());
    }

    private static FunctionLoops copy() {
        try (InputStream file = FunctionLoops.class.getResourceAsStream("FunctionLoops$Copy.class")) {
            return file == null
                    ? COMMON
                    : (FunctionLoops) MethodHandles.lookup()
                            .defineHiddenClass(file.readAllBytes(), true)
                            .lookupClass()
                            .getDeclaredConstructor()
                            .newInstance();
        } catch (IOException | ReflectiveOperationException | LinkageError e) {
            // Without its file, as in a native image, the common loops do it, slower.
            return COMMON;
        }
    }

    abstract double[] map(DoubleUnaryOperator f, double[] a);

    abstract double[] zeroWhere(DoublePredicate condition, double[] mask, double[] a);

    /** The loops themselves. */
    private static final class Copy extends FunctionLoops {
        Copy() {}

        @Override
        double[] map(DoubleUnaryOperator f, double[] a) {
            var c = new double[a.length];
            for (int k = 0; k < c.length; k++) {
                c[k] = f.applyAsDouble(a[k]);
            }
            return c;
        }

        /** All bits of an element are kept or none: a branch that guesses wrong half of the time takes six times as long. */
        @Override
        double[] zeroWhere(DoublePredicate condition, double[] mask, double[] a) {
            var c = new double[a.length];
            for (int k = 0; k < c.length; k++) {
                long kept = condition.test(mask[k]) ? 0 : -1;
                c[k] = Double.longBitsToDouble(Double.doubleToRawLongBits(a[k]) & kept);
            }
            return c;
        }
    }
}
