package backprop;

/** From labels, the numbers of classes, to the outputs of a network and back. Classes count from 0. */
public final class Classification {
    private Classification() {}

    /** A row for each label with 1 in the label's column and 0 elsewhere: labels.length×classes. */
    public static Matrix oneHot(int[] labels, int classes) {
        checkLabels(labels, labels.length, classes);
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

    static void checkLabels(int[] labels, int rows, int classes) {
        if (labels.length != rows) {
            throw new ShapeException(
                    "%d labels for %d rows of outputs; each row needs one".formatted(labels.length, rows));
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException("label %d at index %d; with %d classes labels are 0 to %d"
                        .formatted(labels[i], i, classes, classes - 1));
            }
        }
    }
}
