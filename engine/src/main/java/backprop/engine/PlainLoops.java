package backprop.engine;

import java.util.Arrays;

/**
 * The loops in plain Java, written so that the JVM's compiler turns the inner loops into vector instructions by itself.
 * It does so only when all arrays of a loop are indexed by the loop's variable plus a constant. So blocks of B and C are
 * copied to scratch arrays in which each row has {@link #WIDTH} elements; a block is used many times, the copy is cheap.
 */
class PlainLoops extends InnerLoops {
    private static final int WIDTH = 256;
    private static final int DEPTH = 64;
    private static final int LANES = 128;

    private final double[][] bBlocks = new double[DEPTH / 4][4 * WIDTH];
    private final double[] cRow = new double[WIDTH];
    private final double[] aBlock = new double[LANES];
    private final double[] dBlock = new double[4 * LANES];

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
        int strip = depth * Strips.WIDTH;
        for (int j = 0; j < columns; j += WIDTH) {
            int width = Math.min(WIDTH, columns - j);
            for (int k = 0; k < depth; k += DEPTH) {
                int count = Math.min(DEPTH, depth - k);
                clearRest(count, width);
                for (int r = 0; r < count; r++) {
                    int at = bFrom + j / Strips.WIDTH * strip + (k + r) * Strips.WIDTH;
                    gather(b, at, strip, bBlocks[r / 4], r % 4 * WIDTH, width);
                }
                for (int i = 0; i < rows; i++) {
                    int at = cFrom + i * cStep + j / Strips.WIDTH * cStrip;
                    if (add || k > 0) {
                        gather(c, at, cStrip, cRow, 0, width);
                    } else {
                        Arrays.fill(cRow, 0, width, 0);
                    }
                    int aAt = aFrom + i / Strips.WIDTH * strip + k * Strips.WIDTH + i % Strips.WIDTH;
                    addProducts(count, width, a, aAt);
                    scatter(c, at, cStrip, width);
                }
            }
        }
    }

    /** Puts a row's pieces in all strips together. */
    private static void gather(double[] from, int at, int strip, double[] to, int toAt, int width) {
        for (int j = 0; j < width; j += Strips.WIDTH) {
            int count = Math.min(Strips.WIDTH, width - j);
            System.arraycopy(from, at + j / Strips.WIDTH * strip, to, toAt + j, count);
        }
    }

    private void scatter(double[] to, int at, int strip, int width) {
        for (int j = 0; j < width; j += Strips.WIDTH) {
            System.arraycopy(cRow, j, to, at + j / Strips.WIDTH * strip, Math.min(Strips.WIDTH, width - j));
        }
    }

    /** Fills the rows after the last one, up to a multiple of four, with zeros. */
    private void clearRest(int count, int width) {
        for (int r = count; r % 4 != 0; r++) {
            Arrays.fill(bBlocks[r / 4], r % 4 * WIDTH, r % 4 * WIDTH + width, 0);
        }
    }

    @Override
    void sumRows(int columns, int depth, double[] b, double[] s, boolean add) {
        for (int j = 0; j < columns; j += Strips.WIDTH) {
            Arrays.fill(cRow, 0, Strips.WIDTH, 0);
            for (int at = j * depth; at < (j + Strips.WIDTH) * depth; at += Strips.WIDTH) {
                for (int t = 0; t < Strips.WIDTH; t++) {
                    cRow[t] += b[at + t];
                }
            }
            for (int t = 0; t < Math.min(Strips.WIDTH, columns - j); t++) {
                s[j + t] = cRow[t] + (add ? s[j + t] : 0);
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
        clearRest(depth, columns);
        for (int k = 0; k < depth; k++) {
            System.arraycopy(b, bFrom + k * step, bBlocks[k / 4], k % 4 * WIDTH, columns);
        }
        for (int i = 0; i < rows; i++) {
            if (add) {
                System.arraycopy(c, cFrom + i * step, cRow, 0, columns);
            } else {
                Arrays.fill(cRow, 0, columns, 0);
            }
            addProducts(depth, columns, a, aFrom + i);
            System.arraycopy(cRow, 0, c, cFrom + i * step, columns);
        }
    }

    /** Adds {@code count} terms of the sum to the row of C, four at a time; the rows of zeros need no terms of A. */
    private void addProducts(int count, int width, double[] a, int from) {
        for (int k = 0; k < count; k += 4) {
            int at = from + k * Strips.WIDTH;
            addFour(
                    width,
                    a[at],
                    k + 1 < count ? a[at + Strips.WIDTH] : 0,
                    k + 2 < count ? a[at + 2 * Strips.WIDTH] : 0,
                    k + 3 < count ? a[at + 3 * Strips.WIDTH] : 0,
                    bBlocks[k / 4],
                    cRow);
        }
    }

    private static void addFour(int width, double a0, double a1, double a2, double a3, double[] b, double[] c) {
        for (int j = 0; j < width; j++) {
            c[j] += a0 * b[j] + a1 * b[j + WIDTH] + a2 * b[j + 2 * WIDTH] + a3 * b[j + 3 * WIDTH];
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
        for (int t = 0; t < columns; t += LANES) {
            int width = Math.min(LANES, columns - t);
            for (int group = 0; group < groups; group++) {
                for (int r = 0; r < 4; r++) {
                    int row = Math.min(4 * group + r, rowsOfD - 1);
                    System.arraycopy(d, dFrom + row * step + t, dBlock, r * LANES, width);
                }
                for (int i = 0; i < rowsOfA; i++) {
                    System.arraycopy(a, aFrom + i * step + t, aBlock, 0, width);
                    addProducts(width, g[i * groups + group], aBlock, dBlock);
                }
                addAll(width, g[rowsOfA * groups + group], dBlock);
            }
        }
    }

    private static void addProducts(int width, double[] g, double[] a, double[] d) {
        for (int t = 0; t < width; t++) {
            g[t] += a[t] * d[t];
            g[t + LANES] += a[t] * d[t + LANES];
            g[t + 2 * LANES] += a[t] * d[t + 2 * LANES];
            g[t + 3 * LANES] += a[t] * d[t + 3 * LANES];
        }
    }

    private static void addAll(int width, double[] g, double[] d) {
        for (int t = 0; t < width; t++) {
            g[t] += d[t];
            g[t + LANES] += d[t + LANES];
            g[t + 2 * LANES] += d[t + 2 * LANES];
            g[t + 3 * LANES] += d[t + 3 * LANES];
        }
    }

    @Override
    void relu(double[] z, int from, int to) {
        for (int k = from; k < to; k++) {
            z[k] = Math.max(z[k], 0);
        }
    }

    /**
     * Multiplies by 1 or 0 instead of choosing, as a choice that is different for each element makes the processor guess
     * wrong. The factor is 1 for every normal number a; what lies between 0 and the least of them, 2e-308, is as good
     * as 0.
     */
    @Override
    void zeroWhereNotPositive(double[] d, double[] a, int from, int to) {
        for (int k = from; k < to; k++) {
            d[k] *= Math.min(a[k] * Double.MAX_VALUE, 1);
        }
    }

    @Override
    boolean isFinite(double[] values, int from, int to) {
        return InnerLoops.allFinite(values, from, to);
    }
}
