package backprop;

/** The checks of shapes and the messages of those that fail. */
final class Shapes {
    private Shapes() {}

    /** For example 64x1000, with a multiplication sign. */
    static String text(long rows, long columns) {
        return rows + "\u00d7" + columns;
    }

    /** The number of elements. There is at least one row and one column, so that each mean and maximum exists. */
    static int checkSize(long rows, long columns) {
        if (rows < 1 || columns < 1) {
            throw new ShapeException("a matrix needs at least one row and one column, not " + text(rows, columns));
        }
        if (rows > (Integer.MAX_VALUE - 8) / columns) {
            throw new ShapeException(
                    "a matrix of " + text(rows, columns) + " has more elements than a Java array can hold");
        }
        return (int) (rows * columns);
    }

    /** For the product of an r x n and an n x c matrix. */
    static void checkDot(int leftRows, int leftColumns, int rightRows, int rightColumns) {
        if (leftColumns != rightRows) {
            throw new ShapeException(productText("dot", leftRows, leftColumns, rightRows, rightColumns)
                    + hint(leftRows, leftColumns, rightRows, rightColumns));
        }
    }

    /** For the product of a transposed n x r and an n x c matrix. */
    static void checkTransposeDot(int leftRows, int leftColumns, int rightRows, int rightColumns) {
        if (leftRows != rightRows) {
            throw new ShapeException(productText("transposeDot", leftColumns, leftRows, rightRows, rightColumns)
                    + "; transposeDot transposes the left operand, both need the same number of rows");
        }
    }

    /** For the product of an r x n and a transposed c x n matrix. */
    static void checkDotTranspose(int leftRows, int leftColumns, int rightRows, int rightColumns) {
        if (leftColumns != rightColumns) {
            throw new ShapeException(productText("dotTranspose", leftRows, leftColumns, rightColumns, rightRows)
                    + "; dotTranspose transposes the right operand, both need the same number of columns");
        }
    }

    private static String productText(String name, int rows, int inner, int otherInner, int columns) {
        return name + ": " + factors(rows, inner, otherInner, columns)
                + ": the inner sizes %d and %d differ".formatted(inner, otherInner);
    }

    private static String factors(int rows, int inner, int otherInner, int columns) {
        return "(%s)\u00b7(%s)".formatted(text(rows, inner), text(otherInner, columns));
    }

    private static String hint(int leftRows, int leftColumns, int rightRows, int rightColumns) {
        if (leftColumns == rightColumns) {
            return "; transposing the right operand would fit: %s is %s"
                    .formatted(factors(leftRows, leftColumns, rightColumns, rightRows), text(leftRows, rightRows));
        }
        if (leftRows == rightRows) {
            return "; transposing the left operand would fit: %s is %s"
                    .formatted(
                            factors(leftColumns, leftRows, rightRows, rightColumns), text(leftColumns, rightColumns));
        }
        if (leftRows == rightColumns) {
            return "; the other order would fit: %s is %s"
                    .formatted(factors(rightRows, rightColumns, leftRows, leftColumns), text(rightRows, leftColumns));
        }
        return "; the left operand needs as many columns as the right one has rows";
    }

    /** The same shape, a row to be used for every row, or a column to be used for every column. */
    static void checkBroadcast(String name, int rows, int columns, int rightRows, int rightColumns) {
        if ((rightRows == rows || rightRows == 1) && (rightColumns == columns || rightColumns == 1)) {
            return;
        }
        boolean transposeFits = (rightColumns == rows || rightColumns == 1) && (rightRows == columns || rightRows == 1);
        throw new ShapeException("%s: %s and %s do not fit; the right operand may be %s, a row %s or a column %s%s"
                .formatted(
                        name,
                        text(rows, columns),
                        text(rightRows, rightColumns),
                        text(rows, columns),
                        text(1, columns),
                        text(rows, 1),
                        transposeFits ? "; its transpose %s would fit".formatted(text(rightColumns, rightRows)) : ""));
    }

    static void checkShape(String name, int rows, int columns, int rightRows, int rightColumns) {
        if (rows != rightRows || columns != rightColumns) {
            throw new ShapeException("%s: expected a matrix of %s, not %s"
                    .formatted(name, text(rightRows, rightColumns), text(rows, columns)));
        }
    }

    static void checkRange(String name, int from, int to, int size) {
        if (from < 0 || to > size || from >= to) {
            throw new IndexOutOfBoundsException(
                    "%s %d (included) to %d (excluded) of a matrix with %d %s; right is 0 \u2264 from < to \u2264 %d"
                            .formatted(name, from, to, size, name, size));
        }
    }

    /** For row i of a matrix that is made from rows, of which row 0 has this many columns. */
    static void checkLength(int i, int length, int columns) {
        if (length != columns) {
            throw new ShapeException("of: row 0 has %d elements, but row %d has %d".formatted(columns, i, length));
        }
    }

    static void checkPlace(int i, int rows, int j, int columns) {
        checkIndex("row", i, rows);
        checkIndex("column", j, columns);
    }

    static void checkIndex(String name, int index, int size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("%s %d of a matrix with %d %ss; they count from 0 to %d"
                    .formatted(name, index, size, name, size - 1));
        }
    }
}
