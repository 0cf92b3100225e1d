package backprop;

import backprop.numpy.NumpyText;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * A matrix of doubles, stored row by row: element (i, j) of an r x c matrix lies at {@code i * c + j}.
 *
 * <pre>
 *     a00 a01 a02
 *     a10 a11 a12     is stored as     a00 a01 a02 a10 a11 a12
 * </pre>
 *
 * A vector is a matrix too: a row is 1 x n, a column n x 1. In this library one row is one example, so that a layer is
 * {@code Z = X.dot(W).plus(b)} with X n x in, W in x out and b 1 x out.
 *
 * <p>Every method returns a new matrix and leaves its operands as they are, except {@link #set}, {@link #addInPlace} and
 * {@link #subtractInPlace}, which modify this one. Shapes that do not fit are a {@link ShapeException}.
 */
public final class Matrix {
    private final int rows;
    private final int columns;
    private final double[] data;

    /** Takes the array as it is: whoever calls this hands it over. */
    Matrix(int rows, int columns, double[] data) {
        Shapes.checkSize(rows, columns);
        this.rows = rows;
        this.columns = columns;
        this.data = data;
    }

    /** The matrix with these rows, copied; rows of different lengths are a {@link ShapeException}. */
    public static Matrix of(double[]... rows) {
        Matrix result = zeros(rows.length, rows.length == 0 ? 0 : rows[0].length);
        for (int i = 0; i < rows.length; i++) {
            Shapes.checkLength(i, rows[i].length, result.columns);
            System.arraycopy(rows[i], 0, result.data, i * result.columns, result.columns);
        }
        return result;
    }

    /** The rows x columns matrix of zeros, {@code np.zeros((rows, columns))}. */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[Shapes.checkSize(rows, columns)]);
    }

    /** The rows x columns matrix of ones, {@code np.ones((rows, columns))}. */
    public static Matrix ones(int rows, int columns) {
        return full(rows, columns, 1);
    }

    /** The rows x columns matrix whose every element is the value, {@code np.full((rows, columns), value)}. */
    public static Matrix full(int rows, int columns, double value) {
        Matrix result = zeros(rows, columns);
        Arrays.fill(result.data, value);
        return result;
    }

    /** The n x n matrix with ones on its diagonal, {@code np.eye(n)}. */
    public static Matrix identity(int n) {
        Matrix result = zeros(n, n);
        for (int i = 0; i < n; i++) {
            result.data[i * n + i] = 1;
        }
        return result;
    }

    /** The 1 x n matrix with these values, copied. */
    public static Matrix rowVector(double... values) {
        return new Matrix(1, values.length, values.clone());
    }

    /** The n x 1 matrix with these values, copied. */
    public static Matrix columnVector(double... values) {
        return new Matrix(values.length, 1, values.clone());
    }

    /** The matrices one below the other, {@code np.vstack}; all need the same number of columns. */
    public static Matrix vstack(Matrix... parts) {
        int total = Arrays.stream(parts).mapToInt(Matrix::rows).sum();
        Matrix result = zeros(total, parts.length == 0 ? 0 : parts[0].columns);
        int from = 0;
        for (Matrix part : parts) {
            part.checkShape("vstack", part.rows, result.columns);
            System.arraycopy(part.data, 0, result.data, from, part.data.length);
            from += part.data.length;
        }
        return result;
    }

    /** The matrices side by side, {@code np.hstack}; all need the same number of rows. */
    public static Matrix hstack(Matrix... parts) {
        return vstack(Arrays.stream(parts).map(Matrix::transpose).toArray(Matrix[]::new))
                .transpose();
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

    /** The element in row i and column j, both counted from 0; outside is an {@link IndexOutOfBoundsException}. */
    public double get(int i, int j) {
        Shapes.checkPlace(i, rows, j, columns);
        return data[i * columns + j];
    }

    /** Puts the value into row i and column j of this matrix, which is modified. */
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

    /** A copy that shares nothing with this matrix. */
    public Matrix copy() {
        return new Matrix(rows, columns, data.clone());
    }

    /** The elements as an array of rows, copied. */
    public double[][] toArray() {
        var result = new double[rows][];
        for (int i = 0; i < rows; i++) {
            result[i] = Arrays.copyOfRange(data, i * columns, (i + 1) * columns);
        }
        return result;
    }

    /** Row i as a 1 x columns matrix, {@code a[i:i+1, :]}. */
    public Matrix row(int i) {
        Shapes.checkIndex("row", i, rows);
        return rows(i, i + 1);
    }

    /** Column j as a rows x 1 matrix, {@code a[:, j:j+1]}. */
    public Matrix column(int j) {
        Shapes.checkIndex("column", j, columns);
        return columns(j, j + 1);
    }

    /** The rows from (included) to to (excluded), {@code a[from:to, :]}. */
    public Matrix rows(int from, int to) {
        Shapes.checkRange("rows", from, to, rows);
        return new Matrix(to - from, columns, Arrays.copyOfRange(data, from * columns, to * columns));
    }

    /** The columns from (included) to to (excluded), {@code a[:, from:to]}. */
    public Matrix columns(int from, int to) {
        Shapes.checkRange("columns", from, to, columns);
        Matrix result = zeros(rows, to - from);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(data, i * columns + from, result.data, i * result.columns, result.columns);
        }
        return result;
    }

    /** The rows with these indices, in their order, {@code a[indices]}: how a mini-batch is made. */
    public Matrix pickRows(int... indices) {
        Matrix result = zeros(indices.length, columns);
        for (int i = 0; i < indices.length; i++) {
            Shapes.checkIndex("row", indices[i], rows);
            System.arraycopy(data, indices[i] * columns, result.data, i * columns, columns);
        }
        return result;
    }

    /** The columns x rows matrix with {@code t_ij = a_ji}, {@code a.T}. */
    public Matrix transpose() {
        return new Matrix(columns, rows, Product.transpose(rows, columns, data));
    }

    /** The product {@code c_ij = sum_k a_ik * b_kj} of this r x n and the right n x c matrix: r x c, {@code a.dot(b)}. */
    public Matrix dot(Matrix right) {
        return new Matrix(rows, right.columns, Product.dot(rows, columns, data, right.rows, right.columns, right.data));
    }

    /**
     * The product {@code c_ij = sum_k a_ki * b_kj}, {@code a.T.dot(b)}, without making the transpose: n x r, n x c -> r x
     * c.
     */
    public Matrix transposeDot(Matrix right) {
        double[] product = Product.transposeDot(rows, columns, data, right.rows, right.columns, right.data);
        return new Matrix(columns, right.columns, product);
    }

    /**
     * The product {@code c_ij = sum_k a_ik * b_jk}, {@code a.dot(b.T)}, without making the transpose: r x n, c x n -> r x
     * c.
     */
    public Matrix dotTranspose(Matrix right) {
        double[] product = Product.dotTranspose(rows, columns, data, right.rows, right.columns, right.data);
        return new Matrix(rows, right.rows, product);
    }

    /** {@code a_ij + b_ij}; a right operand of 1 x columns is added to every row, one of rows x 1 to every column. */
    public Matrix plus(Matrix right) {
        return combine("plus", right, (a, b) -> a + b);
    }

    /** {@code a_ij + value}. */
    public Matrix plus(double value) {
        return map(a -> a + value);
    }

    /** {@code a_ij - b_ij}; a right operand that is a row or a column is repeated as in {@link #plus(Matrix)}. */
    public Matrix minus(Matrix right) {
        return combine("minus", right, (a, b) -> a - b);
    }

    /** {@code a_ij - value}. */
    public Matrix minus(double value) {
        return map(a -> a - value);
    }

    /** {@code a_ij * b_ij}, element by element; a row or a column is repeated as in {@link #plus(Matrix)}. */
    public Matrix times(Matrix right) {
        return combine("times", right, (a, b) -> a * b);
    }

    /** {@code a_ij * value}. */
    public Matrix times(double value) {
        return map(a -> a * value);
    }

    /** {@code a_ij / b_ij}, element by element; a row or a column is repeated as in {@link #plus(Matrix)}. */
    public Matrix dividedBy(Matrix right) {
        return combine("dividedBy", right, (a, b) -> a / b);
    }

    /** {@code a_ij / value}. */
    public Matrix dividedBy(double value) {
        return map(a -> a / value);
    }

    /** f(a_ij, b_ij), with a row or a column repeated as in {@link #plus(Matrix)}; the name is for the message. */
    Matrix combine(String name, Matrix right, DoubleBinaryOperator f) {
        return zeros(rows, columns).put(name, this, right, f);
    }

    private Matrix put(String name, Matrix left, Matrix right, DoubleBinaryOperator f) {
        Elements.combine(name, data, rows, columns, left.data, right.rows, right.columns, right.data, f);
        return this;
    }

    private Matrix ofColumns(ToDoubleFunction<double[]> statistic) {
        return new Matrix(1, columns, Statistics.ofColumns(data, columns, statistic));
    }

    private Matrix ofRows(ToDoubleFunction<double[]> statistic) {
        return new Matrix(rows, 1, Statistics.ofRows(data, columns, statistic));
    }

    /** Checks that this has the shape asked for; the name is for the message. */
    void checkShape(String name, int rows, int columns) {
        Shapes.checkShape(name, this.rows, this.columns, rows, columns);
    }

    /** {@code f(a_ij)}. */
    public Matrix map(DoubleUnaryOperator f) {
        Matrix result = zeros(rows, columns);
        for (int k = 0; k < data.length; k++) {
            result.data[k] = f.applyAsDouble(data[k]);
        }
        return result;
    }

    /** {@code a_ij^2}, {@code np.square(a)}. */
    public Matrix square() {
        return map(a -> a * a);
    }

    /** {@code max(a_ij, value)}, {@code np.maximum(a, value)}; with 0 this is the ReLU. */
    public Matrix maximum(double value) {
        return map(a -> Math.max(a, value));
    }

    /**
     * This matrix with 0 wherever the condition holds for the mask's element at the same place. NumPy's
     * {@code g = g.copy(); g[h < 0] = 0} is {@code g = g.zeroWhere(h, v -> v < 0)}. Both matrices have one shape.
     */
    public Matrix zeroWhere(Matrix mask, DoublePredicate condition) {
        mask.checkShape("zeroWhere", rows, columns);
        return combine("zeroWhere", mask, (a, m) -> condition.test(m) ? 0 : a);
    }

    /**
     * Adds the right matrix, of the same shape or a row or column as in {@link #plus(Matrix)}, to this, which is modified.
     */
    public void addInPlace(Matrix right) {
        put("addInPlace", this, right, (a, b) -> a + b);
    }

    /** Subtracts the right matrix from this one, which is modified: {@code W.subtractInPlace(dW.times(learningRate))}. */
    public void subtractInPlace(Matrix right) {
        put("subtractInPlace", this, right, (a, b) -> a - b);
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

    /** The smallest element; NaN if there is one. */
    public double min() {
        return Statistics.min(data);
    }

    /** The greatest element; NaN if there is one. */
    public double max() {
        return Statistics.max(data);
    }

    /** The Frobenius norm sqrt(sum a_ij^2), {@code np.linalg.norm(a)}. */
    public double norm() {
        return Math.sqrt(square().sum());
    }

    /** The sum of each column, 1 x columns, {@code a.sum(axis=0, keepdims=True)}. */
    public Matrix columnSums() {
        return ofColumns(Statistics::sum);
    }

    /** The mean of each column, 1 x columns, {@code a.mean(axis=0, keepdims=True)}. */
    public Matrix columnMeans() {
        return ofColumns(Statistics::mean);
    }

    /** The standard deviation of each column, 1 x columns, {@code a.std(axis=0, keepdims=True)}. */
    public Matrix columnStds() {
        return ofColumns(Statistics::std);
    }

    /** The sum of each row, rows x 1, {@code a.sum(axis=1, keepdims=True)}. */
    public Matrix rowSums() {
        return ofRows(Statistics::sum);
    }

    /** The mean of each row, rows x 1, {@code a.mean(axis=1, keepdims=True)}. */
    public Matrix rowMeans() {
        return ofRows(Statistics::mean);
    }

    /** The greatest element of each row, rows x 1, {@code a.max(axis=1, keepdims=True)}. */
    public Matrix rowMax() {
        return ofRows(Statistics::max);
    }

    /** The column of each row's greatest element, the first of equals, {@code a.argmax(axis=1)}. */
    public int[] rowArgmax() {
        double[] best = Statistics.ofRows(data, columns, Statistics::argmax);
        return Arrays.stream(best).mapToInt(j -> (int) j).toArray();
    }

    /** Whether the shapes are equal and no two elements differ by more than the tolerance; a NaN is never close. */
    public boolean isClose(Matrix other, double tolerance) {
        return rows == other.rows && columns == other.columns && Elements.isClose(data, other.data, tolerance);
    }

    /** Whether the other is a matrix of the same shape with the same elements, bit for bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix that
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
