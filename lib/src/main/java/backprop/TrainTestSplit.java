package backprop;

/**
 * Data for training, and data kept back to see how the network does on what it has not seen.
 *
 * @param XTrain the features to learn from
 * @param YTrain the right outputs for them
 * @param XTest the features kept back
 * @param YTest the right outputs for these
 */
public record TrainTestSplit(Matrix XTrain, Matrix YTrain, Matrix XTest, Matrix YTest) {
    /** The first rows for training, floor(ratio * n) of them, and the rest for testing, as in article 003. */
    public static TrainTestSplit of(Matrix X, Matrix Y, double trainRatio) {
        Y.checkShape("Y", X.rows(), Y.columns());
        int count = (int) (trainRatio * X.rows());
        if (count < 1 || count >= X.rows()) {
            throw new IllegalArgumentException("a ratio of %s splits %d rows into %d and %d; both parts need a row"
                    .formatted(trainRatio, X.rows(), count, X.rows() - count));
        }
        return new TrainTestSplit(X.rows(0, count), Y.rows(0, count), X.rows(count, X.rows()), Y.rows(count, Y.rows()));
    }

    /** As {@link #of}, after the rows have been put into a random order, for data that are sorted. */
    public static TrainTestSplit shuffled(Matrix X, Matrix Y, double trainRatio, NumpyRandom random) {
        Y.checkShape("Y", X.rows(), Y.columns());
        int[] order = random.permutation(X.rows());
        return of(X.pickRows(order), Y.pickRows(order), trainRatio);
    }
}
