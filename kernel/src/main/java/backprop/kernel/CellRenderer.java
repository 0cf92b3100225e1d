package backprop.kernel;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;

/**
 * How values look below a cell. Libraries add their own types: an {@code org.dflib.jjava.jupyter.Extension} that a jar
 * names for {@link java.util.ServiceLoader} is given the kernel, and so this renderer. What nobody claims shows as text,
 * and arrays, collections and maps as HTML too; either is cut short where nobody would read on.
 */
final class CellRenderer extends Renderer {

    private static final int MOST_CHARS = 100_000;

    @Override
    public DisplayData render(@Nullable Object value, Map<String, Object> parameters) {
        return value instanceof DisplayData data
                ? data
                : super.render(Objects.requireNonNullElse(value, "null"), parameters);
    }

    @Override
    public DisplayData renderAs(@Nullable Object value, Map<String, Object> parameters, String... types) {
        if (value instanceof DisplayData data) {
            return data;
        }
        Object shown = Objects.requireNonNullElse(value, "null");
        DisplayData data = super.renderAs(shown, parameters, types);
        return Stream.of(types).anyMatch(JsonForm::is) ? withJson(data, shown, types) : data;
    }

    /** The text and the forms that are asked for, of which those that are JSON are objects. */
    private static DisplayData withJson(DisplayData rendered, Object value, String... types) {
        DisplayData data = new DisplayData(String.valueOf(rendered.getData(MIMEType.TEXT_PLAIN)));
        for (String type : types) {
            // A library may have its own JSON for its type; what nobody claims is there as mere text.
            Object claimed = rendered.getData(MIMEType.parse(type));
            boolean isOwn = claimed != null && !claimed.toString().equals(value.toString());
            data.putData(type, !JsonForm.is(type) ? claimed : JsonForm.of(isOwn ? claimed : value));
        }
        return data;
    }

    @Override
    protected DisplayData finalizeDisplayData(DisplayData data, Object value) {
        Elements elements = Elements.of(value);
        if (elements != null && !data.hasDataForType(MIMEType.TEXT_HTML)) {
            data.putHTML(HtmlTable.of(value, elements));
        }
        if (!data.hasDataForType(MIMEType.TEXT_PLAIN)) {
            data.putText(PlainText.of(value));
        }
        if (data.getData(MIMEType.TEXT_PLAIN) instanceof CharSequence text && text.length() > MOST_CHARS) {
            data.putText(text.subSequence(0, MOST_CHARS)
                    + String.format("%n… (the first %,d of %,d characters)", MOST_CHARS, text.length()));
        }
        return data;
    }
}
