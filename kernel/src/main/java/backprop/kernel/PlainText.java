package backprop.kernel;

import java.awt.image.RenderedImage;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as text on the page: arrays show their elements, and long things their beginning and their size. */
final class PlainText {

    private static final int DEEPEST = 5;

    private PlainText() {}

    static String of(@Nullable Object value) {
        return of(value, 0);
    }

    private static String of(@Nullable Object value, int depth) {
        Elements elements = Elements.of(value);
        if (value instanceof Map.Entry<?, ?> entry) {
            return of(entry.getKey(), depth) + "=" + of(entry.getValue(), depth);
        }
        if (elements == null) {
            return single(value);
        }
        if (depth == DEEPEST) {
            return "…";
        }
        boolean whole = elements.size() == elements.first().size();
        String text =
                elements.first().stream().map(element -> of(element, depth + 1)).collect(Collectors.joining(", "))
                        + (whole ? "" : String.format(", … (%,d elements)", elements.size()));
        return value instanceof Map ? "{" + text + "}" : "[" + text + "]";
    }

    /** The text of one value; an address in memory, which says nothing and is another one each time, is left out. */
    private static String single(@Nullable Object value) {
        if (value instanceof RenderedImage image) {
            return value.getClass().getSimpleName() + " " + image.getWidth() + "x" + image.getHeight();
        }
        String text = String.valueOf(value);
        String type = value == null ? "" : value.getClass().getName();
        return value == null || !text.equals(type + "@" + Integer.toHexString(value.hashCode()))
                ? text
                : type.replaceFirst("REPL\\.\\$JShell\\$\\w+\\$", "").replaceFirst("\\$Lambda.*", "lambda");
    }
}
