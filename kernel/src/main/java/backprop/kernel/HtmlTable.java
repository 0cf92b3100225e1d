package backprop.kernel;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An array, collection or map as HTML: a line of code if it is a plain list, a table if its elements have parts. */
final class HtmlTable {

    private static final int MOST_ROWS = 30;
    private static final int MOST_COLUMNS = 20;
    private static final int MOST_CHARS = 200;

    private HtmlTable() {}

    static String of(Object value) {
        Elements elements = Elements.of(value);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        boolean hasParts = value instanceof Map;
        for (int i = 0; elements != null && i < Math.min(elements.size(), MOST_ROWS); i++) {
            Object element = elements.iterator().next();
            Map<String, @Nullable Object> parts = parts(element);
            hasParts |= parts != null;
            rows.add(parts == null ? single("", element) : parts);
        }
        if (!hasParts || elements == null) {
            return "<code>" + escape(PlainText.of(value)) + "</code>";
        }
        return table(rows, elements.size());
    }

    private static String table(List<Map<String, @Nullable Object>> rows, int size) {
        List<String> columns = rows.stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .limit(MOST_COLUMNS)
                .toList();
        StringBuilder html = new StringBuilder("<table><thead><tr>");
        columns.forEach(column -> html.append("<th>").append(escape(column)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (Map<String, @Nullable Object> row : rows) {
            html.append("<tr>");
            for (String column : columns) {
                String text = row.containsKey(column) ? PlainText.of(row.get(column)) : "";
                html.append("<td>").append(escape(shortened(text))).append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        if (size > rows.size()) {
            html.append(String.format("<p>… %,d rows</p>", size));
        }
        return html.toString();
    }

    /** The named parts of an element, or null if it has none. */
    private static @Nullable Map<String, @Nullable Object> parts(@Nullable Object element) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        Elements inner = Elements.of(element);
        if (element instanceof Map.Entry<?, ?> entry) {
            parts.put("key", entry.getKey());
            parts.put("value", entry.getValue());
        } else if (element instanceof Map<?, ?> map) {
            map.forEach((key, value) -> parts.put(String.valueOf(key), value));
        } else if (element instanceof Record) {
            Arrays.stream(element.getClass().getRecordComponents())
                    .forEach(c -> parts.put(c.getName(), get(c, element)));
        } else if (inner != null) {
            for (int i = 0; i < Math.min(inner.size(), MOST_COLUMNS); i++) {
                parts.put(String.valueOf(i), inner.iterator().next());
            }
        } else {
            return null;
        }
        return parts;
    }

    private static Map<String, @Nullable Object> single(String name, @Nullable Object value) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put(name, value);
        return parts;
    }

    private static @Nullable Object get(RecordComponent component, Object owner) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return "?";
        }
    }

    private static String shortened(String text) {
        return text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) + "…" : text;
    }

    /** Text that means itself in HTML. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
