package backprop.numpy;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Sums, means, deviations, minima and maxima of an array, or of each row or column of a matrix in one, as NumPy computes
 * them: sums, and what is made of them, to the last bit.
 */
public final class Statistics {
    /** NumPy hands its sum 8192 numbers at a time, and adds them in blocks of 128: so sums agree to the last bit. */
    private static final int CHUNK = 8192;

    private static final int BLOCK = 128;

    private Statistics() {}

    /** The sum, added up pairwise. */
    public static double sum(double[] values) {
        double total = 0;
        for (int from = 0; from < values.length; from += CHUNK) {
            total += sum(values, from, Math.min(CHUNK, values.length - from));
        }
        return total;
    }

    /**
     * Adds pairwise: halves are summed on their own and then added, so that the rounding error grows with the logarithm of
     * the count and not with the count. A block is added up in eight lanes, which NumPy does to keep the processor busy.
     */
    private static double sum(double[] values, int from, int count) {
        if (count > BLOCK) {
            int half = count / 2 / 8 * 8;
            return sum(values, from, half) + sum(values, from + half, count - half);
        }
        if (count < 8) {
            double total = 0;
            for (int k = from; k < from + count; k++) {
                total += values[k];
            }
            return total;
        }
        double[] lane = Arrays.copyOfRange(values, from, from + 8);
        int k = 8;
        for (; k + 8 <= count; k += 8) {
            for (int j = 0; j < 8; j++) {
                lane[j] += values[from + k + j];
            }
        }
        double total = ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
        for (; k < count; k++) {
            total += values[from + k];
        }
        return total;
    }

    /** The sum / n. */
    public static double mean(double[] values) {
        return sum(values) / values.length;
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
            squares[k] = (values[k] - center) * (values[k] - center);
        }
        return sum(squares);
    }

    /** The greatest value; NaN if there is one. */
    public static double max(double[] values) {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    /** The least value; NaN if there is one. */
    public static double min(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        for (double value : values) {
            min = Math.min(min, value);
        }
        return min;
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

    /** The statistic of each column of an array of this many columns. */
    public static double[] ofColumns(double[] data, int columns, ToDoubleFunction<double[]> statistic) {
        var result = new double[columns];
        var column = new double[data.length / columns];
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < column.length; i++) {
                column[i] = data[i * columns + j];
            }
            result[j] = statistic.applyAsDouble(column);
        }
        return result;
    }

    /** The statistic of each row of an array of this many columns. */
    public static double[] ofRows(double[] data, int columns, ToDoubleFunction<double[]> statistic) {
        var result = new double[data.length / columns];
        for (int i = 0; i < result.length; i++) {
            result[i] = statistic.applyAsDouble(Arrays.copyOfRange(data, i * columns, (i + 1) * columns));
        }
        return result;
    }

    /** The index of the greatest value. As NumPy: the first of equals, and a NaN counts as the greatest. */
    public static int argmax(double[] values) {
        int best = 0;
        for (int j = 1; j < values.length; j++) {
            if (values[j] > values[best] || (Double.isNaN(values[j]) && !Double.isNaN(values[best]))) {
                best = j;
            }
        }
        return best;
    }
}
