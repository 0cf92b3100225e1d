package backprop.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four rows of C = Aᵀ·B, two vectors wide, for processors with sixteen vector registers: the loop of {@link EightRows} at
 * half the height. Where there are 32 registers it takes an eighth longer, so neither serves both.
 */
final class FourRows {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private FourRows() {}

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
    }
}
