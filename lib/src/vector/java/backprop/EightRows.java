package backprop;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Eight rows of C = Aᵀ·B, two vectors wide: sixteen sums at once in sixteen registers. The processor has two multipliers,
 * each of which takes four cycles for a result but can begin another in every cycle: it needs eight sums or more to be busy.
 */
final class EightRows {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private EightRows() {}

    static void multiply(
            int depth,
            double[] a,
            int aAt,
            int aStep,
            double[] b,
            int bAt,
            int bStep,
            double[] c,
            int cAt,
            int cStep,
            boolean add) {
        DoubleVector c00;
        DoubleVector c01;
        DoubleVector c10;
        DoubleVector c11;
        DoubleVector c20;
        DoubleVector c21;
        DoubleVector c30;
        DoubleVector c31;
        DoubleVector c40;
        DoubleVector c41;
        DoubleVector c50;
        DoubleVector c51;
        DoubleVector c60;
        DoubleVector c61;
        DoubleVector c70;
        DoubleVector c71;
        if (add) {
            c00 = DoubleVector.fromArray(SPECIES, c, cAt);
            c01 = DoubleVector.fromArray(SPECIES, c, cAt + LANES);
            c10 = DoubleVector.fromArray(SPECIES, c, cAt + cStep);
            c11 = DoubleVector.fromArray(SPECIES, c, cAt + cStep + LANES);
            c20 = DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStep);
            c21 = DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStep + LANES);
            c30 = DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStep);
            c31 = DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStep + LANES);
            c40 = DoubleVector.fromArray(SPECIES, c, cAt + 4 * cStep);
            c41 = DoubleVector.fromArray(SPECIES, c, cAt + 4 * cStep + LANES);
            c50 = DoubleVector.fromArray(SPECIES, c, cAt + 5 * cStep);
            c51 = DoubleVector.fromArray(SPECIES, c, cAt + 5 * cStep + LANES);
            c60 = DoubleVector.fromArray(SPECIES, c, cAt + 6 * cStep);
            c61 = DoubleVector.fromArray(SPECIES, c, cAt + 6 * cStep + LANES);
            c70 = DoubleVector.fromArray(SPECIES, c, cAt + 7 * cStep);
            c71 = DoubleVector.fromArray(SPECIES, c, cAt + 7 * cStep + LANES);
        } else {
            var zero = DoubleVector.zero(SPECIES);
            c00 = zero;
            c01 = zero;
            c10 = zero;
            c11 = zero;
            c20 = zero;
            c21 = zero;
            c30 = zero;
            c31 = zero;
            c40 = zero;
            c41 = zero;
            c50 = zero;
            c51 = zero;
            c60 = zero;
            c61 = zero;
            c70 = zero;
            c71 = zero;
        }
        for (int k = 0; k < depth; k++) {
            int at = aAt + k * aStep;
            int from = bAt + k * bStep;
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
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + LANES);
        c10.intoArray(c, cAt + cStep);
        c11.intoArray(c, cAt + cStep + LANES);
        c20.intoArray(c, cAt + 2 * cStep);
        c21.intoArray(c, cAt + 2 * cStep + LANES);
        c30.intoArray(c, cAt + 3 * cStep);
        c31.intoArray(c, cAt + 3 * cStep + LANES);
        c40.intoArray(c, cAt + 4 * cStep);
        c41.intoArray(c, cAt + 4 * cStep + LANES);
        c50.intoArray(c, cAt + 5 * cStep);
        c51.intoArray(c, cAt + 5 * cStep + LANES);
        c60.intoArray(c, cAt + 6 * cStep);
        c61.intoArray(c, cAt + 6 * cStep + LANES);
        c70.intoArray(c, cAt + 7 * cStep);
        c71.intoArray(c, cAt + 7 * cStep + LANES);
    }
}
