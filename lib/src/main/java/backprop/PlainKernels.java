package backprop;

import java.util.Arrays;

/**
 * The kernels in plain Java, written so that the JVM's compiler turns the inner loops into vector instructions by itself.
 * It does so only when all arrays of a loop are indexed by the loop's variable plus a constant. So blocks of B and C are
 * copied to scratch arrays in which each row has {@link #WIDTH} elements; a block is used many times, the copy is cheap.
 */
final class PlainKernels extends Kernels {
    private static final int WIDTH = 128;
    private static final int DEPTH = 16;

    private final double[][] bBlocks = new double[DEPTH / 4][4 * WIDTH];
    private final double[] cBlock = new double[4 * WIDTH];
    private final double[] aBlock = new double[WIDTH];
    private final double[] dBlock = new double[4 * WIDTH];

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
        for (int j = 0; j < columns; j += WIDTH) {
            int width = Math.min(WIDTH, columns - j);
            for (int k = 0; k < depth; k += DEPTH) {
                int count = Math.min(DEPTH, depth - k);
                copyB(count, width, b, bFrom + k * bStep + j, bStep);
                for (int i = 0; i < rows; i += 4) {
                    int height = Math.min(4, rows - i);
                    int at = cFrom + i * cStep + j;
                    readC(height, width, c, at, cStep, add || k > 0);
                    for (int block = 0; 4 * block < count; block++) {
                        int aAt = aFrom + (k + 4 * block) * aStep + i;
                        multiply(height, Math.min(4, count - 4 * block), width, a, aAt, aStep, bBlocks[block]);
                    }
                    for (int r = 0; r < height; r++) {
                        System.arraycopy(cBlock, r * WIDTH, c, at + r * cStep, width);
                    }
                }
            }
        }
    }

    /** Copies so many rows of B to the blocks, and fills the last block with rows of zeros. */
    private void copyB(int count, int width, double[] b, int from, int step) {
        for (int k = 0; k < (count + 3) / 4 * 4; k++) {
            double[] block = bBlocks[k / 4];
            int at = k % 4 * WIDTH;
            if (k < count) {
                System.arraycopy(b, from + k * step, block, at, width);
            } else {
                Arrays.fill(block, at, at + width, 0);
            }
        }
    }

    private void readC(int height, int width, double[] c, int from, int step, boolean add) {
        for (int r = 0; r < height; r++) {
            if (add) {
                System.arraycopy(c, from + r * step, cBlock, r * WIDTH, width);
            } else {
                Arrays.fill(cBlock, r * WIDTH, r * WIDTH + width, 0);
            }
        }
    }

    /** Adds four terms of the sum to two rows of C at a time. */
    private void multiply(int height, int depth, int width, double[] a, int at, int step, double[] b) {
        int second = depth > 1 ? at + step : at;
        int third = depth > 2 ? second + step : at;
        int fourth = depth > 3 ? third + step : at;
        if (height == 4) {
            fourRows(width, a, at, second, third, fourth, b, cBlock);
            return;
        }
        for (int r = 0; r < height; r++) {
            double a0 = a[at + r];
            double a1 = a[second + r];
            double a2 = a[third + r];
            double a3 = a[fourth + r];
            switch (r) {
                case 0 -> row0(width, a0, a1, a2, a3, b, cBlock);
                case 1 -> row1(width, a0, a1, a2, a3, b, cBlock);
                default -> row2(width, a0, a1, a2, a3, b, cBlock);
            }
        }
    }

    private static void fourRows(
            int width, double[] a, int first, int second, int third, int fourth, double[] b, double[] c) {
        double a00 = a[first];
        double a01 = a[first + 1];
        double a02 = a[first + 2];
        double a03 = a[first + 3];
        double a10 = a[second];
        double a11 = a[second + 1];
        double a12 = a[second + 2];
        double a13 = a[second + 3];
        double a20 = a[third];
        double a21 = a[third + 1];
        double a22 = a[third + 2];
        double a23 = a[third + 3];
        double a30 = a[fourth];
        double a31 = a[fourth + 1];
        double a32 = a[fourth + 2];
        double a33 = a[fourth + 3];
        for (int j = 0; j < width; j++) {
            double b0 = b[j];
            double b1 = b[j + WIDTH];
            double b2 = b[j + 2 * WIDTH];
            double b3 = b[j + 3 * WIDTH];
            c[j] += a00 * b0 + a10 * b1 + a20 * b2 + a30 * b3;
            c[j + WIDTH] += a01 * b0 + a11 * b1 + a21 * b2 + a31 * b3;
            c[j + 2 * WIDTH] += a02 * b0 + a12 * b1 + a22 * b2 + a32 * b3;
            c[j + 3 * WIDTH] += a03 * b0 + a13 * b1 + a23 * b2 + a33 * b3;
        }
    }

    private static void row0(int width, double a0, double a1, double a2, double a3, double[] b, double[] c) {
        for (int j = 0; j < width; j++) {
            c[j] += a0 * b[j] + a1 * b[j + WIDTH] + a2 * b[j + 2 * WIDTH] + a3 * b[j + 3 * WIDTH];
        }
    }

    private static void row1(int width, double a0, double a1, double a2, double a3, double[] b, double[] c) {
        for (int j = 0; j < width; j++) {
            c[j + WIDTH] += a0 * b[j] + a1 * b[j + WIDTH] + a2 * b[j + 2 * WIDTH] + a3 * b[j + 3 * WIDTH];
        }
    }

    private static void row2(int width, double a0, double a1, double a2, double a3, double[] b, double[] c) {
        for (int j = 0; j < width; j++) {
            c[j + 2 * WIDTH] += a0 * b[j] + a1 * b[j + WIDTH] + a2 * b[j + 2 * WIDTH] + a3 * b[j + 3 * WIDTH];
        }
    }

    @Override
    int lanes() {
        return WIDTH;
    }

    @Override
    void laneDots(int rowsOfA, int rowsOfD, int columns, double[] a, int aFrom, double[] d, int step, double[][] g) {
        int groups = (rowsOfD + 3) / 4;
        for (int t = 0; t < columns; t += WIDTH) {
            int width = Math.min(WIDTH, columns - t);
            for (int group = 0; group < groups; group++) {
                for (int r = 0; r < 4; r++) {
                    System.arraycopy(d, (4 * group + r) * step + t, dBlock, r * WIDTH, width);
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
            g[t + WIDTH] += a[t] * d[t + WIDTH];
            g[t + 2 * WIDTH] += a[t] * d[t + 2 * WIDTH];
            g[t + 3 * WIDTH] += a[t] * d[t + 3 * WIDTH];
        }
    }

    private static void addAll(int width, double[] g, double[] d) {
        for (int t = 0; t < width; t++) {
            g[t] += d[t];
            g[t + WIDTH] += d[t + WIDTH];
            g[t + 2 * WIDTH] += d[t + 2 * WIDTH];
            g[t + 3 * WIDTH] += d[t + 3 * WIDTH];
        }
    }

    @Override
    void zeroWhereNotPositive(double[] d, double[] a, int from, int to) {
        for (int k = from; k < to; k++) {
            d[k] = a[k] > 0 ? d[k] : 0;
        }
    }
}
