package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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
}
