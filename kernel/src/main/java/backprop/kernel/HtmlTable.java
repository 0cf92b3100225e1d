package backprop.kernel;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An array, collection or map as HTML: a line of code if it is a plain list, a table if its elements have parts. */
final class HtmlTable {

    private static final int MOST_ROWS = 30;
    private static final int MOST_COLUMNS = 20;
    private static final int MOST_CHARS = 200;
    private static final String NO_NAME = "";

    private HtmlTable() {}

    static String of(Object value, Elements elements) {
        return of(value, elements, MOST_ROWS);
    }

    static String of(Object value, Elements elements, int mostRows) {
        List<Map<?, ?>> rows = elements.first().stream()
                .limit(mostRows)
                .<Map<?, ?>>map(HtmlTable::parts)
                .toList();
        List<?> columns = rows.stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .limit(MOST_COLUMNS)
                .toList();
        if (columns.stream().allMatch(NO_NAME::equals)) {
            return "<code>" + escape(PlainText.of(value)) + "</code>";
        }
        String body = rows.stream()
                .map(row -> row(
                        "td", columns.stream().map(name -> row.containsKey(name) ? PlainText.of(row.get(name)) : "")))
                .collect(Collectors.joining());
        return "<table><thead>" + row("th", columns.stream().map(PlainText::of)) + "</thead><tbody>" + body
                + "</tbody></table>"
                + (elements.size() > rows.size() ? String.format("<p>… %,d rows</p>", elements.size()) : "");
    }

    private static String row(String tag, Stream<String> texts) {
        return texts.map(text -> text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) + "…" : text)
                .map(text -> "<" + tag + ">" + escape(text) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    /** The parts of an element by their names; what has no parts is a part without a name. */
    private static Map<?, ?> parts(@Nullable Object element) {
        Map<Object, @Nullable Object> parts = new LinkedHashMap<>();
        Elements inner = Elements.of(element);
        if (element instanceof Map<?, ?> map) {
            return map;
        } else if (element instanceof Map.Entry<?, ?> entry) {
            parts.put("key", entry.getKey());
            parts.put("value", entry.getValue());
        } else if (element instanceof Record) {
            for (RecordComponent part : element.getClass().getRecordComponents()) {
                parts.put(part.getName(), get(part, element));
            }
        } else if (inner != null) {
            inner.first().forEach(part -> parts.put(parts.size(), part));
        } else {
            parts.put(NO_NAME, element);
        }
        return parts;
    }

    /** What a part of a record holds. */
    static @Nullable Object get(RecordComponent part, Object owner) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return "?";
        }
    }

    /** Text that means itself in HTML. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
