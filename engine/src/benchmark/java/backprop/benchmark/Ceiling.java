package backprop.benchmark;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** What one core of this processor can do at most: multiply-adds that need no memory, and copies that compute nothing. */
public final class Ceiling {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int STEPS = 100_000;
    private static final int TRIES = 200;

    private Ceiling() {}

    /** Prints the best of many tries, since the machine may be busy with something else. */
    public static void main(String[] args) {
        double[] result = new double[SPECIES.length()];
        double flops = 2.0 * 10 * SPECIES.length() * STEPS;
        System.out.printf(
                "%nOne core, vectors of %d doubles: %.0f GFLOP/s in registers",
                SPECIES.length(), flops / best(() -> fma(result)));
        for (int size : new int[] {2_000, 60_000, 8_000_000}) {
            double[] from = new double[size];
            double[] to = new double[size];
            int times = Math.max(1, 1_000_000 / size);
            double time = best(() -> {
                for (int i = 0; i < times; i++) {
                    System.arraycopy(from, 0, to, 0, size);
                }
            });
            System.out.printf(", copies %.0f GB/s of %d kB", 16.0 * size * times / time, 16 * size / 1000);
        }
        System.out.println();
    }

    private static double best(Runnable work) {
        var times = new double[TRIES];
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = System.nanoTime() - start;
        }
        return Arrays.stream(times).min().orElseThrow();
    }

    /** Ten sums at once: a processor with two multipliers of four cycles each needs eight to be busy. */
    private static void fma(double[] result) {
        var x = DoubleVector.broadcast(SPECIES, 0.5);
        var y = DoubleVector.broadcast(SPECIES, 1 + result[0]);
        var s0 = x;
        var s1 = x;
        var s2 = x;
        var s3 = x;
        var s4 = x;
        var s5 = x;
        var s6 = x;
        var s7 = x;
        var s8 = x;
        var s9 = x;
        for (int i = 0; i < STEPS; i++) {
            s0 = s0.fma(x, y);
            s1 = s1.fma(x, y);
            s2 = s2.fma(x, y);
            s3 = s3.fma(x, y);
            s4 = s4.fma(x, y);
            s5 = s5.fma(x, y);
            s6 = s6.fma(x, y);
            s7 = s7.fma(x, y);
            s8 = s8.fma(x, y);
            s9 = s9.fma(x, y);
        }
        s0.add(s1)
                .add(s2)
                .add(s3)
                .add(s4)
                .add(s5)
                .add(s6)
                .add(s7)
                .add(s8)
                .add(s9)
                .mul(0)
                .intoArray(result, 0);
    }
}
