package backprop.classroom.exercises;

import backprop.Matrix;
import backprop.classroom.exercises.Numbers.Kind;
import java.lang.reflect.Array;
import java.util.List;

/**
 * An answer as numbers, whatever type the reader has them in.
 *
 * @param values the numbers; of no meaning where there is a complaint
 * @param complaint why there are none; empty where there are
 */
record Given(Matrix values, String complaint) {
    private static final Matrix NOTHING = Matrix.zeros(1, 1);

    private static Given refused(String complaint) {
        return new Given(NOTHING, complaint);
    }

    private static Given accepted(Matrix values) {
        return new Given(values, "");
    }

    static Given of(Object answer, Kind kind) {
        boolean isNumber = answer instanceof Number;
        if (kind == Kind.MATRIX && isNumber) {
            return refused(Tried.wrongType(answer, kind.words));
        }
        Given given = asMatrix(answer, kind);
        if (!given.complaint().isEmpty()) {
            return given;
        }
        Matrix matrix = given.values();
        if (kind == Kind.NUMBER && matrix.size() != 1) {
            return refused(
                    "Your answer has " + matrix.size() + " numbers (" + matrix.shape() + "), where one is asked.");
        }
        // A column of numbers is as good a list as a row.
        Matrix list = kind == Kind.LIST && matrix.columns() == 1 ? matrix.transpose() : matrix;
        String notANumber = notANumber(list);
        return notANumber.isEmpty() ? accepted(list) : refused(notANumber);
    }

    private static Given asMatrix(Object answer, Kind kind) {
        if (answer instanceof Matrix matrix) {
            return matrix.size() == 0 ? refused("Your answer is empty.") : accepted(matrix);
        }
        if (answer instanceof Number number) {
            return accepted(Matrix.full(1, 1, number.doubleValue()));
        }
        Object array = answer instanceof List<?> list ? list.toArray() : answer;
        if (!array.getClass().isArray()) {
            return refused(Tried.wrongType(answer, kind.words));
        }
        int length = Array.getLength(array);
        if (length == 0) {
            return refused("Your answer is empty.");
        }
        return Array.get(array, 0) instanceof double[] ? rows(array, length) : row(array, length);
    }

    private static Given row(Object array, int length) {
        Matrix row = Matrix.zeros(1, length);
        for (int i = 0; i < length; i++) {
            if (!(Array.get(array, i) instanceof Number number)) {
                return refused("Your answer has something in place " + i + " that is no number.");
            }
            row.set(0, i, number.doubleValue());
        }
        return accepted(row);
    }

    private static Given rows(Object array, int length) {
        double[][] rows = new double[length][];
        for (int i = 0; i < length; i++) {
            if (!(Array.get(array, i) instanceof double[] row) || row.length == 0) {
                return refused("Row " + i + " of your answer is empty.");
            }
            if (i > 0 && row.length != rows[0].length) {
                return refused("The rows of your answer have different lengths: row 0 has " + rows[0].length
                        + " numbers, row " + i + " has " + row.length + ".");
            }
            rows[i] = row;
        }
        return accepted(Matrix.of(rows));
    }

    private static String notANumber(Matrix values) {
        int count = 0;
        String first = "";
        for (int i = values.rows() - 1; i >= 0; i--) {
            for (int j = values.columns() - 1; j >= 0; j--) {
                double value = values.get(i, j);
                if (!Double.isFinite(value)) {
                    count++;
                    first = (Double.isNaN(value) ? "NaN (not a number)" : "infinite") + Looks.place(values, i, j);
                }
            }
        }
        if (count == 0) {
            return "";
        }
        String others = count == 1 ? "" : ", the first of " + count + " places without a finite number";
        return "Your answer is " + first + others + ". Look for 0 / 0, the logarithm of 0, a power that is too large,"
                + " or a training that explodes.";
    }
}
