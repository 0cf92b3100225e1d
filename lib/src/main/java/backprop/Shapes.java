package backprop;

/** The checks of shapes and the messages of those that fail. */
final class Shapes {
    private Shapes() {}

    static String text(int rows, int columns) {
        return rows + "×" + columns;
    }

    /** A matrix has at least one row and one column: means, maxima and products are then always defined. */
    static void checkSize(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new ShapeException("a matrix needs at least one row and one column, not " + text(rows, columns));
        }
        if ((long) rows * columns > Integer.MAX_VALUE - 8) {
            throw new ShapeException(
                    "a matrix of " + text(rows, columns) + " has more elements than a Java array can hold");
        }
    }

    static void checkDot(Matrix left, Matrix right) {
        if (left.columns() == right.rows()) {
            return;
        }
        throw new ShapeException(
                productText("dot", left.rows(), left.columns(), right.rows(), right.columns()) + hint(left, right));
    }

    /** For leftᵀ·right, where the rows of both must agree. */
    static void checkTransposeDot(Matrix left, Matrix right) {
        if (left.rows() != right.rows()) {
            throw new ShapeException(
                    productText("transposeDot", left.columns(), left.rows(), right.rows(), right.columns())
                            + "; transposeDot transposes the left operand, both need the same number of rows");
        }
    }

    /** For left·rightᵀ, where the columns of both must agree. */
    static void checkDotTranspose(Matrix left, Matrix right) {
        if (left.columns() != right.columns()) {
            throw new ShapeException(
                    productText("dotTranspose", left.rows(), left.columns(), right.columns(), right.rows())
                            + "; dotTranspose transposes the right operand, both need the same number of columns");
        }
    }

    private static String productText(String name, int rows, int inner, int otherInner, int columns) {
        return "%s: (%s)·(%s): the inner sizes %d and %d differ"
                .formatted(name, text(rows, inner), text(otherInner, columns), inner, otherInner);
    }

    private static String hint(Matrix left, Matrix right) {
        if (left.columns() == right.columns()) {
            return "; transposing the right operand would fit: (%s)·(%s) is %s"
                    .formatted(left.shape(), right.transpose().shape(), text(left.rows(), right.rows()));
        }
        if (left.rows() == right.rows()) {
            return "; transposing the left operand would fit: (%s)·(%s) is %s"
                    .formatted(left.transpose().shape(), right.shape(), text(left.columns(), right.columns()));
        }
        if (left.rows() == right.columns()) {
            return "; the other order would fit: (%s)·(%s) is %s"
                    .formatted(right.shape(), left.shape(), text(right.rows(), left.columns()));
        }
        return "; the left operand needs as many columns as the right one has rows";
    }

    /** The same shape, a row to be added to every row, or a column to be added to every column. */
    static void checkBroadcast(String name, Matrix left, Matrix right) {
        boolean rowsFit = right.rows() == left.rows() || right.rows() == 1;
        boolean columnsFit = right.columns() == left.columns() || right.columns() == 1;
        if (rowsFit && columnsFit) {
            return;
        }
        boolean transposeFits = (right.columns() == left.rows() || right.columns() == 1)
                && (right.rows() == left.columns() || right.rows() == 1);
        throw new ShapeException(("%s: %s and %s do not fit; the right operand may be %s, a row %s or a column %s"
                        + (transposeFits ? "; its transpose %s would fit" : ""))
                .formatted(
                        name,
                        left.shape(),
                        right.shape(),
                        left.shape(),
                        text(1, left.columns()),
                        text(left.rows(), 1),
                        right.transpose().shape()));
    }

    static void checkSame(String name, Matrix left, Matrix right) {
        checkShape(name, right, left.rows(), left.columns());
    }

    static void checkShape(String name, Matrix matrix, int rows, int columns) {
        if (matrix.rows() != rows || matrix.columns() != columns) {
            throw new ShapeException(
                    "%s: expected a matrix of %s, not %s".formatted(name, text(rows, columns), matrix.shape()));
        }
    }

    static void checkRange(String name, int from, int to, int size) {
        if (from < 0 || to > size || from >= to) {
            throw new IndexOutOfBoundsException(
                    "%s %d (included) to %d (excluded) of a matrix with %d %s; right is 0 ≤ from < to ≤ %d"
                            .formatted(name, from, to, size, name, size));
        }
    }

    static void checkIndex(String name, int index, int size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("%s %d of a matrix with %d %ss; they count from 0 to %d"
                    .formatted(name, index, size, name, size - 1));
        }
    }
}
