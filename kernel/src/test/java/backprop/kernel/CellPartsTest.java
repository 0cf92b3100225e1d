package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellPartsTest {

    @Test
    void a_line_that_begins_with_a_percent_sign_is_a_magic() {
        String code = "int a = 1;\n%classpath \"with space.jar\" b.jar\nint b = 2;";
        assertThat(CellParts.of(code))
                .containsExactly(
                        new CellParts.Java(0, 11),
                        new CellParts.Magic("%classpath", List.of("with space.jar", "b.jar"), 21, 44),
                        new CellParts.Java(44, code.length()));
    }

    @Test
    void a_cell_that_begins_with_two_is_one_magic() {
        String code = "%%time\nint a = 1;";
        assertThat(CellParts.of(code)).containsExactly(new CellParts.Magic("%%time", List.of(), 7, code.length()));
    }

    @Test
    void text_comments_and_remainders_are_java() {
        String code = "String s = \"\"\"\n%who\n\"\"\";\n/*\n%who\n*/\nint r = 7\n  % 4;\nchar c = '\"';\n// \"\n";
        assertThat(CellParts.of(code)).containsExactly(new CellParts.Java(0, code.length()));
    }

    @Test
    void an_empty_cell_has_no_parts() {
        assertThat(CellParts.of(" \n\n")).isEmpty();
    }

    @Test
    void a_magic_knows_the_text_that_it_works_on() {
        assertThat(textOf("%%time  now\nint a = 1;\na")).isEqualTo("int a = 1;\na");
        assertThat(textOf("\n %%time")).isEmpty();
        assertThat(textOf("%time a + 1")).isEqualTo(" a + 1");
    }

    private static String textOf(String code) {
        return ((CellParts.Magic) CellParts.of(code).get(0)).textIn(new Cell("cell 1", code));
    }

    @Test
    void blank_lines_between_magics_are_no_parts() {
        assertThat(CellParts.of("\n%who\n\n%who\n")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 11", "11, 0, 11", "12, 0, 41", "16, 16, 28", "27, 16, 28", "28, 28, 41", "41, 28, 41"})
    void the_java_around_a_place_is_also_what_a_magic_works_on(int at, int from, int to) {
        String code = "int a = 1;\n%time f(a, 2, 3);\nint b = 2;\n ";
        assertThat(CellParts.javaAt(code, at)).isEqualTo(new CellParts.Java(from, to));
    }
}
