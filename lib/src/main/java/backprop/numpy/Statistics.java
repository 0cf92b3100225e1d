package backprop.numpy;

import java.util.Arrays;

/**
 * Sums, means, deviations, minima and maxima of an array, or of each row or column of a matrix in one, as NumPy computes
 * them: sums, and what is made of them, to the last bit.
 */
public final class Statistics {
    /** NumPy hands its sum 8192 numbers at a time, and adds them in blocks of 128: so sums agree to the last bit. */
    private static final int CHUNK = 8192;

    private static final int BLOCK = 128;

    private static final int LANES = 64;
    private static final int LEAST_FOR_LANES = 512;

    /** So many numbers of a row come from memory together. */
    private static final int COLUMNS = 8;

    private Statistics() {}

    /** A number that is made of some values. */
    @FunctionalInterface
    public interface Statistic {
        /** That of this many values from an index on. */
        double of(double[] values, int from, int count);
    }

    /** The sum, added up pairwise. */
    public static double sum(double[] values) {
        return sum(values, 0, values.length);
    }

    /** The sum, see {@link Statistic}. */
    public static double sum(double[] values, int from, int count) {
        double total = 0;
        for (int k = 0; k < count; k += CHUNK) {
            total += pairwise(values, from + k, Math.min(CHUNK, count - k));
        }
        return total;
    }

    /**
     * Adds pairwise: halves are summed on their own and then added, so that the rounding error grows with the logarithm of
     * the count and not with the count. A block is added up in eight lanes, which NumPy does to keep the processor busy.
     */
    private static double pairwise(double[] values, int from, int count) {
        if (count > BLOCK) {
            int half = count / 2 / 8 * 8;
            return pairwise(values, from, half) + pairwise(values, from + half, count - half);
        }
        int inLanes = count / 8 * 8;
        double total = inLanes == 0 ? 0 : inEightLanes(values, from, from + inLanes);
        for (int k = inLanes; k < count; k++) {
            total += values[from + k];
        }
        return total;
    }

    private static double inEightLanes(double[] values, int from, int to) {
        double lane0 = values[from];
        double lane1 = values[from + 1];
        double lane2 = values[from + 2];
        double lane3 = values[from + 3];
        double lane4 = values[from + 4];
        double lane5 = values[from + 5];
        double lane6 = values[from + 6];
        double lane7 = values[from + 7];
        for (int k = from + 8; k < to; k += 8) {
            lane0 += values[k];
            lane1 += values[k + 1];
            lane2 += values[k + 2];
            lane3 += values[k + 3];
            lane4 += values[k + 4];
            lane5 += values[k + 5];
            lane6 += values[k + 6];
            lane7 += values[k + 7];
        }
        return ((lane0 + lane1) + (lane2 + lane3)) + ((lane4 + lane5) + (lane6 + lane7));
    }

    /** The sum / n. */
    public static double mean(double[] values) {
        return mean(values, 0, values.length);
    }

    /** The sum / n, see {@link Statistic}. */
    public static double mean(double[] values, int from, int count) {
        return sum(values, from, count) / count;
    }

    /** sqrt(sum (v - mean)^2 / n). */
    public static double std(double[] values) {
        return Math.sqrt(sumOfSquares(values, mean(values)) / values.length);
    }

    /** sqrt(sum v^2). */
    public static double norm(double[] values) {
        return Math.sqrt(sumOfSquares(values, 0));
    }

    private static double sumOfSquares(double[] values, double center) {
        var squares = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            double distance = values[k] - center;
            squares[k] = distance * distance;
        }
        return sum(squares);
    }

    /** The greatest value; NaN if there is one. */
    public static double max(double[] values) {
        return max(values, 0, values.length);
    }

    /** The greatest value, see {@link Statistic}; NaN if there is one. */
    public static double max(double[] values, int from, int count) {
        return max(1, values, from, count);
    }

    /** The least value; NaN if there is one. */
    public static double min(double[] values) {
        return min(values, 0, values.length);
    }

    /** The least value, see {@link Statistic}; NaN if there is one. */
    public static double min(double[] values, int from, int count) {
        return -max(-1, values, from, count);
    }

    /** The greatest of the values times a sign. Of many, so many are compared at once as the compiler puts into vectors. */
    private static double max(double sign, double[] values, int from, int count) {
        double max = Double.NEGATIVE_INFINITY;
        int whole = count < LEAST_FOR_LANES ? 0 : count / LANES * LANES;
        if (whole > 0) {
            var lanes = new double[LANES];
            var next = new double[LANES];
            Arrays.fill(lanes, max);
            for (int k = 0; k < whole; k += LANES) {
                System.arraycopy(values, from + k, next, 0, LANES);
                for (int j = 0; j < LANES; j++) {
                    lanes[j] = Math.max(lanes[j], sign * next[j]);
                }
            }
            max = max(1, lanes, 0, LANES);
        }
        for (int k = whole; k < count; k++) {
            double value = sign * values[from + k];
            // Written so that a NaN is taken, too, and nothing after it.
            if (!(value <= max) && !Double.isNaN(max)) {
                max = value;
            }
        }
        return max;
    }

    /** The sum of each column of an array of this many columns. NumPy adds row after row, but a single column pairwise. */
    public static double[] columnSums(double[] data, int columns) {
        if (columns == 1) {
            return new double[] {sum(data)};
        }
        var sums = new double[columns];
        for (int from = 0; from < data.length; from += columns) {
            for (int j = 0; j < columns; j++) {
                sums[j] += data[from + j];
            }
        }
        return sums;
    }

    /** The statistic of each column of an array of this many columns, some of which are first copied side by side. */
    public static double[] ofColumns(double[] data, int columns, Statistic statistic) {
        int rows = data.length / columns;
        var result = new double[columns];
        var copies = new double[COLUMNS * rows];
        for (int from = 0; from < columns; from += COLUMNS) {
            int width = Math.min(COLUMNS, columns - from);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < width; j++) {
                    copies[j * rows + i] = data[i * columns + from + j];
                }
            }
            for (int j = 0; j < width; j++) {
                result[from + j] = statistic.of(copies, j * rows, rows);
            }
        }
        return result;
    }

    /** The statistic of each row of an array of this many columns. */
    public static double[] ofRows(double[] data, int columns, Statistic statistic) {
        var result = new double[data.length / columns];
        for (int i = 0; i < result.length; i++) {
            result[i] = statistic.of(data, i * columns, columns);
        }
        return result;
    }

    /** How many steps it is to the greatest value. As NumPy: the first of equals, and a NaN counts as the greatest. */
    public static int argmax(double[] values, int from, int count) {
        int best = 0;
        for (int k = 1; k < count; k++) {
            double value = values[from + k];
            double greatest = values[from + best];
            if (value > greatest || (Double.isNaN(value) && !Double.isNaN(greatest))) {
                best = k;
            }
        }
        return best;
    }
}
