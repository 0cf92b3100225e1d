package backprop;

import java.util.Arrays;

/** From labels, the numbers of classes, to the outputs of a network and back. Classes count from 0. */
public final class Classification {
    private Classification() {}

    /**
     * 1 in row i's column labels[i], 0 elsewhere: the right outputs for examples with these labels.
     *
     * @param labels n of them, each 0 to classes - 1; the result is n x classes
     * @throws IllegalArgumentException if a label is no class
     */
    public static Matrix oneHot(int[] labels, int classes) {
        ConfusionMatrix.checkLabels(labels, labels.length, classes);
        Matrix Y = Matrix.zeros(labels.length, classes);
        for (int i = 0; i < labels.length; i++) {
            Y.set(i, labels[i], 1);
        }
        return Y;
    }

    /** {@link #oneHot(int[], int)} with as many classes as the greatest label tells. */
    public static Matrix oneHot(int[] labels) {
        return oneHot(labels, Arrays.stream(labels).max().orElse(0) + 1);
    }

    /**
     * The share of the rows of A whose greatest output is the label's, 0 to 1.
     *
     * @param A n x classes
     * @param labels n of them, each 0 to classes - 1
     * @throws IllegalArgumentException if there are not as many labels as rows, if one is no class, or if A holds NaN
     *     or infinity
     */
    public static double accuracy(Matrix A, int[] labels) {
        return ConfusionMatrix.of(A, labels).accuracy();
    }

    /**
     * The share of the rows whose greatest output is in the same column in A and Y, 0 to 1; with one output, of those
     * on the same side of 1/2.
     *
     * @param A n x outputs
     * @param Y n x outputs, one-hot, or one column of 0 and 1
     * @throws ShapeException if the shapes differ
     * @throws IllegalArgumentException if A or Y holds NaN or infinity
     */
    public static double accuracy(Matrix A, Matrix Y) {
        Y.checkShape("accuracy", A.rows(), A.columns());
        A.checkFinite("A");
        Y.checkFinite("Y");
        return (double) right(A, Y) / A.rows();
    }

    /** How many rows have the right class; one with a NaN has none. */
    static int right(Matrix A, Matrix Y) {
        int[] found = classes(A);
        int[] labels = classes(Y);
        Matrix greatest = A.rowMax();
        int right = 0;
        for (int i = 0; i < found.length; i++) {
            right += found[i] == labels[i] && !Double.isNaN(greatest.get(i, 0)) ? 1 : 0;
        }
        return right;
    }

    private static int[] classes(Matrix A) {
        return A.columns() > 1
                ? A.rowArgmax()
                : Arrays.stream(A.data()).mapToInt(a -> a >= 0.5 ? 1 : 0).toArray();
    }

    /** Whether each row of Y is one-hot or, with one output, 0 or 1: then the network is to tell classes. */
    static boolean tellsClasses(Matrix Y) {
        int ones = 0;
        for (double y : Y.data()) {
            if (y != 0 && y != 1) {
                return false;
            }
            ones += y == 1 ? 1 : 0;
        }
        return Y.columns() == 1 || (ones == Y.rows() && Y.rowMax().min() == 1);
    }
}
