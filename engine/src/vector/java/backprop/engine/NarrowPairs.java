package backprop.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link NarrowRows} for one or two rows at a time: what they need fits into 16 vector registers. */
final class NarrowPairs {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private NarrowPairs() {}

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
        int row1 = rows - 1;
        int b1At = depth > 1 ? bAt + step : bAt;
        int b2At = depth > 2 ? bAt + 2 * step : bAt;
        int b3At = depth > 3 ? bAt + 3 * step : bAt;
        int c1At = cAt + row1 * step;
        var a00 = DoubleVector.broadcast(SPECIES, a[aAt]);
        var a01 = DoubleVector.broadcast(SPECIES, a[aAt + row1]);
        var a10 = DoubleVector.broadcast(SPECIES, depth > 1 ? a[aAt + Strips.WIDTH] : 0);
        var a11 = DoubleVector.broadcast(SPECIES, depth > 1 ? a[aAt + Strips.WIDTH + row1] : 0);
        var a20 = DoubleVector.broadcast(SPECIES, depth > 2 ? a[aAt + 2 * Strips.WIDTH] : 0);
        var a21 = DoubleVector.broadcast(SPECIES, depth > 2 ? a[aAt + 2 * Strips.WIDTH + row1] : 0);
        var a30 = DoubleVector.broadcast(SPECIES, depth > 3 ? a[aAt + 3 * Strips.WIDTH] : 0);
        var a31 = DoubleVector.broadcast(SPECIES, depth > 3 ? a[aAt + 3 * Strips.WIDTH + row1] : 0);
        for (int j = 0; j < columns; j += LANES) {
            var b0 = DoubleVector.fromArray(SPECIES, b, bAt + j);
            var b1 = DoubleVector.fromArray(SPECIES, b, b1At + j);
            var b2 = DoubleVector.fromArray(SPECIES, b, b2At + j);
            var b3 = DoubleVector.fromArray(SPECIES, b, b3At + j);
            var c0 = VectorSums.start(c, cAt + j, add);
            var c1 = VectorSums.start(c, c1At + j, add);
            c0 = a30.fma(b3, a20.fma(b2, a10.fma(b1, a00.fma(b0, c0))));
            c1 = a31.fma(b3, a21.fma(b2, a11.fma(b1, a01.fma(b0, c1))));
            c0.intoArray(c, cAt + j);
            c1.intoArray(c, c1At + j);
        }
    }
}
