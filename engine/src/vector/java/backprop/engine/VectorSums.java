package backprop.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums that are kept in a vector register, one in each lane. */
final class VectorSums {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private VectorSums() {}

    /** What a sum in C begins with: what is there already, or 0. */
    static DoubleVector start(double[] c, int at, boolean add) {
        return add ? DoubleVector.fromArray(SPECIES, c, at) : DoubleVector.zero(SPECIES);
    }
}
