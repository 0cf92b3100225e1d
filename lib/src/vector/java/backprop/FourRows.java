package backprop;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One to four rows of C = Aᵀ·B, two vectors wide. Where rows are missing, the last one is computed several times over, and
 * stored several times: that costs less than a loop of another shape.
 */
final class FourRows {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private FourRows() {}

    static void multiply(
            int rows,
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
        int row1 = Math.min(1, rows - 1);
        int row2 = Math.min(2, rows - 1);
        int row3 = Math.min(3, rows - 1);
        DoubleVector c00;
        DoubleVector c01;
        DoubleVector c10;
        DoubleVector c11;
        DoubleVector c20;
        DoubleVector c21;
        DoubleVector c30;
        DoubleVector c31;
        if (add) {
            c00 = DoubleVector.fromArray(SPECIES, c, cAt);
            c01 = DoubleVector.fromArray(SPECIES, c, cAt + LANES);
            c10 = DoubleVector.fromArray(SPECIES, c, cAt + row1 * cStep);
            c11 = DoubleVector.fromArray(SPECIES, c, cAt + row1 * cStep + LANES);
            c20 = DoubleVector.fromArray(SPECIES, c, cAt + row2 * cStep);
            c21 = DoubleVector.fromArray(SPECIES, c, cAt + row2 * cStep + LANES);
            c30 = DoubleVector.fromArray(SPECIES, c, cAt + row3 * cStep);
            c31 = DoubleVector.fromArray(SPECIES, c, cAt + row3 * cStep + LANES);
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
        }
        for (int k = 0; k < depth; k++) {
            int at = aAt + k * aStep;
            int from = bAt + k * bStep;
            var b0 = DoubleVector.fromArray(SPECIES, b, from);
            var b1 = DoubleVector.fromArray(SPECIES, b, from + LANES);
            var a0 = DoubleVector.broadcast(SPECIES, a[at]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            var a1 = DoubleVector.broadcast(SPECIES, a[at + row1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            var a2 = DoubleVector.broadcast(SPECIES, a[at + row2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            var a3 = DoubleVector.broadcast(SPECIES, a[at + row3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + LANES);
        c10.intoArray(c, cAt + row1 * cStep);
        c11.intoArray(c, cAt + row1 * cStep + LANES);
        c20.intoArray(c, cAt + row2 * cStep);
        c21.intoArray(c, cAt + row2 * cStep + LANES);
        c30.intoArray(c, cAt + row3 * cStep);
        c31.intoArray(c, cAt + row3 * cStep + LANES);
    }
}
