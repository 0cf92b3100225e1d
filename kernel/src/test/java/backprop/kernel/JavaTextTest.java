package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a = \"x\\\"y\"; b    | a =       ; b",
                "c = '\"'; d          | c =    ; d",
                "c = '\\''; d         | c =     ; d",
                "a // \" b            | a",
                "a /* \" */ b         | a         b",
                "a / b / c            | a / b / c",
                "s = \"open           | s =",
                "s = \"\"; t          | s =   ; t",
            })
    void strings_characters_and_comments_become_blank(String code, String blanked) {
        assertThat(JavaText.withoutTextAndComments(code).stripTrailing()).isEqualTo(blanked);
    }

    @Test
    void lines_and_columns_stay_where_they_were() {
        String code = "a = \"\"\"\n  %who \\\"\"\"\n  \"\"\"; /* x\n%y */ b\nc = \"open\nd";
        assertThat(JavaText.withoutTextAndComments(code))
                .isEqualTo("a =    \n           \n     ;     \n      b\nc =      \nd");
    }

    @Test
    void what_is_open_at_the_end_is_blank_to_the_end() {
        assertThat(JavaText.withoutTextAndComments("a /* b")).isEqualTo("a     ");
        assertThat(JavaText.withoutTextAndComments("a \"\"\"b\\")).isEqualTo("a      ");
    }

    @Test
    void no_length_is_too_much() {
        int length = 3_000_000;
        assertThat(JavaText.withoutTextAndComments("\"" + "x".repeat(length) + "\";"))
                .hasSize(length + 3)
                .endsWith(";");
        assertThat(JavaText.withoutTextAndComments("\"\"\"\n" + "x\\n\n".repeat(length) + "\"\"\";"))
                .endsWith(" ;");
        assertThat(JavaText.withoutTextAndComments("/*" + "\n* ".repeat(length) + "*/;"))
                .endsWith(" ;");
        assertThat(JavaText.withoutTextAndComments("\"".repeat(length))).isBlank();
    }
}
