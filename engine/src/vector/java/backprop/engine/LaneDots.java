package backprop.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The sums over examples of {@link InnerLoops#laneDots}, for four rows of D at a time. */
final class LaneDots {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private LaneDots() {}

    /** g_j += a·d_j for two rows of A; the two may be the same row, whose sums are then computed and stored twice. */
    static void twoRows(
            int columns,
            double[] a,
            int aAt,
            int nextAt,
            double[] d,
            int d0At,
            int d1At,
            int d2At,
            int d3At,
            double[] g,
            double[] next) {
        var g0 = DoubleVector.fromArray(SPECIES, g, 0);
        var g1 = DoubleVector.fromArray(SPECIES, g, LANES);
        var g2 = DoubleVector.fromArray(SPECIES, g, 2 * LANES);
        var g3 = DoubleVector.fromArray(SPECIES, g, 3 * LANES);
        var n0 = DoubleVector.fromArray(SPECIES, next, 0);
        var n1 = DoubleVector.fromArray(SPECIES, next, LANES);
        var n2 = DoubleVector.fromArray(SPECIES, next, 2 * LANES);
        var n3 = DoubleVector.fromArray(SPECIES, next, 3 * LANES);
        for (int t = 0; t < columns; t += LANES) {
            var a0 = DoubleVector.fromArray(SPECIES, a, aAt + t);
            var a1 = DoubleVector.fromArray(SPECIES, a, nextAt + t);
            var d0 = DoubleVector.fromArray(SPECIES, d, d0At + t);
            var d1 = DoubleVector.fromArray(SPECIES, d, d1At + t);
            var d2 = DoubleVector.fromArray(SPECIES, d, d2At + t);
            var d3 = DoubleVector.fromArray(SPECIES, d, d3At + t);
            g0 = a0.fma(d0, g0);
            n0 = a1.fma(d0, n0);
            g1 = a0.fma(d1, g1);
            n1 = a1.fma(d1, n1);
            g2 = a0.fma(d2, g2);
            n2 = a1.fma(d2, n2);
            g3 = a0.fma(d3, g3);
            n3 = a1.fma(d3, n3);
        }
        g0.intoArray(g, 0);
        g1.intoArray(g, LANES);
        g2.intoArray(g, 2 * LANES);
        g3.intoArray(g, 3 * LANES);
        n0.intoArray(next, 0);
        n1.intoArray(next, LANES);
        n2.intoArray(next, 2 * LANES);
        n3.intoArray(next, 3 * LANES);
    }

    /** g_j += Σ d_j, in lanes. */
    static void sums(int columns, double[] d, int d0At, int d1At, int d2At, int d3At, double[] g) {
        var g0 = DoubleVector.fromArray(SPECIES, g, 0);
        var g1 = DoubleVector.fromArray(SPECIES, g, LANES);
        var g2 = DoubleVector.fromArray(SPECIES, g, 2 * LANES);
        var g3 = DoubleVector.fromArray(SPECIES, g, 3 * LANES);
        for (int t = 0; t < columns; t += LANES) {
            g0 = g0.add(DoubleVector.fromArray(SPECIES, d, d0At + t));
            g1 = g1.add(DoubleVector.fromArray(SPECIES, d, d1At + t));
            g2 = g2.add(DoubleVector.fromArray(SPECIES, d, d2At + t));
            g3 = g3.add(DoubleVector.fromArray(SPECIES, d, d3At + t));
        }
        g0.intoArray(g, 0);
        g1.intoArray(g, LANES);
        g2.intoArray(g, 2 * LANES);
        g3.intoArray(g, 3 * LANES);
    }
}
