package backprop;

/**
 * The three matrix products, on row-major arrays. Each inner loop runs along rows, so that memory is read in the order in
 * which it lies, and takes four terms of the sum at a time, so that an element of the result is loaded and stored once for
 * four multiplications. Products that are large enough go to an engine, if there is one.
 */
final class Product {
    /** Multiplies arrays, see {@link Engine#multiply}. */
    interface Multiplier {
        boolean multiply(
                int rows,
                int terms,
                int columns,
                double[] a,
                boolean aTransposed,
                double[] b,
                boolean bTransposed,
                double[] c);
    }

    /** The engine, or something that leaves all products to the loops below. */
    static final Multiplier FAST = find();

    private Product() {}

    private static Multiplier find() {
        try {
            return Class.forName("backprop.engine.TiledEngine")
                    .asSubclass(Multiplier.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            // There is none, or it is of another version.
            return (rows, terms, columns, a, aTransposed, b, bTransposed, c) -> false;
        }
    }

    /** C = A B with A rows x terms, B terms x columns, where terms and bRows must agree. */
    static double[] dot(int rows, int terms, double[] a, int bRows, int columns, double[] b) {
        Shapes.checkDot(rows, terms, bRows, columns);
        var c = new double[Shapes.checkSize(rows, columns)];
        if (!FAST.multiply(rows, terms, columns, a, false, b, false, c)) {
            addDot(rows, terms, columns, a, b, c);
        }
        return c;
    }

    /** Row i of C is the sum of B's rows, each times an element of A's row i. */
    private static void addDot(int rows, int terms, int columns, double[] a, double[] b, double[] c) {
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < terms; k += 4) {
                addRows(Math.min(4, terms - k), c, i * columns, b, k * columns, columns, a, i * terms + k, 1);
            }
        }
    }

    /** C = A^T B with A terms x rows, B terms x columns: an example's row of B, times each element of its row of A. */
    static double[] transposeDot(int terms, int rows, double[] a, int bRows, int columns, double[] b) {
        Shapes.checkTransposeDot(terms, rows, bRows, columns);
        var c = new double[Shapes.checkSize(rows, columns)];
        if (!FAST.multiply(rows, terms, columns, a, true, b, false, c)) {
            for (int k = 0; k < terms; k += 4) {
                for (int i = 0; i < rows; i++) {
                    addRows(Math.min(4, terms - k), c, i * columns, b, k * columns, columns, a, k * rows + i, rows);
                }
            }
        }
        return c;
    }

    /** C = A B^T with A rows x terms, B columns x terms: B is transposed once, which costs far less than the product. */
    static double[] dotTranspose(int rows, int terms, double[] a, int columns, int bColumns, double[] b) {
        Shapes.checkDotTranspose(rows, terms, columns, bColumns);
        var c = new double[Shapes.checkSize(rows, columns)];
        if (!FAST.multiply(rows, terms, columns, a, false, b, true, c)) {
            addDot(rows, terms, columns, a, transpose(columns, terms, b), c);
        }
        return c;
    }

    /** The columns x rows array with the element (i, j) of a rows x columns array at (j, i). */
    static double[] transpose(int rows, int columns, double[] a) {
        var result = new double[a.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result[j * rows + i] = a[i * columns + j];
            }
        }
        return result;
    }

    /** Adds up to four rows of B to a row of C, each times an element of A; these are aStep apart. */
    private static void addRows(
            int count, double[] c, int cAt, double[] b, int bAt, int columns, double[] a, int aAt, int aStep) {
        if (count == 4) {
            double a0 = a[aAt];
            double a1 = a[aAt + aStep];
            double a2 = a[aAt + 2 * aStep];
            double a3 = a[aAt + 3 * aStep];
            int second = bAt + columns;
            int third = second + columns;
            int fourth = third + columns;
            for (int j = 0; j < columns; j++) {
                c[cAt + j] += a0 * b[bAt + j] + a1 * b[second + j] + a2 * b[third + j] + a3 * b[fourth + j];
            }
            return;
        }
        for (int k = 0; k < count; k++) {
            double factor = a[aAt + k * aStep];
            for (int j = 0; j < columns; j++) {
                c[cAt + j] += factor * b[bAt + k * columns + j];
            }
        }
    }
}
