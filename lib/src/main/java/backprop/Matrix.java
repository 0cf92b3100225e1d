package backprop;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/**
 * A matrix of doubles, stored row by row: element (i, j) of an r×c matrix lies at {@code i * c + j}.
 *
 * <pre>
 *     a00 a01 a02
 *     a10 a11 a12     is stored as     a00 a01 a02 a10 a11 a12
 * </pre>
 *
 * A vector is a matrix too: a row is 1×n, a column n×1. In this library one row is one example, so that a layer is
 * {@code Z = X.dot(W).plus(b)} with X n×in, W in×out and b 1×out.
 *
 * <p>Every method returns a new matrix and leaves its operands as they are, but for {@link #set}, {@link #addInPlace} and
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

    private Matrix(int rows, int columns) {
        Shapes.checkSize(rows, columns);
        this.rows = rows;
        this.columns = columns;
        this.data = new double[rows * columns];
    }

    /** The matrix with these rows, copied; rows of different lengths are a {@link ShapeException}. */
    public static Matrix of(double[]... rows) {
        var result = new Matrix(rows.length, rows.length == 0 ? 0 : rows[0].length);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != result.columns) {
                throw new ShapeException(
                        "of: row 0 has %d elements, but row %d has %d".formatted(result.columns, i, rows[i].length));
            }
            System.arraycopy(rows[i], 0, result.data, i * result.columns, result.columns);
        }
        return result;
    }

    /** The rows×columns matrix of zeros, {@code np.zeros((rows, columns))}. */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns);
    }

    /** The rows×columns matrix of ones, {@code np.ones((rows, columns))}. */
    public static Matrix ones(int rows, int columns) {
        return full(rows, columns, 1);
    }

    /** The rows×columns matrix whose every element is the value, {@code np.full((rows, columns), value)}. */
    public static Matrix full(int rows, int columns, double value) {
        var result = new Matrix(rows, columns);
        Arrays.fill(result.data, value);
        return result;
    }

    /** The n×n matrix with ones on its diagonal, {@code np.eye(n)}. */
    public static Matrix identity(int n) {
        var result = new Matrix(n, n);
        for (int i = 0; i < n; i++) {
            result.data[i * n + i] = 1;
        }
        return result;
    }

    /** The 1×n matrix with these values, copied. */
    public static Matrix rowVector(double... values) {
        return new Matrix(1, values.length, values.clone());
    }

    /** The n×1 matrix with these values, copied. */
    public static Matrix columnVector(double... values) {
        return new Matrix(values.length, 1, values.clone());
    }

    /** The matrices one below the other, {@code np.vstack}; all need the same number of columns. */
    public static Matrix vstack(Matrix... parts) {
        int total = Arrays.stream(parts).mapToInt(Matrix::rows).sum();
        var result = new Matrix(total, parts.length == 0 ? 0 : parts[0].columns);
        int from = 0;
        for (Matrix part : parts) {
            Shapes.checkShape("vstack", part, part.rows, result.columns);
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

    /** The shape as text, for example {@code 64×1000}. */
    public String shape() {
        return Shapes.text(rows, columns);
    }

    /** The element in row i and column j, both counted from 0; outside is an {@link IndexOutOfBoundsException}. */
    public double get(int i, int j) {
        Shapes.checkIndex("row", i, rows);
        Shapes.checkIndex("column", j, columns);
        return data[i * columns + j];
    }

    /** Puts the value into row i and column j of this matrix, which is modified. */
    public void set(int i, int j, double value) {
        Shapes.checkIndex("row", i, rows);
        Shapes.checkIndex("column", j, columns);
        data[i * columns + j] = value;
    }

    /**
     * The elements themselves, row by row, and no copy: to modify the array is to modify the matrix. For loops that are to run
     * as fast as Java can; {@link #get} and {@link #set} check their indices, the array does not know where a row ends.
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

    /** Row i as a 1×columns matrix, {@code a[i:i+1, :]}. */
    public Matrix row(int i) {
        Shapes.checkIndex("row", i, rows);
        return rows(i, i + 1);
    }

    /** Column j as a rows×1 matrix, {@code a[:, j:j+1]}. */
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
        var result = new Matrix(rows, to - from);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(data, i * columns + from, result.data, i * result.columns, result.columns);
        }
        return result;
    }

    /** The rows with these indices, in their order, {@code a[indices]}: how a mini-batch is made. */
    public Matrix pickRows(int... indices) {
        var result = new Matrix(indices.length, columns);
        for (int i = 0; i < indices.length; i++) {
            Shapes.checkIndex("row", indices[i], rows);
            System.arraycopy(data, indices[i] * columns, result.data, i * columns, columns);
        }
        return result;
    }

    /** The columns×rows matrix with {@code t_ij = a_ji}, {@code a.T}. */
    public Matrix transpose() {
        return new Matrix(columns, rows, Product.transpose(rows, columns, data));
    }

    /** The product {@code c_ij = Σ_k a_ik · b_kj} of this r×n and the right n×c matrix: r×c, {@code a.dot(b)}. */
    public Matrix dot(Matrix right) {
        Shapes.checkDot(this, right);
        return new Matrix(rows, right.columns, Product.dot(rows, columns, right.columns, data, right.data));
    }

    /** The product {@code c_ij = Σ_k a_ki · b_kj}, {@code a.T.dot(b)}, without making the transpose: n×r, n×c → r×c. */
    public Matrix transposeDot(Matrix right) {
        Shapes.checkTransposeDot(this, right);
        return new Matrix(columns, right.columns, Product.transposeDot(columns, rows, right.columns, data, right.data));
    }

    /** The product {@code c_ij = Σ_k a_ik · b_jk}, {@code a.dot(b.T)}, without making the transpose: r×n, c×n → r×c. */
    public Matrix dotTranspose(Matrix right) {
        Shapes.checkDotTranspose(this, right);
        return new Matrix(rows, right.rows, Product.dotTranspose(rows, columns, right.rows, data, right.data));
    }

    /** {@code a_ij + b_ij}; a right operand of 1×columns is added to every row, one of rows×1 to every column. */
    public Matrix plus(Matrix right) {
        return Elementwise.combine("plus", this, right, (a, b) -> a + b);
    }

    /** {@code a_ij + value}. */
    public Matrix plus(double value) {
        return map(a -> a + value);
    }

    /** {@code a_ij − b_ij}; a right operand that is a row or a column is repeated as in {@link #plus(Matrix)}. */
    public Matrix minus(Matrix right) {
        return Elementwise.combine("minus", this, right, (a, b) -> a - b);
    }

    /** {@code a_ij − value}. */
    public Matrix minus(double value) {
        return map(a -> a - value);
    }

    /** {@code a_ij · b_ij}, element by element; a row or a column is repeated as in {@link #plus(Matrix)}. */
    public Matrix times(Matrix right) {
        return Elementwise.combine("times", this, right, (a, b) -> a * b);
    }

    /** {@code a_ij · value}. */
    public Matrix times(double value) {
        return map(a -> a * value);
    }

    /** {@code a_ij / b_ij}, element by element; a row or a column is repeated as in {@link #plus(Matrix)}. */
    public Matrix dividedBy(Matrix right) {
        return Elementwise.combine("dividedBy", this, right, (a, b) -> a / b);
    }

    /** {@code a_ij / value}. */
    public Matrix dividedBy(double value) {
        return map(a -> a / value);
    }

    /** {@code f(a_ij)}. */
    public Matrix map(DoubleUnaryOperator f) {
        var result = new Matrix(rows, columns);
        for (int k = 0; k < data.length; k++) {
            result.data[k] = f.applyAsDouble(data[k]);
        }
        return result;
    }

    /** {@code a_ij²}, {@code np.square(a)}. */
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
        Shapes.checkSame("zeroWhere", this, mask);
        return Elementwise.combine("zeroWhere", this, mask, (a, m) -> condition.test(m) ? 0 : a);
    }

    /** Adds the right matrix, of the same shape or a row or column as in {@link #plus(Matrix)}, to this, which is modified. */
    public void addInPlace(Matrix right) {
        Elementwise.combineInto(data, "addInPlace", this, right, (a, b) -> a + b);
    }

    /** Subtracts the right matrix from this one, which is modified: {@code W.subtractInPlace(dW.times(learningRate))}. */
    public void subtractInPlace(Matrix right) {
        Elementwise.combineInto(data, "subtractInPlace", this, right, (a, b) -> a - b);
    }

    /** The sum of all elements, added up pairwise as NumPy does. */
    public double sum() {
        return Statistics.sum(data);
    }

    /** The mean of all elements. */
    public double mean() {
        return Statistics.mean(data);
    }

    /** The standard deviation of all elements, √(Σ(a−mean)²/size), {@code a.std()}. */
    public double std() {
        return Statistics.std(data);
    }

    /** The smallest element; NaN if there is one. */
    public double min() {
        return Arrays.stream(data).reduce(Double.POSITIVE_INFINITY, Math::min);
    }

    /** The greatest element; NaN if there is one. */
    public double max() {
        return Statistics.max(data);
    }

    /** The Frobenius norm √(Σ a_ij²), {@code np.linalg.norm(a)}. */
    public double norm() {
        return Math.sqrt(square().sum());
    }

    /** The sum of each column, 1×columns, {@code a.sum(axis=0, keepdims=True)}. */
    public Matrix columnSums() {
        return Statistics.ofColumns(this, Statistics::sum);
    }

    /** The mean of each column, 1×columns, {@code a.mean(axis=0, keepdims=True)}. */
    public Matrix columnMeans() {
        return Statistics.ofColumns(this, Statistics::mean);
    }

    /** The standard deviation of each column, 1×columns, {@code a.std(axis=0, keepdims=True)}. */
    public Matrix columnStds() {
        return Statistics.ofColumns(this, Statistics::std);
    }

    /** The sum of each row, rows×1, {@code a.sum(axis=1, keepdims=True)}. */
    public Matrix rowSums() {
        return Statistics.ofRows(this, Statistics::sum);
    }

    /** The mean of each row, rows×1, {@code a.mean(axis=1, keepdims=True)}. */
    public Matrix rowMeans() {
        return Statistics.ofRows(this, Statistics::mean);
    }

    /** The standard deviation of each row, rows×1, {@code a.std(axis=1, keepdims=True)}. */
    public Matrix rowStds() {
        return Statistics.ofRows(this, Statistics::std);
    }

    /** The greatest element of each row, rows×1, {@code a.max(axis=1, keepdims=True)}. */
    public Matrix rowMax() {
        return Statistics.ofRows(this, Statistics::max);
    }

    /** The column of each row's greatest element, the first of equals, {@code a.argmax(axis=1)}. */
    public int[] rowArgmax() {
        return Statistics.rowArgmax(this);
    }

    /** Whether the shapes are equal and no two elements differ by more than the tolerance; a NaN is never close. */
    public boolean isClose(Matrix other, double tolerance) {
        return rows == other.rows && columns == other.columns && Elementwise.isClose(data, other.data, tolerance);
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
        return NumpyText.of(this) + " (" + shape() + ")";
    }
}
