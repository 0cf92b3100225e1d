package backprop.notebook;

import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A tablesaw table as an HTML table: names as heading, numbers to the right. */
final class HtmlTable {
    private HtmlTable() {}

    static String of(Table table) {
        StringBuilder html = new StringBuilder("<table><caption>");
        html.append(escaped(table.name())).append("</caption><thead><tr>");
        for (Column<?> column : table.columns()) {
            html.append("<th>").append(escaped(column.name())).append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (int row = 0; row < table.rowCount(); row++) {
            html.append("<tr>");
            for (Column<?> column : table.columns()) {
                html.append(
                                column instanceof NumericColumn
                                        ? "<td style=\"text-align:right\">"
                                        : "<td style=\"text-align:left\">")
                        .append(escaped(column.getString(row)))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
