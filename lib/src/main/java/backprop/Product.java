package backprop;

import backprop.numpy.Elementwise;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/**
 * The product of two matrices. Each inner loop runs along rows, so that memory is read in the order in which it lies, and
 * takes four terms of the sum at a time, so that an element of the result is loaded and stored once for four
 * multiplications. Products that are large enough go to an engine, if there is one.
 */
final class Product {
    /** What an engine may do in place of the loops of this library, see {@link Engine}. */
    interface Faster {
        boolean multiply(
                int rows,
                int terms,
                int columns,
                double[] a,
                boolean aTransposed,
                double[] b,
                boolean bTransposed,
                double[] c);

        default double[] map(DoubleUnaryOperator f, double[] a) {
            return Elementwise.map(f, a);
        }

        default double[] zeroWhere(DoublePredicate condition, double[] mask, double[] a) {
            return Elementwise.zeroWhere(condition, mask, a);
        }
    }

    /** Where a matrix has its elements: row by row or, if it is a transpose that nobody has looked at, column by column. */
    @SuppressWarnings("ArrayRecordComponent") // two of them are never compared
    record Operand(double[] array, boolean byColumn) {
        Operand transpose() {
            return new Operand(array, !byColumn);
        }
    }

    /** The engine, or something that leaves all products to the loops below. */
    static final Faster FAST = find();

    private static final int WIDTH = 256;
    private static final int TERMS = 64;
    private static final int LEAST_WIDTH = 12;

    /** So many columns become rows, which stay in the cache meanwhile, before the next ones. */
    private static final int PATCH = 64;

    private Product() {}

    private static Faster find() {
        try {
            return Class.forName("backprop.engine.TiledEngine")
                    .asSubclass(Faster.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            // There is none, or it is of another version.
            return (rows, terms, columns, a, aTransposed, b, bTransposed, c) -> false;
        }
    }

    /** C = A B with A rows x terms and B terms x columns. */
    static double[] of(int rows, int terms, int columns, Operand left, Operand right) {
        double[] a = left.array;
        boolean aTransposed = left.byColumn;
        double[] b = right.array;
        boolean bTransposed = right.byColumn;
        var c = new double[Shapes.checkSize(rows, columns)];
        if (!FAST.multiply(rows, terms, columns, a, aTransposed, b, bTransposed, c)) {
            int aRow = aTransposed ? 1 : terms;
            int aTerm = aTransposed ? rows : 1;
            if (columns < LEAST_WIDTH) {
                multiplyNarrow(
                        rows, terms, columns, a, aRow, aTerm, b, bTransposed ? 1 : columns, bTransposed ? terms : 1, c);
            } else {
                // To transpose B costs far less than the product.
                multiply(rows, terms, columns, a, aRow, aTerm, bTransposed ? transpose(columns, terms, b) : b, c);
            }
        }
        return c;
    }

    /** C = A B, sum by sum: for rows of C that are too short for the other way. */
    private static void multiplyNarrow(
            int rows,
            int terms,
            int columns,
            double[] a,
            int aRow,
            int aTerm,
            double[] b,
            int bTerm,
            int bColumn,
            double[] c) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                c[i * columns + j] = sum(terms, a, i * aRow, aTerm, b, j * bColumn, bTerm);
            }
        }
    }

    /** The sum of a_k * b_k; the terms' places are aStep and bStep apart. */
    private static double sum(int terms, double[] a, int aAt, int aStep, double[] b, int bAt, int bStep) {
        double sum = 0;
        int k = 0;
        for (; k + 4 <= terms; k += 4) {
            int i = aAt + k * aStep;
            int j = bAt + k * bStep;
            sum += a[i] * b[j]
                    + a[i + aStep] * b[j + bStep]
                    + a[i + 2 * aStep] * b[j + 2 * bStep]
                    + a[i + 3 * aStep] * b[j + 3 * bStep];
        }
        for (; k < terms; k++) {
            sum += a[aAt + k * aStep] * b[bAt + k * bStep];
        }
        return sum;
    }

    /**
     * Adds A B to C. A block of B, {@link #TERMS} rows of {@link #WIDTH} columns, is copied to rows of their own: then all
     * arrays of the innermost loop begin at 0, and the JVM's compiler makes instructions for several elements of it.
     *
     * @param aRow the distance from one row of A to the next
     * @param aTerm the distance from one column of A to the next
     */
    private static void multiply(
            int rows, int terms, int columns, double[] a, int aRow, int aTerm, double[] b, double[] c) {
        var block = new double[Math.min(TERMS, terms)][Math.min(WIDTH, columns)];
        var sums = new double[Math.min(WIDTH, columns)];
        for (int j = 0; j < columns; j += WIDTH) {
            int width = Math.min(WIDTH, columns - j);
            for (int k = 0; k < terms; k += TERMS) {
                int count = Math.min(TERMS, terms - k);
                for (int t = 0; t < count; t++) {
                    System.arraycopy(b, (k + t) * columns + j, block[t], 0, width);
                }
                for (int i = 0; i < rows; i++) {
                    System.arraycopy(c, i * columns + j, sums, 0, width);
                    addRows(width, sums, block, count, a, i * aRow + k * aTerm, aTerm);
                    System.arraycopy(sums, 0, c, i * columns + j, width);
                }
            }
        }
    }

    /** Adds this many rows of B to a row of C, each times an element of A; these are aStep apart. */
    private static void addRows(int width, double[] c, double[][] b, int count, double[] a, int aAt, int aStep) {
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            int at = aAt + k * aStep;
            addFour(
                    width,
                    c,
                    b[k],
                    a[at],
                    b[k + 1],
                    a[at + aStep],
                    b[k + 2],
                    a[at + 2 * aStep],
                    b[k + 3],
                    a[at + 3 * aStep]);
        }
        for (; k < count; k++) {
            addOne(width, c, b[k], a[aAt + k * aStep]);
        }
    }

    private static void addFour(
            int width,
            double[] c,
            double[] b0,
            double a0,
            double[] b1,
            double a1,
            double[] b2,
            double a2,
            double[] b3,
            double a3) {
        for (int j = 0; j < width; j++) {
            c[j] += a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
        }
    }

    private static void addOne(int width, double[] c, double[] b, double a) {
        for (int j = 0; j < width; j++) {
            c[j] += a * b[j];
        }
    }

    /** The columns x rows array with the element (i, j) of a rows x columns array at (j, i), four rows side by side. */
    static double[] transpose(int rows, int columns, double[] a) {
        var result = new double[a.length];
        int whole = rows / 4 * 4;
        for (int from = 0; from < columns; from += PATCH) {
            int to = Math.min(columns, from + PATCH);
            for (int i = 0; i < whole; i += 4) {
                transposeFour(rows, columns, a, i, from, to, result);
            }
            for (int i = whole; i < rows; i++) {
                for (int j = from; j < to; j++) {
                    result[j * rows + i] = a[i * columns + j];
                }
            }
        }
        return result;
    }

    private static void transposeFour(int rows, int columns, double[] a, int i, int from, int to, double[] result) {
        int second = (i + 1) * columns;
        int third = second + columns;
        int fourth = third + columns;
        for (int j = from; j < to; j++) {
            int at = j * rows + i;
            result[at] = a[i * columns + j];
            result[at + 1] = a[second + j];
            result[at + 2] = a[third + j];
            result[at + 3] = a[fourth + j];
        }
    }
}
