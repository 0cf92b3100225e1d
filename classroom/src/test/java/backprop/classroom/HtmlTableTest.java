package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.Matrix;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class HtmlTableTest {
    private static final String NUMBER = "<td style=\"text-align:right\">";

    @Test
    void a_matrix_has_the_numbers_of_its_text() {
        assertThat(HtmlTable.of(Matrix.of(new double[] {1, -0.5}, new double[] {2, 3})))
                .isEqualTo("<table><caption>(2×2)</caption><tbody>"
                        + "<tr>" + NUMBER + "1.</td>" + NUMBER + "-0.5</td></tr>"
                        + "<tr>" + NUMBER + "2.</td>" + NUMBER + "3.</td></tr></tbody></table>");
    }

    @Test
    void a_large_matrix_is_shortened_as_its_text_is() {
        String html = HtmlTable.of(Matrix.zeros(50, 60));
        assertThat(html.split("<tr>")).hasSize(1 + 3 + 1 + 3);
        assertThat(html.split("</td>")).hasSize(6 * 7 + 1 + 1);
    }

    @Test
    void text_in_a_table_means_itself() {
        Table table = Table.create("a < b", StringColumn.create("<i>", "x & y"), DoubleColumn.create("n", 0.5));
        assertThat(HtmlTable.of(table))
                .isEqualTo("<table><caption>a &lt; b</caption><thead><tr><th>&lt;i&gt;</th><th>n</th></tr></thead>"
                        + "<tbody><tr><td style=\"text-align:left\">x &amp; y</td>" + NUMBER + "0.5</td></tr>"
                        + "</tbody></table>");
    }

    @Test
    void a_table_needs_no_name() {
        assertThat(HtmlTable.of(Table.create(DoubleColumn.create("n", 0.5))))
                .startsWith("<table><caption></caption><thead>");
    }

    @Test
    void a_long_table_shows_its_first_rows_and_says_so() {
        String html = HtmlTable.of(Table.create("all", DoubleColumn.create("n", new double[7000])));
        assertThat(html).contains("<caption>all (the first 100 of 7,000 rows)</caption>");
        assertThat(html.split("<tr>")).hasSize(1 + 1 + 100);
    }
}
