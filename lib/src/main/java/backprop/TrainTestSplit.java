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
    /**
     * The first floor(trainRatio * n) examples for training and the rest for testing, as in article 003.
     *
     * @param X n x inputs
     * @param Y n x outputs
     * @throws ShapeException if Y has not n rows
     * @throws IllegalArgumentException if the ratio leaves a part without an example
     */
    public static TrainTestSplit of(Matrix X, Matrix Y, double trainRatio) {
        Y.checkShape("Y", X.rows(), Y.columns());
        int count = (int) (trainRatio * X.rows());
        if (count < 1 || count >= X.rows()) {
            throw new IllegalArgumentException("a ratio of %s splits %d rows into %d and %d; both parts need a row"
                    .formatted(trainRatio, X.rows(), count, X.rows() - count));
        }
        return new TrainTestSplit(X.rows(0, count), Y.rows(0, count), X.rows(count, X.rows()), Y.rows(count, Y.rows()));
    }

    /**
     * As {@link #of(Matrix, Matrix, double)}, for examples with labels: Y is {@link Classification#oneHot(int[])}.
     *
     * @param X n x inputs
     * @param labels n of them, counted from 0
     */
    public static TrainTestSplit of(Matrix X, int[] labels, double trainRatio) {
        return of(X, Classification.oneHot(labels), trainRatio);
    }

    /** As {@link #of(Matrix, Matrix, double)}, after the examples were put into a random order, for sorted data. */
    public static TrainTestSplit shuffled(Matrix X, Matrix Y, double trainRatio, NumpyRandom random) {
        Y.checkShape("Y", X.rows(), Y.columns());
        int[] order = random.permutation(X.rows());
        return of(X.pickRows(order), Y.pickRows(order), trainRatio);
    }

    /** As {@link #of(Matrix, int[], double)}, after the examples have been put into a random order. */
    public static TrainTestSplit shuffled(Matrix X, int[] labels, double trainRatio, NumpyRandom random) {
        return shuffled(X, Classification.oneHot(labels), trainRatio, random);
    }

    /** The label of each training example: the column where its row of YTrain is greatest. */
    public int[] labelsTrain() {
        return YTrain.rowArgmax();
    }

    /** The label of each test example: the column where its row of YTest is greatest. */
    public int[] labelsTest() {
        return YTest.rowArgmax();
    }
}
