package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import backprop.Matrix;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class TablesTest {
    private static final Matrix ROWS = Matrix.of(new double[] {1, 2, 3}, new double[] {10, 20, 60});

    @Test
    void a_summary_has_mean_deviation_least_and_greatest_of_each_row() {
        Table summary = Tables.summary("t", new String[] {"a", "b"}, ROWS);

        assertThat(summary.columnNames()).containsExactly("Summary", "a", "b");
        assertThat(summary.stringColumn(0).asList()).containsExactlyInAnyOrder("Mean", "Std. Dev", "Min", "Max");
        assertThat(summary.doubleColumn("a").asList()).containsExactlyInAnyOrder(2.0, 1.0, 1.0, 3.0);
    }

    @Test
    void answers_stand_beside_their_questions_with_one_digit() {
        Table answers = Tables.answers(
                "t", new String[] {"a", "b"}, ROWS, new String[] {"a + b"}, Matrix.rowVector(11.04, 22, 62.96));

        assertThat(answers.columnNames()).containsExactly("a", "b", "predicted a + b");
        assertThat(answers.doubleColumn(2).asList()).containsExactly(11.0, 22.0, 63.0);
        assertThat(answers.column(2).getString(0)).isEqualTo("11.0");
    }

    @Test
    void a_name_too_few_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.summary("t", new String[] {"a"}, ROWS))
                .withMessageContaining("1 names for 2 rows");
    }
}
