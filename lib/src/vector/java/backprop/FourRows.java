package backprop;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Four rows of C = Aᵀ·B, two vectors wide, for processors with sixteen vector registers; compare {@link EightRows}. */
final class FourRows {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private FourRows() {}

    static void multiply(
            int depth, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt, int cStep, boolean add) {
        DoubleVector c00 = VectorKernels.start(c, cAt, add);
        DoubleVector c01 = VectorKernels.start(c, cAt + LANES, add);
        DoubleVector c10 = VectorKernels.start(c, cAt + cStep, add);
        DoubleVector c11 = VectorKernels.start(c, cAt + cStep + LANES, add);
        DoubleVector c20 = VectorKernels.start(c, cAt + 2 * cStep, add);
        DoubleVector c21 = VectorKernels.start(c, cAt + 2 * cStep + LANES, add);
        DoubleVector c30 = VectorKernels.start(c, cAt + 3 * cStep, add);
        DoubleVector c31 = VectorKernels.start(c, cAt + 3 * cStep + LANES, add);
        for (int k = 0; k < depth; k++) {
            int at = aAt + k * Strips.WIDTH;
            int from = bAt + k * Strips.WIDTH;
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
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + LANES);
        c10.intoArray(c, cAt + cStep);
        c11.intoArray(c, cAt + cStep + LANES);
        c20.intoArray(c, cAt + 2 * cStep);
        c21.intoArray(c, cAt + 2 * cStep + LANES);
        c30.intoArray(c, cAt + 3 * cStep);
        c31.intoArray(c, cAt + 3 * cStep + LANES);
    }
}
