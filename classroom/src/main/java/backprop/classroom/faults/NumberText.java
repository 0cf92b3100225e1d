package backprop.classroom.faults;

import java.util.Locale;

/** Numbers with so few digits that another order of summation changes none of them. */
final class NumberText {
    private NumberText() {}

    /** Three digits after the point, or three digits in all where a loss has exploded. */
    static String loss(double loss) {
        if (Double.isNaN(loss)) {
            return "NaN";
        }
        return format(loss < 10 ? "%.3f" : "%.3g", loss);
    }

    static String percent(double share) {
        return format("%.0f %%", 100 * share);
    }

    /** Three digits after the point; what rounds to 0 has no sign. */
    static String fixed(double value) {
        return format("%.3f", Math.abs(value) < 5e-4 ? 0 : value);
    }

    /** Two digits, however small. */
    static String small(double value) {
        return value == 0 ? "0" : format("%.1e", value);
    }

    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
