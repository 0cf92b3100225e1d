package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import backprop.Matrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @Test
    void a_packed_file_of_whole_numbers_is_read(@TempDir Path folder) throws IOException {
        String file = packed(folder, "label,p0\n7,255\n0,12\n");

        Table table = Tables.wholeNumbers(file, 2);

        assertThat(table.columnNames()).containsExactly("label", "p0");
        assertThat(table.shortColumn("p0").asList()).containsExactly((short) 255, (short) 12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "label,p0\n", "label\n7\n", "label,p0\n7,255\n8\n", "label,p0\n7,x\n", "<html>"})
    void a_file_with_other_contents_is_called_damaged(String text, @TempDir Path folder) throws IOException {
        String file = packed(folder, text);

        assertThatIOException()
                .isThrownBy(() -> Tables.wholeNumbers(file, 2))
                .withMessageStartingWith(file + " is damaged (")
                .withMessageMatching("[^\n]+git checkout FILE brings it back\\.");
    }

    @Test
    void a_file_that_is_cut_or_not_packed_is_called_damaged(@TempDir Path folder) throws IOException {
        Path file = Path.of(packed(folder, "label,p0\n7,255\n0,12\n"));
        byte[] whole = Files.readAllBytes(file);

        for (int length : new int[] {0, 5, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatIOException()
                    .isThrownBy(() -> Tables.wholeNumbers(file.toString(), 2))
                    .withMessageStartingWith(file + " is damaged (");
        }
        Files.writeString(file, "<html>not found</html>");
        assertThatIOException()
                .isThrownBy(() -> Tables.wholeNumbers(file.toString(), 2))
                .withMessageStartingWith(file + " is damaged (Not in GZIP format). ");
    }

    @Test
    void a_missing_file_and_a_folder_are_named(@TempDir Path folder) {
        String missing = folder.resolve("none.csv.gz").toString();

        assertThatIOException()
                .isThrownBy(() -> Tables.wholeNumbers(missing, 2))
                .withMessageStartingWith("There is no file " + missing + " here. ");
        assertThatIOException()
                .isThrownBy(() -> Tables.wholeNumbers(folder.toString(), 2))
                .withMessageStartingWith(folder + " is damaged (Is a directory). ");
    }

    private static String packed(Path folder, String text) throws IOException {
        Path file = folder.resolve("data.csv.gz");
        try (var stream = new GZIPOutputStream(Files.newOutputStream(file))) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file.toString();
    }
}
