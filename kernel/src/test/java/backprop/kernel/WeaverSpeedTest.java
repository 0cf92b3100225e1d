package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks that stop a cell cost a hot loop next to nothing. It goes by the clock, so only bin/verify --all runs it. */
@Tag("slow")
class WeaverSpeedTest {

    private static final int ROUNDS = 400;
    /** How well a loop is compiled is a matter of luck too, with checks and without. */
    private static final int COMPILATIONS = 8;

    /** The same arrays for all loops: where in memory an array lies makes a tenth by itself. */
    public static final class Data {

        private static final double[] A = new double[1 << 14];
        private static final double[] B = new double[1 << 14];

        private Data() {}

        public static double[] a() {
            return A;
        }

        public static double[] b() {
            return B;
        }
    }

    /** Loops of the kind that cells have. */
    public static final class Loops {

        private Loops() {}

        public static double sum() {
            double[] a = Data.a();
            double sum = 0;
            for (int r = 0; r < 20; r++) {
                for (int i = 0; i < a.length; i++) {
                    sum += a[i];
                }
            }
            return sum;
        }

        /** The compiler makes vector instructions of this one, if nothing is in its way. */
        public static double vectorized() {
            double[] a = Data.a();
            double[] b = Data.b();
            for (int r = 0; r < 40; r++) {
                for (int i = 0; i < a.length; i++) {
                    b[i] = a[i] * 1.5 + b[i] * 0.5;
                }
            }
            return b[0];
        }

        public static double product() {
            int n = 64;
            double[] a = Data.a();
            double[] b = Data.b();
            double[] c = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    for (int k = 0; k < n; k++) {
                        sum += a[i * n + k] * b[k * n + j];
                    }
                    c[i * n + j] = sum;
                }
            }
            return c[0];
        }

        public static double recursion() {
            return fib(18);
        }

        private static int fib(int n) {
            return n < 2 ? n : fib(n - 1) + fib(n - 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "vectorized", "product", "recursion"})
    void a_hot_loop_loses_less_than_a_tenth(String name) throws Exception {
        byte[] bytecode = Bytecode.of(Loops.class);
        double loss = Double.MAX_VALUE;
        for (int i = 0; i < COMPILATIONS && loss >= 1.1; i++) {
            loss = Math.min(loss, loss(method(bytecode, name), method(Weaver.weave(bytecode, true), name)));
        }
        assertThat(loss).isLessThan(1.1);
    }

    /** How many times as long the woven loop takes. */
    private static double loss(Method plain, Method woven) throws ReflectiveOperationException {
        double best = Double.MAX_VALUE;
        double bestWoven = Double.MAX_VALUE;
        // By turns, so that whatever else the machine does falls on both; until a quiet moment has come to both.
        for (int i = 0; i < 5 * ROUNDS && (i < ROUNDS || bestWoven > 1.1 * best); i++) {
            best = Math.min(best, nanos(plain));
            bestWoven = Math.min(bestWoven, nanos(woven));
        }
        return bestWoven / best;
    }

    private static double nanos(Method method) throws ReflectiveOperationException {
        long start = System.nanoTime();
        Object result = method.invoke(null);
        assertThat(result).isNotNull();
        return System.nanoTime() - start;
    }

    private static Method method(byte[] bytecode, String name) throws ReflectiveOperationException {
        return Bytecode.loaded(Loops.class, bytecode).getMethod(name);
    }
}
