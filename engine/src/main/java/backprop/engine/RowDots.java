package backprop.engine;

import java.util.Arrays;

/**
 * Products of rows with rows, which are read where they lie: {@code c_ij = Σ_k a_ik · b_jk}. Each element is added up in an
 * order that depends on the number of terms alone. Each thread has its own, because the sums are kept here meanwhile.
 */
final class RowDots {
    /** At most so many rows of A, and of B. */
    static final int MOST_ROWS = 16;

    /** Rows of this many numbers, eight of each operand, stay in the first-level cache together. */
    private static final int TERMS = 256;

    private final int laneCount;
    private final double[][] lanes;

    /** For loops that split a sum into so many {@link InnerLoops#lanes}. */
    RowDots(int laneCount) {
        this.laneCount = laneCount;
        lanes = new double[(MOST_ROWS + 1) * MOST_ROWS / 4][4 * laneCount];
    }

    /**
     * The products of {@code height} rows of A with {@code width} rows of B.
     *
     * @param terms the length of the rows, which lie one after the other
     * @param c modified; c_ij is at {@code cFrom + i * cRow + j}
     */
    void multiply(
            InnerLoops loops,
            int height,
            int width,
            int terms,
            double[] a,
            int aFrom,
            double[] b,
            int bFrom,
            double[] c,
            int cFrom,
            int cRow) {
        // Four rows of the second operand share the loads of the first one's, so it is the one with more rows.
        if (width < 4 && width < height) {
            multiply(loops, width, height, terms, b, bFrom, a, aFrom, c, cFrom, 1, cRow);
        } else {
            multiply(loops, height, width, terms, a, aFrom, b, bFrom, c, cFrom, cRow, 1);
        }
    }

    private void multiply(
            InnerLoops loops,
            int height,
            int width,
            int terms,
            double[] a,
            int aFrom,
            double[] b,
            int bFrom,
            double[] c,
            int cFrom,
            int cRow,
            int cColumn) {
        int groups = (width + 3) / 4;
        for (int group = 0; group < (height + 1) * groups; group++) {
            Arrays.fill(lanes[group], 0);
        }
        int whole = terms / Strips.WIDTH * Strips.WIDTH;
        for (int k = 0; k < whole; k += TERMS) {
            int count = Math.min(TERMS, whole - k);
            loops.laneDots(height, width, count, a, aFrom + k, b, bFrom + k, terms, lanes);
        }
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                double sum = sum(lanes[i * groups + j / 4], j % 4 * laneCount);
                for (int k = whole; k < terms; k++) {
                    sum += a[aFrom + i * terms + k] * b[bFrom + j * terms + k];
                }
                c[cFrom + i * cRow + j * cColumn] = sum;
            }
        }
    }

    /** Writes the columns of a rows x columns matrix as rows: those of its rows from (included) to (excluded). */
    static void columnsAsRows(double[] a, int from, int to, int rows, int columns, double[] result) {
        for (int i = from; i < to; i++) {
            for (int j = 0; j < columns; j++) {
                result[j * rows + i] = a[i * columns + j];
            }
        }
    }

    private double sum(double[] group, int from) {
        double sum = 0;
        for (int lane = 0; lane < laneCount; lane++) {
            sum += group[from + lane];
        }
        return sum;
    }
}
