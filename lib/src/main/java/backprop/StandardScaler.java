package backprop;

/**
 * Standardises data, z = (x - mean) / std for each column, with means and deviations learnt once, from the training set
 * alone: test data that had a say in them would not be unseen any more.
 */
public final class StandardScaler {
    private final Matrix mean;
    private final Matrix std;

    private StandardScaler(Matrix mean, Matrix std) {
        this.mean = mean;
        this.std = std;
    }

    /**
     * Learns the mean and the standard deviation of each column of X.
     *
     * @throws IllegalArgumentException if a column is constant, since its deviation of 0 cannot divide; it names the column
     */
    public static StandardScaler fit(Matrix X) {
        X.checkFinite("the data to scale");
        Matrix least = X.columnMin();
        Matrix greatest = X.columnMax();
        for (int j = 0; j < X.columns(); j++) {
            if (least.get(0, j) == greatest.get(0, j)) {
                throw new IllegalArgumentException(
                        "column %d is %s in all %d rows, so it has no spread to divide by; leave the column out"
                                .formatted(j, least.get(0, j), X.rows()));
            }
        }
        return new StandardScaler(X.columnMeans(), X.columnStds());
    }

    /**
     * (X - mean) / std.
     *
     * @param X of any number of rows; not modified
     * @throws ShapeException if X has another number of columns than the data learnt from
     */
    public Matrix transform(Matrix X) {
        X.checkShape("transform", X.rows(), mean.columns());
        return X.minus(mean).dividedBy(std);
    }

    /**
     * Z * std + mean, element by element, back to the units that went into {@link #transform}.
     *
     * @param Z of any number of rows; not modified
     * @throws ShapeException if Z has another number of columns than the data learnt from
     */
    public Matrix inverse(Matrix Z) {
        Z.checkShape("inverse", Z.rows(), mean.columns());
        return Z.times(std).plus(mean);
    }

    /** The means, 1 x columns. */
    public Matrix mean() {
        return mean.copy();
    }

    /** The standard deviations sqrt(sum (x - mean)^2 / n), 1 x columns. */
    public Matrix std() {
        return std.copy();
    }
}
