package backprop.engine;

import backprop.Classification;

/**
 * Where the outputs of some examples lie in an array: {@code count} rows, each of which is an output, the first at this index, the
 * next one {@code step} later. A row begins with as many columns as there are examples; what follows belongs to none.
 */
record TileRows(int from, int count, int columns, int step) {
    /** For how many examples a finds the class of y, in the sense of {@link Classification#accuracy}. */
    int right(double[] a, double[] y) {
        int right = 0;
        for (int t = from; t < from + columns; t++) {
            int best = greatest(a, t);
            boolean found = count == 1 ? a[t] >= 0.5 == y[t] >= 0.5 : best == greatest(y, t);
            right += found && !Double.isNaN(a[best]) ? 1 : 0;
        }
        return right;
    }

    /** Where the greatest number of a column is, the first of equals; a NaN counts as the greatest. */
    private int greatest(double[] values, int column) {
        int greatest = column;
        for (int k = column; k < to(); k += step) {
            greatest = values[k] > values[greatest] || Double.isNaN(values[k]) ? k : greatest;
        }
        return greatest;
    }

    /** The index after the last row. */
    int to() {
        return from + count * step;
    }
}
