package backprop.kernel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as text on the page: arrays show their elements, and long things their beginning and their size. */
final class PlainText {

    private static final int MOST_ELEMENTS = 100;
    private static final int DEEPEST = 5;

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    static String of(@Nullable Object value) {
        PlainText plain = new PlainText();
        plain.add(value, 0);
        return plain.text.toString();
    }

    private void add(@Nullable Object value, int depth) {
        Elements elements = Elements.of(value);
        if (elements == null) {
            text.append(value);
        } else if (depth == DEEPEST) {
            text.append('…');
        } else {
            text.append(value instanceof Map ? '{' : '[');
            addAll(elements, depth + 1);
            text.append(value instanceof Map ? '}' : ']');
        }
    }

    private void addAll(Elements elements, int depth) {
        for (int i = 0; i < Math.min(elements.size(), MOST_ELEMENTS); i++) {
            text.append(i == 0 ? "" : ", ");
            Object element = elements.iterator().next();
            if (element instanceof Map.Entry<?, ?> entry) {
                add(entry.getKey(), depth);
                text.append('=');
                add(entry.getValue(), depth);
            } else {
                add(element, depth);
            }
        }
        if (elements.size() > MOST_ELEMENTS) {
            text.append(String.format(", … (%,d elements)", elements.size()));
        }
    }
}
