package backprop.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops with the processor's vector instructions: one of them multiplies and adds 2, 4 or 8 doubles at once. A block
 * of C stays in the vector registers while the sum over k runs, so that memory is touched once per block and not once per
 * product.
 *
 * <p>No sum across the lanes of a vector is left to {@code reduceLanes}: its order is not specified, and may change when
 * the JVM's compiler takes over from its interpreter.
 */
final class VectorLoops extends InnerLoops {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** A block of C is 8 rows by two vectors where there are 32 vector registers, and 4 by two where there are 16. */
    private static final int COLUMNS = 2 * LANES;

    private static final int ROWS = LANES == 8 ? 8 : 4;
    /** This many rows of a strip of A and of one of B stay in the first-level cache, with room for C. */
    private static final int DEPTH = 96;
    /** So many columns of B stay in the second-level cache, while the strips of A pass by. */
    private static final int WIDTH = 256;

    /** This many calls make the JVM's compiler translate a method. */
    private static final int CALLS_TO_WARM_UP = 6000;

    private static boolean warm;

    private final double[] edge = new double[ROWS * COLUMNS];

    @Override
    void multiply(
            int rows,
            int columns,
            int depth,
            double[] a,
            int aFrom,
            double[] b,
            int bFrom,
            double[] c,
            int cFrom,
            int cStep,
            int cStrip,
            boolean add) {
        if (!warm) {
            warmUp();
        }
        // Parts of about one length: a short last one would load and store C for little.
        int parts = (depth + DEPTH - 1) / DEPTH;
        int step = (depth + parts - 1) / parts;
        for (int j = 0; j < columns; j += WIDTH) {
            int width = Math.min(WIDTH, columns - j);
            for (int k = 0; k < depth; k += step) {
                int count = Math.min(step, depth - k);
                for (int i = 0; i < rows; i += Strips.WIDTH) {
                    int height = Math.min(Strips.WIDTH, rows - i);
                    int aAt = aFrom + place(i, k, depth);
                    int bAt = bFrom + place(j, k, depth);
                    int cAt = cFrom + i * cStep + j / Strips.WIDTH * cStrip;
                    strip(height, width, count, depth, a, aAt, b, bAt, c, cAt, cStep, cStrip, add || k > 0);
                }
            }
        }
    }

    /** The products of a strip of A with some strips of B. */
    private void strip(
            int rows,
            int columns,
            int count,
            int depth,
            double[] a,
            int aAt,
            double[] b,
            int bAt,
            double[] c,
            int cAt,
            int cStep,
            int cStrip,
            boolean add) {
        for (int j = 0; j < columns; j += COLUMNS) {
            int width = Math.min(COLUMNS, columns - j);
            int from = bAt + place(j, 0, depth);
            int to = cAt + j / Strips.WIDTH * cStrip + j % Strips.WIDTH;
            for (int i = 0; i < rows; i += ROWS) {
                int height = Math.min(ROWS, rows - i);
                if (width == COLUMNS && height == ROWS) {
                    block(count, a, aAt + i, b, from, c, to + i * cStep, cStep, add);
                } else {
                    edgeBlock(height, width, count, a, aAt + i, b, from, c, to + i * cStep, cStep, add);
                }
            }
        }
    }

    /**
     * Calls the innermost loop with a single term, many times. Before it is compiled, an operation on a vector is a method
     * call that makes an object, thousands of times as slow; the compiler counts calls, not how much work is in them.
     */
    private static void warmUp() {
        warm = true;
        var nothing = new double[ROWS * COLUMNS];
        for (int i = 0; i < CALLS_TO_WARM_UP; i++) {
            block(1, nothing, 0, nothing, 0, nothing, 0, COLUMNS, i % 2 == 0);
        }
    }

    /** Where in strips of {@code depth} rows the element in row k and this column is. */
    private static int place(int column, int k, int depth) {
        return (column / Strips.WIDTH * depth + k) * Strips.WIDTH + column % Strips.WIDTH;
    }

    private static void block(
            int depth, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt, int cStep, boolean add) {
        if (ROWS == 8) {
            EightRows.multiply(depth, a, aAt, b, bAt, c, cAt, cStep, add);
        } else {
            FourRows.multiply(depth, a, aAt, b, bAt, c, cAt, cStep, add);
        }
    }

    /** A block at C's border: computed in scratch memory, of which only what C has is kept. */
    private void edgeBlock(
            int height,
            int width,
            int depth,
            double[] a,
            int aAt,
            double[] b,
            int bAt,
            double[] c,
            int cAt,
            int cStep,
            boolean add) {
        for (int r = 0; r < height && add; r++) {
            System.arraycopy(c, cAt + r * cStep, edge, r * COLUMNS, width);
        }
        block(depth, a, aAt, b, bAt, edge, 0, COLUMNS, add);
        for (int r = 0; r < height; r++) {
            System.arraycopy(edge, r * COLUMNS, c, cAt + r * cStep, width);
        }
    }

    @Override
    void sumRows(int columns, int depth, double[] b, double[] s, boolean add) {
        for (int j = 0; j < columns; j += LANES) {
            int at = place(j, 0, depth);
            var even = DoubleVector.zero(SPECIES);
            var odd = DoubleVector.zero(SPECIES);
            int k = 0;
            for (; k + 1 < depth; k += 2) {
                even = even.add(DoubleVector.fromArray(SPECIES, b, at + k * Strips.WIDTH));
                odd = odd.add(DoubleVector.fromArray(SPECIES, b, at + (k + 1) * Strips.WIDTH));
            }
            if (k < depth) {
                even = even.add(DoubleVector.fromArray(SPECIES, b, at + k * Strips.WIDTH));
            }
            even.add(odd).intoArray(edge, 0);
            for (int lane = 0; lane < Math.min(LANES, columns - j); lane++) {
                s[j + lane] = edge[lane] + (add ? s[j + lane] : 0);
            }
        }
    }

    @Override
    void multiplyNarrow(
            int rows,
            int columns,
            int depth,
            double[] a,
            int aFrom,
            double[] b,
            int bFrom,
            double[] c,
            int cFrom,
            int step,
            boolean add) {
        int height = ROWS / 2;
        for (int k = 0; k < depth; k += 4) {
            int terms = Math.min(4, depth - k);
            int aAt = aFrom + k * Strips.WIDTH;
            int bAt = bFrom + k * step;
            for (int i = 0; i < rows; i += height) {
                int count = Math.min(height, rows - i);
                int cAt = cFrom + i * step;
                if (ROWS == 8) {
                    NarrowRows.multiply(count, columns, terms, a, aAt + i, b, bAt, c, cAt, step, add || k > 0);
                } else {
                    NarrowPairs.multiply(count, columns, terms, a, aAt + i, b, bAt, c, cAt, step, add || k > 0);
                }
            }
        }
    }

    @Override
    int lanes() {
        return LANES;
    }

    @Override
    void laneDots(
            int rowsOfA,
            int rowsOfD,
            int columns,
            double[] a,
            int aFrom,
            double[] d,
            int dFrom,
            int step,
            double[][] g) {
        int groups = (rowsOfD + 3) / 4;
        for (int group = 0; group < groups; group++) {
            int last = rowsOfD - 1;
            int d0 = dFrom + 4 * group * step;
            int d1 = dFrom + Math.min(4 * group + 1, last) * step;
            int d2 = dFrom + Math.min(4 * group + 2, last) * step;
            int d3 = dFrom + Math.min(4 * group + 3, last) * step;
            for (int i = 0; i < rowsOfA; i += 2) {
                int next = Math.min(i + 1, rowsOfA - 1);
                LaneDots.twoRows(
                        columns,
                        a,
                        aFrom + i * step,
                        aFrom + next * step,
                        d,
                        d0,
                        d1,
                        d2,
                        d3,
                        g[i * groups + group],
                        g[next * groups + group]);
            }
            LaneDots.sums(columns, d, d0, d1, d2, d3, g[rowsOfA * groups + group]);
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

    /** Zero times a finite number is zero; an infinity, and what is no number, makes a NaN that no addition removes. */
    @Override
    boolean isFinite(double[] values, int from, int to) {
        var even = DoubleVector.zero(SPECIES);
        var odd = DoubleVector.zero(SPECIES);
        int k = from;
        for (; k <= to - 2 * LANES; k += 2 * LANES) {
            even = DoubleVector.fromArray(SPECIES, values, k).mul(0).add(even);
            odd = DoubleVector.fromArray(SPECIES, values, k + LANES).mul(0).add(odd);
        }
        even.add(odd).intoArray(edge, 0);
        return allFinite(edge, 0, LANES) && allFinite(values, k, to);
    }
}
