package backprop;

import java.util.function.DoubleBinaryOperator;

/** Operations that take two matrices element by element, with a row or a column repeated where the other is a matrix. */
final class Elementwise {
    private Elementwise() {}

    static Matrix combine(String name, Matrix left, Matrix right, DoubleBinaryOperator f) {
        var result = new double[left.size()];
        combineInto(result, name, left, right, f);
        return new Matrix(left.rows(), left.columns(), result);
    }

    /** Writes f(left, right) into the result, which may be the left matrix's own array. */
    static void combineInto(double[] result, String name, Matrix left, Matrix right, DoubleBinaryOperator f) {
        Shapes.checkBroadcast(name, left, right);
        int columns = left.columns();
        int rowStep = right.rows() == 1 ? 0 : right.columns();
        int columnStep = right.columns() == 1 ? 0 : 1;
        for (int i = 0; i < left.rows(); i++) {
            int from = i * columns;
            int rightFrom = i * rowStep;
            for (int j = 0; j < columns; j++) {
                result[from + j] = f.applyAsDouble(left.data()[from + j], right.data()[rightFrom + j * columnStep]);
            }
        }
    }

    static boolean isClose(double[] left, double[] right, double tolerance) {
        for (int k = 0; k < left.length; k++) {
            // Written so that a NaN on either side, for which every comparison is false, is not close.
            if (!(Math.abs(left[k] - right[k]) <= tolerance) && left[k] != right[k]) {
                return false;
            }
        }
        return true;
    }
}
