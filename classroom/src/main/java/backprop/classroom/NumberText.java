package backprop.classroom;

import java.util.Locale;

/** Numbers on a diagram: short, and the same wherever the reader lives. */
final class NumberText {
    private static final double LARGE = 1e5;
    private static final double SMALL = 1e-3;

    private NumberText() {}

    /** A whole number as such, another with three digits, and a proper minus sign: 3, −0.25, 1.5e−7, 2.6e7. */
    static String of(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        double size = Math.abs(value);
        String text;
        if (Double.isInfinite(value)) {
            text = value > 0 ? "∞" : "-∞";
        } else if (size < LARGE && value == Math.rint(value)) {
            text = String.valueOf((long) value);
        } else if (size >= LARGE || size < SMALL) {
            text = String.format(Locale.ROOT, "%.1e", value).replaceFirst("e\\+?(-?)0*", "e$1");
        } else {
            int digits = Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
            text = String.format(Locale.ROOT, "%." + digits + "f", value);
            text = digits == 0 ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
        }
        return text.replace('-', '−');
    }
}
