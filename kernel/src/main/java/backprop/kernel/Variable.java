package backprop.kernel;

import java.awt.image.RenderedImage;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A variable of the notebook.
 *
 * @param name its name
 * @param type its declared type
 * @param value what it holds
 */
record Variable(String name, String type, @Nullable Object value) {

    private static final int MOST_CHARS = 80;

    /** How libraries call the two sizes of a matrix or table; none of them is known to this kernel. */
    private static final List<List<String>> ROWS_AND_COLUMNS = List.of(
            List.of("rows", "columns"),
            List.of("rowCount", "columnCount"),
            List.of("getNumRows", "getNumCols"),
            List.of("getRowDimension", "getColumnDimension"));

    /** Type, name, the first line of the value and, below, its size. */
    String words() {
        String size = size();
        return type + " " + name + " = " + firstLine() + (size.isEmpty() ? "" : "\n\n" + size);
    }

    /** The shape or size of what has one: {@code 2×3} for an array of two arrays of three. */
    String size() {
        if (value == null) {
            return "";
        } else if (value.getClass().isArray()) {
            return dimensions(value);
        } else if (value instanceof CharSequence text) {
            return text.length() + (text.length() == 1 ? " character" : " characters");
        } else if (value instanceof RenderedImage image) {
            return image.getWidth() + "×" + image.getHeight();
        }
        Elements elements = Elements.of(value);
        if (elements != null) {
            return elements.size() + (elements.size() == 1 ? " element" : " elements");
        }
        return ROWS_AND_COLUMNS.stream()
                .flatMap(names -> sizes(value, names).stream())
                .findFirst()
                .or(() -> ask(value, "shape").map(shape -> shape.getClass().isArray() ? joined(shape) : "" + shape))
                .orElse("");
    }

    /** The first line of the value as text, shortened. */
    String firstLine() {
        String line;
        try {
            line = PlainText.of(value).strip().split("\n", 2)[0];
        } catch (RuntimeException e) {
            // Its other variables interest the reader all the same.
            return "? (" + e + ")";
        }
        return line.length() > MOST_CHARS ? line.substring(0, MOST_CHARS) + "…" : line;
    }

    private static String dimensions(Object array) {
        StringJoiner sizes = new StringJoiner("×");
        for (Object inner = array; inner != null && inner.getClass().isArray(); ) {
            sizes.add("" + Array.getLength(inner));
            inner = Array.getLength(inner) > 0 ? Array.get(inner, 0) : null;
        }
        return sizes.toString();
    }

    private static String joined(Object numbers) {
        StringJoiner joined = new StringJoiner("×");
        for (int i = 0; i < Array.getLength(numbers); i++) {
            joined.add("" + Array.get(numbers, i));
        }
        return joined.toString();
    }

    private static Optional<String> sizes(Object value, List<String> names) {
        Optional<Object> rows = ask(value, names.get(0));
        return rows.flatMap(count -> ask(value, names.get(1)).map(other -> count + "×" + other));
    }

    /** What a method without parameters says, if there is one and it says a number, a text or an array. */
    private static Optional<Object> ask(Object value, String method) {
        try {
            Method found = value.getClass().getMethod(method);
            Class<?> says = found.getReturnType();
            if (says == int.class || says == long.class || says == String.class || says.isArray()) {
                found.setAccessible(true);
                return Optional.ofNullable(found.invoke(value));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Then it has none that can be asked.
        }
        return Optional.empty();
    }
}
