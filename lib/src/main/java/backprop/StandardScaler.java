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
     * @throws IllegalArgumentException if a column is constant, since its deviation of 0 cannot divide, or if its
     *     range is near the least or the greatest that a double can hold; it names the column
     */
    public static StandardScaler fit(Matrix X) {
        X.checkFinite("the data to scale");
        Matrix mean = Matrix.zeros(1, X.columns());
        Matrix std = Matrix.zeros(1, X.columns());
        for (int j = 0; j < X.columns(); j++) {
            double least = X.column(j).min();
            double greatest = X.column(j).max();
            if (least == greatest) {
                throw new IllegalArgumentException(
                        "column %d is %s in all %d rows, so it has no spread to divide by; leave the column out"
                                .formatted(j, least, X.rows()));
            }
            // A power of two changes no digit, and brings the column to where squares can neither overflow nor vanish.
            double scale = Math.scalb(1.0, -Math.getExponent(Math.max(Math.abs(least), Math.abs(greatest))));
            mean.set(0, j, X.column(j).times(scale).mean() / scale);
            std.set(0, j, X.column(j).times(scale).std() / scale);
            if (std.get(0, j) < Double.MIN_NORMAL || Double.isInfinite(greatest - least)) {
                throw new IllegalArgumentException(
                        "column %d reaches from %s to %s, a spread that a double cannot hold; "
                                        .formatted(j, least, greatest)
                                + "multiply the column by a constant first");
            }
        }
        return new StandardScaler(mean, std);
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
