package backprop.classroom.drawing;

import java.awt.Color;
import java.util.Locale;

/** Numbers, colours and texts as SVG has them, the same wherever the reader lives. */
final class SvgText {
    private SvgText() {}

    /** With one digit after the point, and none if that is 0. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        return whole.equals("-0") ? "0" : whole;
    }

    static String colour(Color colour) {
        return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xFFFFFF);
    }

    /** The attribute for a colour through which one can see. */
    static String opacity(String what, Color colour) {
        return colour.getAlpha() == 255
                ? ""
                : String.format(Locale.ROOT, " %s-opacity=\"%.2f\"", what, colour.getAlpha() / 255.0);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
