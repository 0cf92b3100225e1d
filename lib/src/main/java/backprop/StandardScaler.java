package backprop;

import backprop.numpy.Statistics;
import java.util.function.ToDoubleFunction;

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
        Matrix least = X.columnMin();
        Matrix greatest = X.columnMax();
        // Powers of two change no digit, and bring each column to where its squares can neither overflow nor vanish.
        Matrix scale = least.combine(
                "scale",
                greatest,
                (low, high) -> Math.scalb(1.0, -Math.getExponent(Math.max(Math.abs(low), Math.abs(high)))));
        Matrix mean = ofColumns(X.times(scale), Statistics::mean).dividedBy(scale);
        Matrix std = ofColumns(X.times(scale), Statistics::std).dividedBy(scale);
        for (int j = 0; j < X.columns(); j++) {
            if (least.get(0, j) == greatest.get(0, j)) {
                throw new IllegalArgumentException(
                        "column %d is %s in all %d rows, so it has no spread to divide by; leave the column out"
                                .formatted(j, least.get(0, j), X.rows()));
            }
            if (std.get(0, j) < Double.MIN_NORMAL || Double.isInfinite(greatest.get(0, j) - least.get(0, j))) {
                throw new IllegalArgumentException(
                        "column %d reaches from %s to %s, a spread that a double cannot hold; "
                                        .formatted(j, least.get(0, j), greatest.get(0, j))
                                + "multiply the column by a constant first");
            }
        }
        return new StandardScaler(mean, std);
    }

    /** Each feature as an array of its own, added up pairwise: so do the rows of article 003. */
    private static Matrix ofColumns(Matrix X, ToDoubleFunction<double[]> statistic) {
        return new Matrix(1, X.columns(), Statistics.ofColumns(X.data(), X.columns(), statistic));
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
