package backprop;

import backprop.numpy.Elementwise;
import backprop.numpy.NumpyText;
import backprop.numpy.Statistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a {@link Matrix} is made of: a shape, the elements row by row, and the numbers that are computed from all of
 * them. The arithmetic, whose results are matrices again, is in {@link Matrix}.
 */
abstract class Grid {
    final int rows;
    final int columns;
    private Product.Operand elements;

    /** Whether another matrix may have the same array: then it must not be modified. */
    private volatile boolean shared;

    /** Whether somebody outside has the array, and may modify it at any time: then it must not be shared. */
    private boolean exposed;

    /** Takes the array as it is: whoever calls this hands it over. */
    Grid(int rows, int columns, double[] data) {
        Shapes.checkSize(rows, columns);
        this.rows = rows;
        this.columns = columns;
        elements = new Product.Operand(data, false);
    }

    /** The transpose: the same array, read in the other order until one of the two is modified. */
    Grid(Grid original) {
        rows = original.columns;
        columns = original.rows;
        elements = original.lent();
        shared = true;
    }

    private synchronized Product.Operand lent() {
        if (exposed) {
            return new Product.Operand(Product.transpose(rows, columns, elements.array()), false);
        }
        shared = true;
        return elements.transpose();
    }

    /** The elements as they lie in memory, to be read. */
    final Product.Operand elements() {
        return elements;
    }

    /** The elements row by row, to be read. */
    final double[] read() {
        Product.Operand now = elements;
        return now.byColumn() ? detached() : now.array();
    }

    /** A copy of the elements, row by row. */
    final double[] copied() {
        Product.Operand now = elements;
        return now.byColumn()
                ? Product.transpose(/* rows= */ columns, /* columns= */ rows, now.array())
                : now.array().clone();
    }

    /** The elements row by row, to be modified. */
    final double[] own() {
        return shared ? detached() : elements.array();
    }

    /** Gives this an array of its own, row by row. Several threads may look at a matrix at once. */
    private synchronized double[] detached() {
        if (shared) {
            elements = new Product.Operand(copied(), false);
            shared = false;
        }
        return elements.array();
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
        return rows * columns;
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
        return read()[i * columns + j];
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
        own()[i * columns + j] = value;
    }

    /**
     * The elements themselves, row by row, and no copy: to modify the array is to modify the matrix. Made for loops
     * that are to run as fast as Java can, since it checks nothing.
     */
    public double[] data() {
        // Threads that ask for it again and again must not write it: each would wait for the others' cache.
        if (!exposed) {
            exposed = true;
        }
        return own();
    }

    /** The elements as an array of rows, copied. */
    public double[][] toArray() {
        var result = new double[rows][];
        for (int i = 0; i < rows; i++) {
            result[i] = Arrays.copyOfRange(read(), i * columns, (i + 1) * columns);
        }
        return result;
    }

    /**
     * Writes the elements to a file of comma-separated values, a line for each row, such that {@link Matrix#fromCsv}
     * gives the same matrix bit for bit. The file is complete or, if writing fails, as it was before.
     *
     * @param header a name for each column, for the first line; none for a file without a header
     * @throws IllegalArgumentException if there are not as many names as columns, or if a name would be read as a
     *     number
     * @throws IOException if the file cannot be written
     */
    public void toCsv(Path file, String... header) throws IOException {
        Csv.write(file, header, toArray());
    }

    /** The sum of all elements, added up pairwise as NumPy does. */
    public double sum() {
        return Statistics.sum(read());
    }

    /** The mean of all elements. */
    public double mean() {
        return Statistics.mean(read());
    }

    /** The standard deviation of all elements, sqrt(sum (a - mean)^2 / size), {@code a.std()}. */
    public double std() {
        return Statistics.std(read());
    }

    /** The least element; NaN if there is one. */
    public double min() {
        return Statistics.min(read());
    }

    /** The greatest element; NaN if there is one. */
    public double max() {
        return Statistics.max(read());
    }

    /** The Frobenius norm sqrt(sum a_ij^2), {@code np.linalg.norm(a)}. */
    public double norm() {
        return Statistics.norm(read());
    }

    /** The column of each row's greatest element, the first of equals, {@code a.argmax(axis=1)}. */
    public int[] rowArgmax() {
        double[] best = Statistics.ofRows(read(), columns, Statistics::argmax);
        return Arrays.stream(best).mapToInt(j -> (int) j).toArray();
    }

    /**
     * The right operand's elements, to be read, for an operation element by element: its own or, of a row or a column,
     * repeated ones in an array of their own. The name is for the message.
     */
    final double[] repeated(String name, Grid right) {
        Shapes.checkBroadcast(name, rows, columns, right.rows, right.columns);
        double[] b = right.read();
        if (b.length == rows * columns) {
            return b;
        }
        var result = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            if (right.columns == columns) {
                System.arraycopy(b, 0, result, i * columns, columns);
            } else {
                Arrays.fill(result, i * columns, (i + 1) * columns, b[right.rows == 1 ? 0 : i]);
            }
        }
        return result;
    }

    /** What the operation makes of this and the right operand, which is repeated if need be. */
    final double[] combined(String name, Grid right, Elementwise.Operation operation) {
        double[] b = repeated(name, right);
        double[] c = b == right.read() ? new double[b.length] : b;
        operation.apply(read(), b, c);
        return c;
    }

    /** Checks that this has the shape asked for; the name is for the message. */
    final void checkShape(String name, int rows, int columns) {
        Shapes.checkShape(name, this.rows, this.columns, rows, columns);
    }

    /** The index of the first NaN or infinity in the data, or -1. */
    final int firstNotFinite() {
        double[] array = read();
        for (int k = 0; k < array.length; k++) {
            if (!Double.isFinite(array[k])) {
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
                    .formatted(name, read()[at], at / columns, at % columns));
        }
    }

    /** Whether the shapes are equal and no two elements differ by more than the tolerance; a NaN is never close. */
    public boolean isClose(Grid other, double tolerance) {
        if (rows != other.rows || columns != other.columns) {
            return false;
        }
        double[] a = read();
        double[] b = other.read();
        for (int k = 0; k < a.length; k++) {
            // Written so that a NaN on either side, for which every comparison is false, is not close.
            if (!(Math.abs(a[k] - b[k]) <= tolerance) && a[k] != b[k]) {
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
                && Arrays.equals(read(), that.read());
    }

    /** A hash of the shape and the elements. */
    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(read());
    }

    /** The elements as NumPy prints them (precision 8, beyond 1000 elements shortened), then the shape. */
    @Override
    public String toString() {
        return NumpyText.of(rows, columns, read()) + " (" + shape() + ")";
    }
}
