package backprop.classroom;

import backprop.Matrix;
import java.util.Locale;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables and matrices as HTML tables: numbers to the right. */
final class HtmlTable {
    private static final String NUMBER = "<td style=\"text-align:right\">";

    /** As many rows of a table as anybody would read on a page. */
    static final int MOST_ROWS = 100;

    private HtmlTable() {}

    /** The elements, and the dots where a large matrix is shortened, as its text has them; its shape is the caption. */
    static String of(Matrix matrix) {
        String shape = "(" + matrix.shape() + ")";
        StringBuilder html = new StringBuilder("<table><caption>").append(shape).append("</caption><tbody>");
        String text = matrix.toString();
        String elements = text.substring(0, text.lastIndexOf("]]")).replace("[", "");
        // Dots on a line of their own stand for rows.
        String rows = elements.replaceAll("(?m)^ \\.\\.\\.$", "...]");
        for (String row : rows.split("]", -1)) {
            html.append("<tr>");
            for (String element : row.trim().split("\\s+", -1)) {
                html.append(NUMBER).append(element.replace("...", "…")).append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    /** The names as heading, then the rows, of which a long table shows the first. */
    static String of(Table table) {
        int count = table.rowCount();
        String caption = table.name() == null ? "" : table.name();
        StringBuilder html = new StringBuilder("<table><caption>").append(escaped(caption));
        if (count > MOST_ROWS) {
            html.append(String.format(Locale.ROOT, " (the first %d of %,d rows)", MOST_ROWS, count));
        }
        html.append("</caption><thead><tr>");
        for (Column<?> column : table.columns()) {
            html.append("<th>").append(escaped(column.name())).append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (int row = 0; row < Math.min(count, MOST_ROWS); row++) {
            html.append("<tr>");
            for (Column<?> column : table.columns()) {
                html.append(column instanceof NumericColumn ? NUMBER : "<td style=\"text-align:left\">")
                        .append(escaped(column.getString(row)))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    /** The text as HTML, where it means itself. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
