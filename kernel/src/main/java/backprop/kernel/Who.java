package backprop.kernel;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;

/** What the cells have declared, as a table; one that is open on a page knows when it has to change. */
final class Who {

    private static final int MOST_ROWS = 500;

    /**
     * A row of the table.
     *
     * @param name the variable's name
     * @param type its declared type
     * @param size the shape or size of what it holds
     * @param value the first line of that
     */
    private record Row(String name, String type, String size, String value) {

        static Row of(Variable variable) {
            return new Row(variable.name(), variable.type(), variable.size(), variable.firstLine());
        }
    }

    private final String displayId = UUID.randomUUID().toString();
    private @Nullable Object shown;

    /** The table as it is now. What values say of themselves is code of cells: to be called on the cell's thread. */
    static DisplayData table(Session session) {
        List<Row> rows = session.declared.variables().stream().map(Row::of).toList();
        StringJoiner text = new StringJoiner("\n");
        rows.forEach(row -> text.add(
                row.type + " " + row.name + " = " + row.value + (row.size.isEmpty() ? "" : "  (" + row.size + ")")));
        String html = rows.isEmpty() ? "" : HtmlTable.of(rows, new Elements(rows, rows.size()), MOST_ROWS);
        StringJoiner others = new StringJoiner("\n");
        session.declared.heads().forEach(others::add);
        session.declared.imports().forEach(others::add);
        if (others.length() > 0) {
            text.add(others.toString());
            html += "<pre>" + HtmlTable.escape(others.toString()) + "</pre>";
        } else if (rows.isEmpty()) {
            text.add("The cells have declared nothing yet.");
            html = "<p>The cells have declared nothing yet.</p>";
        }
        DisplayData data = new DisplayData(text.toString());
        data.putHTML(html);
        return data;
    }

    /** The table as it is put on the page. */
    DisplayData first(Session session) throws Throwable {
        DisplayData data = session.runner.run(() -> table(session));
        shown = data.getData(MIMEType.TEXT_PLAIN);
        data.setDisplayId(displayId);
        return data;
    }

    /** The table if it has changed since it was last shown. */
    Optional<DisplayData> changed(Session session) {
        try {
            Object before = shown;
            DisplayData data = first(session);
            return data.getData(MIMEType.TEXT_PLAIN).equals(before) ? Optional.empty() : Optional.of(data);
        } catch (Throwable e) {
            // The cell was stopped, or a value fails over telling what it is; the next cell brings it up to date.
            return Optional.empty();
        }
    }
}
