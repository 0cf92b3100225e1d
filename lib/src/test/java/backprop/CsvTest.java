package backprop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
    }

    @Test
    void a_written_matrix_comes_back_bit_for_bit_with_and_without_a_header() throws IOException {
        Matrix matrix = Matrix.vstack(
                new NumpyRandom(0).randn(20, 3).times(1e-30),
                Matrix.rowVector(Double.MIN_VALUE, -0.0, Double.MAX_VALUE),
                Matrix.rowVector(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        Path file = folder.resolve("data.csv");

        matrix.toCsv(file);
        assertThat(Matrix.fromCsv(file)).isEqualTo(matrix);
        matrix.toCsv(file, "a", "b, in mm", "|a \u2212 b|");
        assertThat(Matrix.fromCsv(file)).isEqualTo(matrix);
        assertThat(Files.readString(file)).startsWith("a,\"b, in mm\",|a \u2212 b|\n");
    }

    @Test
    void a_file_is_replaced_as_a_whole_and_nothing_is_left_beside_it() throws IOException {
        Path file = file("old");
        Matrix.ones(1, 2).toCsv(file);

        assertThat(file).hasContent("1.0,1.0");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(
                        () -> Matrix.ones(1, 2).toCsv(folder.resolve("missing").resolve("data.csv")));
        assertThatIllegalArgumentException().isThrownBy(() -> Matrix.ones(1, 2).toCsv(file, "a"));
        assertThat(file).as("after a failure").hasContent("1.0,1.0");
    }

    @Test
    void what_spreadsheets_write_is_read() throws IOException {
        Matrix right = Matrix.of(new double[] {1, -2.5}, new double[] {3e4, 0});

        assertThat(Matrix.fromCsv(file("\ufeff\"size, in m\",b\r\n1,-2.5\r\n\r\n 3e4 ,\"0\"\r\n")))
                .isEqualTo(right);
        assertThat(Matrix.fromCsv(file("1,-2.5\n3E+4,0"))).isEqualTo(right);
        Path latin1 =
                Files.write(folder.resolve("latin1.csv"), "Gr\u00f6\u00dfe,b\n1,-2.5\n3e4,0".getBytes(ISO_8859_1));
        assertThat(Matrix.fromCsv(latin1)).isEqualTo(right);
    }

    @Test
    void a_file_packed_by_gzip_is_unpacked() throws IOException {
        Path file = folder.resolve("data.csv.gz");
        try (var stream = new GZIPOutputStream(Files.newOutputStream(file))) {
            stream.write("x\n7\n".getBytes(ISO_8859_1));
        }

        assertThat(Matrix.fromCsv(file)).isEqualTo(Matrix.full(1, 1, 7));
    }

    @Test
    void a_packed_file_that_is_damaged_is_named() throws IOException {
        var whole = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(whole)) {
            stream.write("x,y\n7,8\n".getBytes(ISO_8859_1));
        }
        byte[] packed = whole.toByteArray();
        Path file = folder.resolve("data.csv.gz");

        for (int length : new int[] {0, 5, packed.length / 2, packed.length - 1}) {
            Files.write(file, Arrays.copyOf(packed, length));
            assertThatIOException()
                    .isThrownBy(() -> Matrix.fromCsv(file))
                    .withMessage(file + " is damaged: it ends too early for a file packed by gzip");
        }
        Files.writeString(file, "<html>not found</html>");
        assertThatIOException()
                .isThrownBy(() -> Matrix.fromCsv(file))
                .withMessageStartingWith(file + " is damaged, or is not packed by gzip as its name says: ");
        packed[packed.length - 8] ^= 1;
        Files.write(file, packed);
        assertThatIOException()
                .isThrownBy(() -> Matrix.fromCsv(file))
                .withMessageStartingWith(file + " is damaged, or is not packed by gzip as its name says: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0007',
            value = {
                "a,b\\n1,2\\n3,x | data.csv, line 3, field 2: 'x' is not a number",
                "1,2\\n\\n3, | data.csv, line 3, field 2: '' is not a number",
                "1;2\\n3;4 | data.csv, line 2, field 1: '3;4' is not a number",
                "a,b\\n1,5;2 | data.csv, line 2, field 2: '5;2' is not a number",
                "1,b\\n1,2 | data.csv, line 1, field 2: 'b' is not a number",
                "1,2\\n3,4d | data.csv, line 2, field 2: '4d' is not a number",
                "a,b\\n1,2\\n1,2,3 | data.csv, line 3 has 3 fields, but the first line has 2: 1,2,3",
                "a,b | data.csv has no line of numbers"
            })
    void an_error_names_the_line_and_what_stands_there(String text, String message) throws IOException {
        Path file = file(text.replace("\\n", "\n"));

        assertThatIOException().isThrownBy(() -> Matrix.fromCsv(file)).withMessageEndingWith(message);
    }

    @Test
    void a_long_line_is_told_by_its_start_and_a_missing_file_by_its_name() throws IOException {
        Path file = file("1,2\n" + "3".repeat(1000));

        assertThatIOException()
                .isThrownBy(() -> Matrix.fromCsv(file))
                .withMessageEndingWith("line 2 has 1 fields, but the first line has 2: " + "3".repeat(60) + " ...");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Matrix.fromCsv(folder.resolve("missing.csv")))
                .withMessageContaining("missing.csv");
    }

    @ParameterizedTest
    @CsvSource({"''", "1e3", "NaN", "'a\"b'", "'a\nb'"})
    void a_name_that_would_not_come_back_as_a_name_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.ones(1, 1).toCsv(folder.resolve("data.csv"), name))
                .withMessageStartingWith("'" + name + "' cannot name a column");
        assertThat(folder.resolve("data.csv")).doesNotExist();
    }

    @Test
    void the_mark_that_some_programs_put_first_is_no_part_of_a_number() throws IOException {
        assertThat(Matrix.fromCsv(file("\ufeff1,2\n3,4\n"))).isEqualTo(Matrix.of(new double[][] {{1, 2}, {3, 4}}));
    }
}
