package backprop;

import backprop.numpy.Elementwise;
import backprop.numpy.Statistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

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
 * <p>Every method returns a new matrix and leaves its operands as they are, except {@link #set}, {@link #addInPlace},
 * {@link #subtractInPlace} and {@link #addScaled}, which modify this one. In the formulas a is this r x c matrix and b the
 * other operand; where nothing else is said, the result is r x c, too.
 */
public final class Matrix extends Grid {
    /** Takes the array as it is: whoever calls this hands it over. */
    Matrix(int rows, int columns, double[] data) {
        super(rows, columns, data);
    }

    private Matrix(Matrix original) {
        super(original);
    }

    /**
     * The matrix with these rows, copied, {@code np.array([[...], [...]])}.
     *
     * @throws ShapeException if there is no row, or if rows differ in length
     */
    public static Matrix of(double[]... rows) {
        Matrix result = zeros(rows.length, rows.length == 0 ? 0 : rows[0].length);
        for (int i = 0; i < rows.length; i++) {
            Shapes.checkLength(i, rows[i].length, result.columns);
            System.arraycopy(rows[i], 0, result.own(), i * result.columns, result.columns);
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
        Arrays.fill(result.own(), value);
        return result;
    }

    /** The n x n matrix with ones on its diagonal, {@code np.eye(n)}. */
    public static Matrix identity(int n) {
        Matrix result = zeros(n, n);
        for (int i = 0; i < n; i++) {
            result.own()[i * n + i] = 1;
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

    /**
     * The matrices one below the other, {@code np.vstack}.
     *
     * @param parts r1 x c, r2 x c ...; the result is (r1 + r2 ...) x c
     * @throws ShapeException if their numbers of columns differ, or if there is none
     */
    public static Matrix vstack(Matrix... parts) {
        int columns = parts.length == 0 ? 0 : parts[0].columns;
        long total = Arrays.stream(parts).mapToLong(Matrix::rows).sum();
        Matrix result = new Matrix((int) total, columns, new double[Shapes.checkSize(total, columns)]);
        int from = 0;
        for (Matrix part : parts) {
            part.checkShape("vstack", part.rows, columns);
            System.arraycopy(part.read(), 0, result.own(), from, part.size());
            from += part.size();
        }
        return result;
    }

    /**
     * The matrices side by side, {@code np.hstack}.
     *
     * @param parts r x c1, r x c2 ...; the result is r x (c1 + c2 ...)
     * @throws ShapeException if their numbers of rows differ, or if there is none
     */
    public static Matrix hstack(Matrix... parts) {
        int rows = parts.length == 0 ? 0 : parts[0].rows;
        Shapes.checkSize(rows, Arrays.stream(parts).mapToLong(Matrix::columns).sum());
        Arrays.stream(parts).forEach(part -> part.checkShape("hstack", rows, part.columns));
        return vstack(Arrays.stream(parts).map(Matrix::transpose).toArray(Matrix[]::new))
                .transpose();
    }

    /**
     * Reads a file of comma-separated values, {@code np.loadtxt(file, delimiter=",")}, a line for each row. A first line
     * without a number is a header and left out, as blank lines are. A file whose name ends in {@code .gz} is unpacked.
     *
     * @throws IOException if the file cannot be read, or if a line has a field that is not a number, or not as many fields
     *     as the first; the message names the line and what stands there
     */
    public static Matrix fromCsv(Path file) throws IOException {
        return of(Csv.read(file));
    }

    /** A copy that shares nothing with this matrix. */
    public Matrix copy() {
        return new Matrix(rows, columns, copied());
    }

    /**
     * Row i as a 1 x c matrix, {@code a[i:i+1, :]}.
     *
     * @throws IndexOutOfBoundsException if i is not 0 to r - 1
     */
    public Matrix row(int i) {
        Shapes.checkIndex("row", i, rows);
        return rows(i, i + 1);
    }

    /**
     * Column j as an r x 1 matrix, {@code a[:, j:j+1]}.
     *
     * @throws IndexOutOfBoundsException if j is not 0 to c - 1
     */
    public Matrix column(int j) {
        Shapes.checkIndex("column", j, columns);
        return columns(j, j + 1);
    }

    /**
     * Some rows as a (to - from) x c matrix, {@code a[from:to, :]}; they count from 0, and the last is to - 1.
     *
     * @throws IndexOutOfBoundsException unless 0 &lt;= from &lt; to &lt;= r
     */
    public Matrix rows(int from, int to) {
        Shapes.checkRange("rows", from, to, rows);
        return new Matrix(to - from, columns, Arrays.copyOfRange(read(), from * columns, to * columns));
    }

    /**
     * Some columns as an r x (to - from) matrix, {@code a[:, from:to]}, counted as in {@link #rows(int, int)}.
     *
     * @throws IndexOutOfBoundsException unless 0 &lt;= from &lt; to &lt;= c
     */
    public Matrix columns(int from, int to) {
        Shapes.checkRange("columns", from, to, columns);
        Matrix result = zeros(rows, to - from);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(read(), i * columns + from, result.own(), i * result.columns, result.columns);
        }
        return result;
    }

    /**
     * The rows with these indices, in their order, {@code a[indices]}: how a mini-batch is made.
     *
     * @param indices n of them, each 0 to r - 1; the result is n x c
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public Matrix pickRows(int... indices) {
        Matrix result = zeros(indices.length, columns);
        for (int i = 0; i < indices.length; i++) {
            Shapes.checkIndex("row", indices[i], rows);
            System.arraycopy(read(), indices[i] * columns, result.own(), i * columns, columns);
        }
        return result;
    }

    /** {@code t_ij = a_ji}, {@code a.T}: the transpose, c x r. Products read it where it is, and move no element. */
    public Matrix transpose() {
        return new Matrix(this);
    }

    /**
     * The product {@code sum_k a_ik * b_kj}, {@code a.dot(b)}.
     *
     * @param right c x m; the result is r x m
     * @throws ShapeException if it has not c rows
     */
    public Matrix dot(Matrix right) {
        Shapes.checkDot(rows, columns, right.rows, right.columns);
        return new Matrix(rows, right.columns, Product.of(rows, columns, right.columns, elements(), right.elements()));
    }

    /**
     * The product {@code sum_k a_ki * b_kj}, {@code a.T.dot(b)}.
     *
     * @param right r x m; the result is c x m
     * @throws ShapeException if it has not r rows
     */
    public Matrix transposeDot(Matrix right) {
        Shapes.checkTransposeDot(rows, columns, right.rows, right.columns);
        double[] product = Product.of(columns, rows, right.columns, elements().transpose(), right.elements());
        return new Matrix(columns, right.columns, product);
    }

    /**
     * The product {@code sum_k a_ik * b_jk}, {@code a.dot(b.T)}.
     *
     * @param right m x c; the result is r x m
     * @throws ShapeException if it has not c columns
     */
    public Matrix dotTranspose(Matrix right) {
        Shapes.checkDotTranspose(rows, columns, right.rows, right.columns);
        Product.Operand turned = right.elements().transpose();
        return new Matrix(rows, right.rows, Product.of(rows, columns, right.rows, elements(), turned));
    }

    /**
     * {@code a_ij + b_ij}, element by element.
     *
     * @param right r x c; or 1 x c, a row that is added to every row; or r x 1, a column that is added to every column
     * @throws ShapeException if it has another shape
     */
    public Matrix plus(Matrix right) {
        return operate("plus", right, Elementwise::plus);
    }

    /** {@code a_ij + value}. */
    public Matrix plus(double value) {
        return new Matrix(rows, columns, Elementwise.plus(read(), value));
    }

    /** {@code a_ij - b_ij}, of the same shapes as {@link #plus(Matrix)}. */
    public Matrix minus(Matrix right) {
        return operate("minus", right, Elementwise::minus);
    }

    /** {@code a_ij - value}. */
    public Matrix minus(double value) {
        return plus(-value);
    }

    /** {@code a_ij * b_ij}, element by element, of the same shapes as {@link #plus(Matrix)}. */
    public Matrix times(Matrix right) {
        return operate("times", right, Elementwise::times);
    }

    /** {@code a_ij * value}. */
    public Matrix times(double value) {
        return new Matrix(rows, columns, Elementwise.times(read(), value));
    }

    /** {@code a_ij / b_ij}, element by element, of the same shapes as {@link #plus(Matrix)}. */
    public Matrix dividedBy(Matrix right) {
        return operate("dividedBy", right, Elementwise::dividedBy);
    }

    /** {@code a_ij / value}. */
    public Matrix dividedBy(double value) {
        return new Matrix(rows, columns, Elementwise.dividedBy(read(), value));
    }

    /** f(a_ij, b_ij), of the same shapes as {@link #plus(Matrix)}; the name is for the message. */
    Matrix combine(String name, Matrix right, DoubleBinaryOperator f) {
        return operate(name, right, (a, b, c) -> Elementwise.map(f, a, b, c));
    }

    private Matrix operate(String name, Matrix right, Elementwise.Operation operation) {
        return new Matrix(rows, columns, combined(name, right, operation));
    }

    private Matrix ofRows(Statistics.Statistic statistic) {
        return new Matrix(rows, 1, Statistics.ofRows(read(), columns, statistic));
    }

    /** {@code f(a_ij)}. */
    public Matrix map(DoubleUnaryOperator f) {
        return new Matrix(rows, columns, Product.FAST.map(f, read()));
    }

    /** {@code e^a_ij}, {@code np.exp(a)}. */
    public Matrix exp() {
        return new Matrix(rows, columns, Elementwise.exp(read()));
    }

    /** The natural logarithm {@code log a_ij}, {@code np.log(a)}: -Infinity for 0, NaN for a negative number. */
    public Matrix log() {
        return new Matrix(rows, columns, Elementwise.log(read()));
    }

    /** The square root of {@code a_ij}, {@code np.sqrt(a)}: NaN for a negative number. */
    public Matrix sqrt() {
        return new Matrix(rows, columns, Elementwise.sqrt(read()));
    }

    /** 1 where {@code a_ij} is above 0, -1 where it is below, otherwise {@code a_ij}: {@code np.sign(a)}. */
    public Matrix sign() {
        return new Matrix(rows, columns, Elementwise.sign(read()));
    }

    /** {@code |a_ij|}, {@code np.abs(a)}. */
    public Matrix abs() {
        return new Matrix(rows, columns, Elementwise.abs(read()));
    }

    /** {@code a_ij^2}, {@code np.square(a)}. */
    public Matrix square() {
        return times(this);
    }

    /** {@code max(a_ij, value)}, {@code np.maximum(a, value)}; with 0 this is the ReLU. */
    public Matrix maximum(double value) {
        return new Matrix(rows, columns, Elementwise.maximum(read(), value));
    }

    /**
     * 0 where the condition holds for the mask's element, {@code a_ij} elsewhere. NumPy's {@code g = g.copy(); g[h < 0] =
     * 0} is {@code g = g.zeroWhere(h, v -> v < 0)}.
     *
     * @param mask r x c
     * @throws ShapeException if it has another shape
     */
    public Matrix zeroWhere(Matrix mask, DoublePredicate condition) {
        mask.checkShape("zeroWhere", rows, columns);
        return new Matrix(rows, columns, Product.FAST.zeroWhere(condition, mask.read(), read()));
    }

    /** {@code a_ij = a_ij + b_ij}, {@code a += b}, of the same shapes as {@link #plus(Matrix)}; this is modified. */
    public void addInPlace(Matrix right) {
        Elementwise.plus(own(), repeated("addInPlace", right), own());
    }

    /** {@code a_ij = a_ij - b_ij}, {@code a -= b}, of the same shapes as {@link #plus(Matrix)}; this is modified. */
    public void subtractInPlace(Matrix right) {
        Elementwise.minus(own(), repeated("subtractInPlace", right), own());
    }

    /** {@code a_ij += factor * b_ij}, shapes as in {@link #plus(Matrix)}: {@code W.addScaled(-rate, dW)} is a step. */
    public void addScaled(double factor, Matrix right) {
        Elementwise.addScaled(own(), factor, repeated("addScaled", right));
    }

    /** The sum of each column, 1 x c, {@code a.sum(axis=0, keepdims=True)}. */
    public Matrix columnSums() {
        return new Matrix(1, columns, Statistics.columnSums(read(), columns));
    }

    /** The mean of each column, 1 x c, {@code a.mean(axis=0, keepdims=True)}. */
    public Matrix columnMeans() {
        return columnSums().dividedBy(rows);
    }

    /** The standard deviation of each column, 1 x c, {@code a.std(axis=0, keepdims=True)}. */
    public Matrix columnStds() {
        return minus(columnMeans()).square().columnMeans().sqrt();
    }

    /** The least element of each column, 1 x c, {@code a.min(axis=0, keepdims=True)}. */
    public Matrix columnMin() {
        return new Matrix(1, columns, Statistics.ofColumns(read(), columns, Statistics::min));
    }

    /** The greatest element of each column, 1 x c, {@code a.max(axis=0, keepdims=True)}. */
    public Matrix columnMax() {
        return new Matrix(1, columns, Statistics.ofColumns(read(), columns, Statistics::max));
    }

    /** The sum of each row, r x 1, {@code a.sum(axis=1, keepdims=True)}. */
    public Matrix rowSums() {
        return ofRows(Statistics::sum);
    }

    /** The mean of each row, r x 1, {@code a.mean(axis=1, keepdims=True)}. */
    public Matrix rowMeans() {
        return ofRows(Statistics::mean);
    }

    /** The greatest element of each row, r x 1, {@code a.max(axis=1, keepdims=True)}. */
    public Matrix rowMax() {
        return ofRows(Statistics::max);
    }
}
