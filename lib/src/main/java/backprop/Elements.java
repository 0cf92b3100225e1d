package backprop;

import java.util.function.DoubleBinaryOperator;

/** Loops over the elements of arrays that hold matrices row by row. */
final class Elements {
    private Elements() {}

    /**
     * Writes f(a_ij, b_ij) into the result. If B has one row, every row of A meets it; if it has one column, every column.
     *
     * @param name what the caller is called, for the message if the shapes do not fit
     * @param result rows x columns; it may be a itself
     * @param a rows x columns
     * @param b bRows x bColumns, where each is that of A, or 1
     */
    static void combine(
            String name,
            double[] result,
            int rows,
            int columns,
            double[] a,
            int bRows,
            int bColumns,
            double[] b,
            DoubleBinaryOperator f) {
        Shapes.checkBroadcast(name, rows, columns, bRows, bColumns);
        int rowStep = bRows == 1 ? 0 : bColumns;
        int columnStep = bColumns == 1 ? 0 : 1;
        for (int i = 0; i < rows; i++) {
            int from = i * columns;
            int bFrom = i * rowStep;
            for (int j = 0; j < columns; j++) {
                result[from + j] = f.applyAsDouble(a[from + j], b[bFrom + j * columnStep]);
            }
        }
    }

    static boolean isClose(double[] left, double[] right, double tolerance) {
        for (int k = 0; k < left.length; k++) {
            // Written so that a NaN on either side, for which every comparison is false, is not close.
            if (!(Math.abs(left[k] - right[k]) <= tolerance) && left[k] != right[k]) {
                return false;
            }
        }
        return true;
    }

    /** The index of the first NaN or infinity, or -1. */
    static int firstNotFinite(double[] values) {
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k])) {
                return k;
            }
        }
        return -1;
    }

    /** Checks data that are handed to the library. */
    static void checkFinite(String name, int columns, double[] values) {
        int at = firstNotFinite(values);
        if (at >= 0) {
            throw new IllegalArgumentException("%s has %s in row %d, column %d; every number must be finite"
                    .formatted(name, values[at], at / columns, at % columns));
        }
    }
}
