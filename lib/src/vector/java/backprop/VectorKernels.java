package backprop;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels with the processor's vector instructions: one of them multiplies and adds 2, 4 or 8 doubles at once. A block
 * of C stays in the vector registers while the sum over k runs, so that memory is touched once per block and not once per
 * product.
 *
 * <p>No sum across the lanes of a vector is left to {@code reduceLanes}: its order is not specified, and may change when
 * the JVM's compiler takes over from its interpreter.
 */
final class VectorKernels extends Kernels {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** A block of C is 8 rows by two vectors where there are 32 vector registers, and 4 by two where there are 16. */
    private static final int COLUMNS = 2 * LANES;

    private static final int ROWS = LANES == 4 ? 4 : 8;
    /** So many rows of A's and B's blocks stay in the first-level cache together. */
    private static final int DEPTH = 128;

    private final double[] edge = new double[ROWS * COLUMNS];

    @Override
    void transposeDot(
            int rows,
            int columns,
            int depth,
            double[] a,
            int aFrom,
            int aStep,
            double[] b,
            int bFrom,
            int bStep,
            double[] c,
            int cFrom,
            int cStep,
            boolean add) {
        if (rows <= 4 && depth <= 4 && columns % LANES == 0) {
            NarrowRows.multiply(rows, columns, depth, a, aFrom, aStep, b, bFrom, bStep, c, cFrom, cStep, add);
            return;
        }
        for (int k = 0; k < depth; k += DEPTH) {
            int count = Math.min(DEPTH, depth - k);
            for (int j = 0; j < columns; j += COLUMNS) {
                int width = Math.min(COLUMNS, columns - j);
                for (int i = 0; i < rows; i += ROWS) {
                    int height = Math.min(ROWS, rows - i);
                    int aAt = aFrom + k * aStep + i;
                    int bAt = bFrom + k * bStep + j;
                    int cAt = cFrom + i * cStep + j;
                    if (width == COLUMNS) {
                        block(height, count, a, aAt, aStep, b, bAt, bStep, c, cAt, cStep, add || k > 0);
                    } else {
                        edgeBlock(height, width, count, a, aAt, aStep, b, bAt, bStep, c, cAt, cStep, add || k > 0);
                    }
                }
            }
        }
    }

    private static void block(
            int height,
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
        if (height == 8) {
            EightRows.multiply(depth, a, aAt, aStep, b, bAt, bStep, c, cAt, cStep, add);
        } else {
            FourRows.multiply(Math.min(4, height), depth, a, aAt, aStep, b, bAt, bStep, c, cAt, cStep, add);
            if (height > 4) {
                FourRows.multiply(height - 4, depth, a, aAt + 4, aStep, b, bAt, bStep, c, cAt + 4 * cStep, cStep, add);
            }
        }
    }

    /** A block at C's right border: computed in scratch memory, of which only the columns that C has are kept. */
    private void edgeBlock(
            int height,
            int width,
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
        for (int r = 0; r < height && add; r++) {
            System.arraycopy(c, cAt + r * cStep, edge, r * COLUMNS, width);
        }
        block(height, depth, a, aAt, aStep, b, bAt, bStep, edge, 0, COLUMNS, add);
        for (int r = 0; r < height; r++) {
            System.arraycopy(edge, r * COLUMNS, c, cAt + r * cStep, width);
        }
    }

    @Override
    int lanes() {
        return LANES;
    }

    @Override
    void laneDots(int rowsOfA, int rowsOfD, int columns, double[] a, int aFrom, double[] d, int step, double[][] g) {
        int groups = (rowsOfD + 3) / 4;
        for (int group = 0; group < groups; group++) {
            for (int i = 0; i < rowsOfA; i += 2) {
                int next = Math.min(i + 1, rowsOfA - 1);
                LaneDots.twoRows(
                        columns,
                        a,
                        aFrom + i * step,
                        aFrom + next * step,
                        d,
                        4 * group * step,
                        step,
                        g[i * groups + group],
                        g[next * groups + group]);
            }
            LaneDots.sums(columns, d, 4 * group * step, step, g[rowsOfA * groups + group]);
        }
    }

    @Override
    void relu(double[] z, int from, int to) {
        int k = from;
        for (; k <= to - LANES; k += LANES) {
            var value = DoubleVector.fromArray(SPECIES, z, k);
            // Written so that a NaN stays one.
            value.blend(0, value.compare(VectorOperators.LT, 0)).intoArray(z, k);
        }
        for (; k < to; k++) {
            z[k] = Math.max(z[k], 0);
        }
    }

    @Override
    void zeroWhereNotPositive(double[] d, double[] a, int from, int to) {
        int k = from;
        for (; k <= to - LANES; k += LANES) {
            var positive = DoubleVector.fromArray(SPECIES, a, k).compare(VectorOperators.GT, 0);
            DoubleVector.zero(SPECIES)
                    .blend(DoubleVector.fromArray(SPECIES, d, k), positive)
                    .intoArray(d, k);
        }
        for (; k < to; k++) {
            d[k] = a[k] > 0 ? d[k] : 0;
        }
    }
}
