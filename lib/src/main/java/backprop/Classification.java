package backprop;

/** From labels, the numbers of classes, to the outputs of a network and back. Classes count from 0. */
public final class Classification {
    private Classification() {}

    /** A row for each label with 1 in the label's column and 0 elsewhere: labels.length x classes. */
    public static Matrix oneHot(int[] labels, int classes) {
        ConfusionMatrix.checkLabels(labels, labels.length, classes);
        Matrix Y = Matrix.zeros(labels.length, classes);
        for (int i = 0; i < labels.length; i++) {
            Y.set(i, labels[i], 1);
        }
        return Y;
    }

    /** The share of the rows of A whose greatest output is the label's, 0 to 1. */
    public static double accuracy(Matrix A, int[] labels) {
        return ConfusionMatrix.of(A, labels).accuracy();
    }
}
