package backprop.classroom.exercises;

import backprop.Matrix;
import backprop.classroom.exercises.Numbers.Factor;
import backprop.classroom.exercises.Numbers.Kind;
import backprop.classroom.exercises.Numbers.Known;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at a wrong answer from all sides, in the order that {@link Numbers} tells, and says the first that it sees. */
final class Looks {
    private final Numbers expectation;
    private final Matrix asked;
    private final Matrix given;

    Looks(Numbers expectation, Matrix asked, Matrix given) {
        this.expectation = expectation;
        this.asked = asked;
        this.given = given;
    }

    String sentence() {
        return Stream.<Supplier<String>>of(
                        this::shape, this::sign, this::factor, this::mask, this::offByOne, this::before)
                .map(Supplier::get)
                .filter(sentence -> !sentence.isEmpty())
                .findFirst()
                .orElseGet(this::firstDifference);
    }

    private String shape() {
        boolean fits = given.rows() == asked.rows() && given.columns() == asked.columns();
        boolean wouldFit = given.rows() == asked.columns() && given.columns() == asked.rows();
        if (expectation.kind == Kind.LIST && !fits) {
            int more = given.columns() - asked.columns();
            return "Your answer has " + numbers(given.size()) + ", where " + asked.size() + " are asked."
                    + (Math.abs(more) == 1
                            ? " Look at both ends of your range: one place is " + (more > 0 ? "too much." : "missing.")
                            : "");
        }
        if (wouldFit && given.size() > 1 && isClose(given.transpose(), asked)) {
            return fits
                    ? "Your answer is the transpose of what is asked. Its shape fits only because it is square."
                    : "Your answer is the transpose of what is asked: it is " + given.shape() + ", and "
                            + asked.shape() + " is asked. Transpose it, or swap the factors of the product and"
                            + " transpose each.";
        }
        if (fits) {
            return "";
        }
        return "The shape is " + given.shape() + ", where " + asked.shape() + " is asked."
                + (wouldFit ? " Its transpose would have that shape, but other numbers." : "");
    }

    private String sign() {
        return size(asked) > 0 && isClose(given.times(-1), asked)
                ? "The size is right, the sign is wrong: what you have is minus what is asked."
                : "";
    }

    private String factor() {
        if (size(asked) == 0) {
            return "";
        }
        double ratio = given.times(asked).sum() / asked.square().sum();
        if (!(Math.abs(ratio) > 0) || !isClose(given.dividedBy(ratio), asked)) {
            return "";
        }
        String sign = ratio < 0 ? " The sign is wrong, too." : "";
        double factor = Math.abs(ratio);
        for (Factor known : expectation.factors()) {
            if (isNear(factor, known.value())) {
                return times(known.value()) + ", " + known.name() + ": divide by it, once." + sign;
            }
            if (isNear(factor, 1 / known.value())) {
                return parts(known.value()) + ", " + known.name() + ": you divided by it once too often." + sign;
            }
        }
        for (double plain : new double[] {2, 100}) {
            if (isNear(factor, plain)) {
                return times(plain) + (plain == 100 ? ": a share is asked, and you have per cent." : ".") + sign;
            }
            if (isNear(factor, 1 / plain)) {
                return parts(plain) + (plain == 2 ? ": a factor 2 is missing." : ".") + sign;
            }
        }
        // Any two numbers have a ratio: it says something only where many numbers share it.
        return asked.size() == 1
                ? ""
                : "Every number is " + digits(factor) + " times what is asked: only a constant factor is wrong." + sign;
    }

    private String mask() {
        for (Supplier<Matrix> mask : expectation.masks()) {
            Matrix Z = mask.get();
            int wrongWherePositive = 0;
            int wrongElsewhere = 0;
            int rightElsewhere = 0;
            for (int i = 0; i < asked.rows(); i++) {
                for (int j = 0; j < asked.columns(); j++) {
                    boolean isSame = isSame(i, j);
                    if (Z.get(i, j) > 0) {
                        wrongWherePositive += isSame ? 0 : 1;
                    } else if (isSame) {
                        rightElsewhere++;
                    } else {
                        wrongElsewhere++;
                    }
                }
            }
            // A single wrong place would be chance.
            if (wrongWherePositive == 0 && wrongElsewhere > rightElsewhere) {
                return "Your answer is right where z > 0, and wrong in " + places(wrongElsewhere)
                        + " where it is not: look at what ReLU's mask does there.";
            }
        }
        return "";
    }

    private String offByOne() {
        for (Known neighbour : expectation.neighbours()) {
            if (isClose(given, neighbour.value().get())) {
                return "Your answer is " + neighbour.sentence() + ": one place off. Look where your range begins and"
                        + " ends.";
            }
        }
        if (asked.size() == 1) {
            double difference = given.get(0, 0) - asked.get(0, 0);
            return isWhole(asked) && Math.abs(difference) == 1
                    ? "Your answer is off by one. Look where your range begins and ends."
                    : "";
        }
        for (int by : new int[] {-1, 1}) {
            if (isShifted(by, 0) || isShifted(0, by)) {
                return "The numbers are right, but one place off. Look where your range begins.";
            }
        }
        return "";
    }

    /** Whether all numbers are those of the neighbour, except at the edge, which has none. */
    private boolean isShifted(int down, int right) {
        int compared = 0;
        for (int i = 0; i < asked.rows(); i++) {
            for (int j = 0; j < asked.columns(); j++) {
                int row = i + down;
                int column = j + right;
                if (row >= 0 && row < asked.rows() && column >= 0 && column < asked.columns()) {
                    compared++;
                    if (!(Math.abs(given.get(row, column) - asked.get(i, j)) <= expectation.most(asked))) {
                        return false;
                    }
                }
            }
        }
        return compared > 0;
    }

    private String before() {
        for (Known before : expectation.before()) {
            if (isClose(given, before.value().get())) {
                return "This is the value from before the update. Take the step first, then look again.";
            }
        }
        return "";
    }

    private String firstDifference() {
        if (asked.size() == 1) {
            boolean more = given.get(0, 0) > asked.get(0, 0);
            return "Your answer " + digits(given.get(0, 0)) + " is too " + (more ? "large." : "small.");
        }
        int wrong = 0;
        String first = "";
        for (int i = asked.rows() - 1; i >= 0; i--) {
            for (int j = asked.columns() - 1; j >= 0; j--) {
                if (!isSame(i, j)) {
                    wrong++;
                    first = place(asked, i, j) + ", where you have " + digits(given.get(i, j));
                }
            }
        }
        return "The shape fits. " + (wrong == asked.size() ? "All" : wrong + " of the") + " " + asked.size()
                + " numbers are wrong, the first" + first + ".";
    }

    private boolean isSame(int i, int j) {
        return Math.abs(given.get(i, j) - asked.get(i, j)) <= expectation.most(asked);
    }

    private boolean isClose(Matrix a, Matrix b) {
        return expectation.isClose(a, b, asked);
    }

    private static boolean isNear(double a, double b) {
        return Math.abs(a - b) <= 1e-3 * b;
    }

    private static String times(double factor) {
        return "Your answer is " + digits(factor) + " times what is asked";
    }

    private static String parts(double factor) {
        return "What is asked is " + digits(factor) + " times your answer";
    }

    private static String numbers(int count) {
        return count == 1 ? "one number" : count + " numbers";
    }

    private static String places(int count) {
        return count == 1 ? "one place" : count + " places";
    }

    static String place(Matrix values, int i, int j) {
        if (values.size() == 1) {
            return "";
        }
        return values.rows() == 1 ? " in place " + j : " in row " + i + ", column " + j;
    }

    static double size(Matrix values) {
        return Math.max(values.max(), -values.min());
    }

    static boolean isWhole(Matrix values) {
        return values.map(v -> Math.abs(v - Math.rint(v))).sum() == 0;
    }

    /** A whole number as it is, any other to four digits. */
    static String digits(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toString();
    }
}
