package backprop;

/**
 * The three matrix products, on row-major arrays. Each inner loop runs along rows, so that memory is read in the order in
 * which it lies, and takes four terms of the sum at a time, so that an element of the result is loaded and stored once for
 * four multiplications. Products that are large enough go to {@link BlockedProduct} instead.
 */
final class Product {
    private Product() {}

    /** C = A·B with A r×n, B n×c: row i of C is the sum of B's rows, each times an element of A's row i. */
    static Matrix dot(Matrix left, Matrix right) {
        int n = left.columns();
        int columns = right.columns();
        if (BlockedProduct.pays(left.rows(), n, columns)) {
            return BlockedProduct.SHARED.multiply(BlockedProduct.Operand.of(left), BlockedProduct.Operand.of(right));
        }
        return readableDot(left, right);
    }

    /** The same, whatever the size. */
    static Matrix readableDot(Matrix left, Matrix right) {
        int n = left.columns();
        int columns = right.columns();
        var result = new double[left.rows() * columns];
        for (int i = 0; i < left.rows(); i++) {
            int k = 0;
            for (; k + 4 <= n; k += 4) {
                int at = i * n + k;
                addFourRows(
                        result,
                        i * columns,
                        right.data,
                        k * columns,
                        columns,
                        left.data[at],
                        left.data[at + 1],
                        left.data[at + 2],
                        left.data[at + 3]);
            }
            for (; k < n; k++) {
                addRow(result, i * columns, right.data, k * columns, columns, left.data[i * n + k]);
            }
        }
        return new Matrix(left.rows(), columns, result);
    }

    /** C = Aᵀ·B with A n×r, B n×c: for each of the n examples, B's row times each element of A's row goes to C. */
    static Matrix transposeDot(Matrix left, Matrix right) {
        int n = left.rows();
        int rows = left.columns();
        int columns = right.columns();
        if (BlockedProduct.pays(rows, n, columns)) {
            return BlockedProduct.SHARED.multiply(
                    BlockedProduct.Operand.transposed(left), BlockedProduct.Operand.of(right));
        }
        return readableTransposeDot(left, right);
    }

    /** The same, whatever the size. */
    static Matrix readableTransposeDot(Matrix left, Matrix right) {
        int n = left.rows();
        int rows = left.columns();
        int columns = right.columns();
        var result = new double[rows * columns];
        int k = 0;
        for (; k + 4 <= n; k += 4) {
            for (int i = 0; i < rows; i++) {
                int at = k * rows + i;
                addFourRows(
                        result,
                        i * columns,
                        right.data,
                        k * columns,
                        columns,
                        left.data[at],
                        left.data[at + rows],
                        left.data[at + 2 * rows],
                        left.data[at + 3 * rows]);
            }
        }
        for (; k < n; k++) {
            for (int i = 0; i < rows; i++) {
                addRow(result, i * columns, right.data, k * columns, columns, left.data[k * rows + i]);
            }
        }
        return new Matrix(rows, columns, result);
    }

    /** C = A·Bᵀ with A r×n, B c×n: B is transposed once, which costs far less than the product. */
    static Matrix dotTranspose(Matrix left, Matrix right) {
        if (BlockedProduct.pays(left.rows(), left.columns(), right.rows())) {
            return BlockedProduct.SHARED.multiply(
                    BlockedProduct.Operand.of(left), BlockedProduct.Operand.transposed(right));
        }
        return readableDot(left, right.transpose());
    }

    /** c[j] += a · b[j] for one row of c and one of b. */
    private static void addRow(double[] c, int cFrom, double[] b, int bFrom, int count, double a) {
        for (int j = 0; j < count; j++) {
            c[cFrom + j] += a * b[bFrom + j];
        }
    }

    /** c[j] += a0·b0[j] + a1·b1[j] + a2·b2[j] + a3·b3[j] for one row of c and four rows of b. */
    private static void addFourRows(
            double[] c, int cFrom, double[] b, int bFrom, int count, double a0, double a1, double a2, double a3) {
        int second = bFrom + count;
        int third = second + count;
        int fourth = third + count;
        for (int j = 0; j < count; j++) {
            c[cFrom + j] += a0 * b[bFrom + j] + a1 * b[second + j] + a2 * b[third + j] + a3 * b[fourth + j];
        }
    }
}
