package backprop;

import java.util.Locale;

/** Which classes are taken for which: how many examples of one class were predicted as another. */
public final class ConfusionMatrix {
    private final int[][] counts;

    private ConfusionMatrix(int[][] counts) {
        this.counts = counts;
    }

    /**
     * Counts predictions.
     *
     * @param A the outputs, examples x classes; the greatest of a row is the predicted class
     * @param labels the right class of each example, 0 to classes - 1
     * @throws IllegalArgumentException if there are not as many labels as rows, if one is no class, or if A holds NaN
     *     or infinity
     */
    public static ConfusionMatrix of(Matrix A, int[] labels) {
        checkLabels(labels, A.rows(), A.columns());
        A.checkFinite("A");
        var counts = new int[A.columns()][A.columns()];
        int[] predicted = A.rowArgmax();
        for (int i = 0; i < labels.length; i++) {
            counts[labels[i]][predicted[i]]++;
        }
        return new ConfusionMatrix(counts);
    }

    /** Checks that there is a label for each row, and that it is a class. */
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

    /** The number of classes. */
    public int classes() {
        return counts.length;
    }

    /**
     * How many examples of class actual were predicted as class predicted.
     *
     * @throws IndexOutOfBoundsException if one of them is no class
     */
    public int count(int actual, int predicted) {
        for (int each : new int[] {actual, predicted}) {
            if (each < 0 || each >= counts.length) {
                throw new IndexOutOfBoundsException(
                        "class %d; this matrix has classes 0 to %d".formatted(each, counts.length - 1));
            }
        }
        return counts[actual][predicted];
    }

    /** The share of examples on the diagonal, 0 to 1. */
    public double accuracy() {
        int right = 0;
        int all = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
            for (int count : counts[i]) {
                all += count;
            }
        }
        return (double) right / all;
    }

    /** A table: one row for each actual class, one column for each predicted one. */
    @Override
    public String toString() {
        var text = new StringBuilder("actual\\predicted");
        for (int j = 0; j < counts.length; j++) {
            text.append(String.format(Locale.ROOT, "%6d", j));
        }
        for (int i = 0; i < counts.length; i++) {
            text.append(String.format(Locale.ROOT, "\n%16d", i));
            for (int count : counts[i]) {
                text.append(String.format(Locale.ROOT, "%6d", count));
            }
        }
        return text.toString();
    }
}
