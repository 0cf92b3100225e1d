package backprop;

import backprop.numpy.NumpyText;
import backprop.numpy.Statistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * What a {@link Matrix} is made of: a shape, the elements row by row, and the numbers that are computed from all of them.
 * The arithmetic, whose results are matrices again, is in {@link Matrix}.
 */
abstract class Grid {
    final int rows;
    final int columns;
    final double[] data;

    /** Takes the array as it is: whoever calls this hands it over. */
    Grid(int rows, int columns, double[] data) {
        Shapes.checkSize(rows, columns);
        this.rows = rows;
        this.columns = columns;
        this.data = data;
    }

    /** The number of rows, {@code a.shape[0]}. */
    public int rows() {
        return rows;
    }

    /** The number of columns, {@code a.shape[1]}. */
    public int columns() {
        return columns;
    }

    /** The number of elements, rows times columns, {@code a.size}. */
    public int size() {
        return data.length;
    }

    /** The shape as text, for example {@code 64 x 1000}. */
    public String shape() {
        return Shapes.text(rows, columns);
    }

    /**
     * The element a_ij.
     *
     * @param i the row, counted from 0
     * @param j the column, counted from 0
     * @throws IndexOutOfBoundsException if there is no such row or column
     */
    public double get(int i, int j) {
        Shapes.checkPlace(i, rows, j, columns);
        return data[i * columns + j];
    }

    /**
     * Makes a_ij this value; the matrix is modified.
     *
     * @param i the row, counted from 0
     * @param j the column, counted from 0
     * @throws IndexOutOfBoundsException if there is no such row or column
     */
    public void set(int i, int j, double value) {
        Shapes.checkPlace(i, rows, j, columns);
        data[i * columns + j] = value;
    }

    /**
     * The elements themselves, row by row, and no copy: to modify the array is to modify the matrix. Made for loops that are
     * to run as fast as Java can, since it checks nothing.
     */
    public double[] data() {
        return data;
    }

    /** The elements as an array of rows, copied. */
    public double[][] toArray() {
        var result = new double[rows][];
        for (int i = 0; i < rows; i++) {
            result[i] = Arrays.copyOfRange(data, i * columns, (i + 1) * columns);
        }
        return result;
    }

    /**
     * Writes the elements to a file of comma-separated values, a line for each row, such that {@link Matrix#fromCsv} gives
     * the same matrix bit for bit. The file is complete or, if writing fails, as it was before.
     *
     * @param header a name for each column, for the first line; none for a file without a header
     * @throws IllegalArgumentException if there are not as many names as columns, or if a name would be read as a number
     * @throws IOException if the file cannot be written
     */
    public void toCsv(Path file, String... header) throws IOException {
        Csv.write(file, header, toArray());
    }

    /** The sum of all elements, added up pairwise as NumPy does. */
    public double sum() {
        return Statistics.sum(data);
    }

    /** The mean of all elements. */
    public double mean() {
        return Statistics.mean(data);
    }

    /** The standard deviation of all elements, sqrt(sum (a - mean)^2 / size), {@code a.std()}. */
    public double std() {
        return Statistics.std(data);
    }

    /** The least element; NaN if there is one. */
    public double min() {
        return Statistics.min(data);
    }

    /** The greatest element; NaN if there is one. */
    public double max() {
        return Statistics.max(data);
    }

    /** The Frobenius norm sqrt(sum a_ij^2), {@code np.linalg.norm(a)}. */
    public double norm() {
        return Statistics.norm(data);
    }

    /** The column of each row's greatest element, the first of equals, {@code a.argmax(axis=1)}. */
    public int[] rowArgmax() {
        double[] best = Statistics.ofRows(data, columns, Statistics::argmax);
        return Arrays.stream(best).mapToInt(j -> (int) j).toArray();
    }

    /** Makes this f(left_ij, right_ij), where a row or a column on the right is repeated; the name is for the message. */
    final void put(String name, Grid left, Grid right, DoubleBinaryOperator f) {
        Shapes.checkBroadcast(name, rows, columns, right.rows, right.columns);
        int rowStep = right.rows == 1 ? 0 : right.columns;
        int columnStep = right.columns == 1 ? 0 : 1;
        for (int i = 0; i < rows; i++) {
            int from = i * columns;
            for (int j = 0; j < columns; j++) {
                data[from + j] = f.applyAsDouble(left.data[from + j], right.data[i * rowStep + j * columnStep]);
            }
        }
    }

    /** Checks that this has the shape asked for; the name is for the message. */
    final void checkShape(String name, int rows, int columns) {
        Shapes.checkShape(name, this.rows, this.columns, rows, columns);
    }

    /** The index of the first NaN or infinity in the data, or -1. */
    final int firstNotFinite() {
        for (int k = 0; k < data.length; k++) {
            if (!Double.isFinite(data[k])) {
                return k;
            }
        }
        return -1;
    }

    /** Checks data that are handed to the library. */
    final void checkFinite(String name) {
        int at = firstNotFinite();
        if (at >= 0) {
            throw new IllegalArgumentException("%s has %s in row %d, column %d; every number must be finite"
                    .formatted(name, data[at], at / columns, at % columns));
        }
    }

    /** Whether the shapes are equal and no two elements differ by more than the tolerance; a NaN is never close. */
    public boolean isClose(Grid other, double tolerance) {
        if (rows != other.rows || columns != other.columns) {
            return false;
        }
        for (int k = 0; k < data.length; k++) {
            // Written so that a NaN on either side, for which every comparison is false, is not close.
            if (!(Math.abs(data[k] - other.data[k]) <= tolerance) && data[k] != other.data[k]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the other is a matrix of the same shape with the same elements, bit for bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Grid that
                && rows == that.rows
                && columns == that.columns
                && Arrays.equals(data, that.data);
    }

    /** A hash of the shape and the elements. */
    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(data);
    }

    /** The elements as NumPy prints them (precision 8, beyond 1000 elements shortened), then the shape. */
    @Override
    public String toString() {
        return NumpyText.of(rows, columns, data) + " (" + shape() + ")";
    }
}
