package backprop.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Eight rows of C = Aᵀ·B, two vectors wide: sixteen sums at once in sixteen registers. The processor has two multipliers,
 * each of which takes four cycles for a result but can begin another in every cycle: it needs eight sums or more to be busy.
 *
 * <p>Where the rows end up is computed after the loop, in another way than before it. Places that are kept through the loop
 * take the few registers for numbers, and the JVM's compiler then moves others to the vector registers and back in each
 * round, which costs up to a quarter of the speed.
 */
final class EightRows {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private EightRows() {}

    static void multiply(
            int depth, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt, int cStep, boolean add) {
        DoubleVector c00 = VectorSums.start(c, cAt, add);
        DoubleVector c01 = VectorSums.start(c, cAt + LANES, add);
        DoubleVector c10 = VectorSums.start(c, cAt + cStep, add);
        DoubleVector c11 = VectorSums.start(c, cAt + cStep + LANES, add);
        DoubleVector c20 = VectorSums.start(c, cAt + 2 * cStep, add);
        DoubleVector c21 = VectorSums.start(c, cAt + 2 * cStep + LANES, add);
        DoubleVector c30 = VectorSums.start(c, cAt + 3 * cStep, add);
        DoubleVector c31 = VectorSums.start(c, cAt + 3 * cStep + LANES, add);
        DoubleVector c40 = VectorSums.start(c, cAt + 4 * cStep, add);
        DoubleVector c41 = VectorSums.start(c, cAt + 4 * cStep + LANES, add);
        DoubleVector c50 = VectorSums.start(c, cAt + 5 * cStep, add);
        DoubleVector c51 = VectorSums.start(c, cAt + 5 * cStep + LANES, add);
        DoubleVector c60 = VectorSums.start(c, cAt + 6 * cStep, add);
        DoubleVector c61 = VectorSums.start(c, cAt + 6 * cStep + LANES, add);
        DoubleVector c70 = VectorSums.start(c, cAt + 7 * cStep, add);
        DoubleVector c71 = VectorSums.start(c, cAt + 7 * cStep + LANES, add);
        int toA = aAt - bAt;
        int end = bAt + depth * Strips.WIDTH;
        for (int from = bAt; from < end; from += Strips.WIDTH) {
            int at = from + toA;
            var b0 = DoubleVector.fromArray(SPECIES, b, from);
            var b1 = DoubleVector.fromArray(SPECIES, b, from + LANES);
            var a0 = DoubleVector.broadcast(SPECIES, a[at]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            var a1 = DoubleVector.broadcast(SPECIES, a[at + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            var a2 = DoubleVector.broadcast(SPECIES, a[at + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            var a3 = DoubleVector.broadcast(SPECIES, a[at + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            var a4 = DoubleVector.broadcast(SPECIES, a[at + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            var a5 = DoubleVector.broadcast(SPECIES, a[at + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            var a6 = DoubleVector.broadcast(SPECIES, a[at + 6]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            var a7 = DoubleVector.broadcast(SPECIES, a[at + 7]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
        }
        int row = cAt;
        c00.intoArray(c, row);
        c01.intoArray(c, row + LANES);
        row += cStep;
        c10.intoArray(c, row);
        c11.intoArray(c, row + LANES);
        row += cStep;
        c20.intoArray(c, row);
        c21.intoArray(c, row + LANES);
        row += cStep;
        c30.intoArray(c, row);
        c31.intoArray(c, row + LANES);
        row += cStep;
        c40.intoArray(c, row);
        c41.intoArray(c, row + LANES);
        row += cStep;
        c50.intoArray(c, row);
        c51.intoArray(c, row + LANES);
        row += cStep;
        c60.intoArray(c, row);
        c61.intoArray(c, row + LANES);
        row += cStep;
        c70.intoArray(c, row);
        c71.intoArray(c, row + LANES);
    }
}
