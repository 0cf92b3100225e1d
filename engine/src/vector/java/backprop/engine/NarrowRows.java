package backprop.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One to four rows of C = Aᵀ·B with one to four terms, as narrow networks have them: all of A, which is in a strip, stays
 * in registers while the columns of B and C pass by. It takes 24 of them. Missing terms are multiplications by 0, missing
 * rows are computed several times over.
 */
final class NarrowRows {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private NarrowRows() {}

    static void multiply(
            int rows,
            int columns,
            int depth,
            double[] a,
            int aAt,
            double[] b,
            int bAt,
            double[] c,
            int cAt,
            int step,
            boolean add) {
        int row1 = Math.min(1, rows - 1);
        int row2 = Math.min(2, rows - 1);
        int row3 = Math.min(3, rows - 1);
        int b1At = depth > 1 ? bAt + step : bAt;
        int b2At = depth > 2 ? bAt + 2 * step : bAt;
        int b3At = depth > 3 ? bAt + 3 * step : bAt;
        int c1At = cAt + row1 * step;
        int c2At = cAt + row2 * step;
        int c3At = cAt + row3 * step;
        var a00 = DoubleVector.broadcast(SPECIES, a[aAt]);
        var a01 = DoubleVector.broadcast(SPECIES, a[aAt + row1]);
        var a02 = DoubleVector.broadcast(SPECIES, a[aAt + row2]);
        var a03 = DoubleVector.broadcast(SPECIES, a[aAt + row3]);
        var a10 = DoubleVector.broadcast(SPECIES, depth > 1 ? a[aAt + Strips.WIDTH] : 0);
        var a11 = DoubleVector.broadcast(SPECIES, depth > 1 ? a[aAt + Strips.WIDTH + row1] : 0);
        var a12 = DoubleVector.broadcast(SPECIES, depth > 1 ? a[aAt + Strips.WIDTH + row2] : 0);
        var a13 = DoubleVector.broadcast(SPECIES, depth > 1 ? a[aAt + Strips.WIDTH + row3] : 0);
        var a20 = DoubleVector.broadcast(SPECIES, depth > 2 ? a[aAt + 2 * Strips.WIDTH] : 0);
        var a21 = DoubleVector.broadcast(SPECIES, depth > 2 ? a[aAt + 2 * Strips.WIDTH + row1] : 0);
        var a22 = DoubleVector.broadcast(SPECIES, depth > 2 ? a[aAt + 2 * Strips.WIDTH + row2] : 0);
        var a23 = DoubleVector.broadcast(SPECIES, depth > 2 ? a[aAt + 2 * Strips.WIDTH + row3] : 0);
        var a30 = DoubleVector.broadcast(SPECIES, depth > 3 ? a[aAt + 3 * Strips.WIDTH] : 0);
        var a31 = DoubleVector.broadcast(SPECIES, depth > 3 ? a[aAt + 3 * Strips.WIDTH + row1] : 0);
        var a32 = DoubleVector.broadcast(SPECIES, depth > 3 ? a[aAt + 3 * Strips.WIDTH + row2] : 0);
        var a33 = DoubleVector.broadcast(SPECIES, depth > 3 ? a[aAt + 3 * Strips.WIDTH + row3] : 0);
        for (int j = 0; j < columns; j += LANES) {
            var b0 = DoubleVector.fromArray(SPECIES, b, bAt + j);
            var b1 = DoubleVector.fromArray(SPECIES, b, b1At + j);
            var b2 = DoubleVector.fromArray(SPECIES, b, b2At + j);
            var b3 = DoubleVector.fromArray(SPECIES, b, b3At + j);
            var c0 = VectorSums.start(c, cAt + j, add);
            var c1 = VectorSums.start(c, c1At + j, add);
            var c2 = VectorSums.start(c, c2At + j, add);
            var c3 = VectorSums.start(c, c3At + j, add);
            c0 = a30.fma(b3, a20.fma(b2, a10.fma(b1, a00.fma(b0, c0))));
            c1 = a31.fma(b3, a21.fma(b2, a11.fma(b1, a01.fma(b0, c1))));
            c2 = a32.fma(b3, a22.fma(b2, a12.fma(b1, a02.fma(b0, c2))));
            c3 = a33.fma(b3, a23.fma(b2, a13.fma(b1, a03.fma(b0, c3))));
            c0.intoArray(c, cAt + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
    }
}
