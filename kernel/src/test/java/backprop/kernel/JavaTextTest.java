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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "f(a, g(b), c       | 1",
                "f(a, g(b           | 6",
                "f(a) + b           | -1",
                "f(a, \")(\", b      | 1",
                "f(a; b             | -1",
                "f(() -> { g(       | 11",
                "f(() -> { g        | -1",
                "f(() -> { g } , h  | -1",
                "(                  | 0",
                "`                  `| -1",
            })
    void the_bracket_that_is_open_at_a_place_is_found(String code, int at) {
        assertThat(JavaText.openBracket(code, code.length())).isEqualTo(at);
        assertThat(JavaText.openBracket(code + ")", code.length())).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({"{, 0", "a { b { c } d, 2", "a { b { c, 6", "a { } b, -1", "} {, 2", "a, -1"})
    void the_brace_that_is_open_at_the_end_is_found(String code, int at) {
        assertThat(JavaText.openBrace(code)).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.b(c)[0]            | a.b(c)[0]",
                "x + a.b(c + 1)[0].d  | a.b(c + 1)[0].d",
                "f(a.b                | a.b",
                "f(a[i.j              | i.j",
                "x = y; z             | z",
                "a.b(\"x y\").c        | a.b(\"x y\").c",
                "x+1                  | 1",
                "(a).b                | (a).b",
                "a                    | a",
            })
    void a_chain_of_names_and_calls_begins_where_it_begins(String code, String chain) {
        assertThat(code.substring(JavaText.chainStart(code))).isEqualTo(chain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class A /* of */  extends B { int x; } | class A extends B",
                "int x = 1;                             | int x = 1;",
                "{ f(); }                               | ''",
            })
    void a_declarations_head_is_what_stands_before_its_first_brace(String declaration, String head) {
        assertThat(JavaText.head(declaration)).isEqualTo(head);
    }

    @Test
    void words_are_names_and_keywords() {
        assertThat(JavaText.words("int größe = f(\"text\") + a.b; // why"))
                .containsExactlyInAnyOrder("int", "größe", "f", "a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "synchronized void f() { synchronized (this) { } } |              void f() { synchronized (this) { } }",
                "f(\"synchronized x\"); // synchronized            | f(\"synchronized x\"); // synchronized",
                "int x = 1;                                        | int x = 1;",
                "private synchronized int g() { }                  | private              int g() { }",
                "synchronized(lock) { }                            | synchronized(lock) { }",
            })
    void a_synchronized_method_loses_the_word_and_a_lock_keeps_it(String code, String without) {
        assertThat(JavaText.withoutSynchronized(code).strip()).isEqualTo(without.strip());
        assertThat(JavaText.withoutSynchronized(code)).hasSameSizeAs(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Map<String, List<T>> m  | Map m",
                "a > b                   | a > b",
                "List<T                  | List",
                "A<B>.C<D>               | A.C",
                "f                       | f",
            })
    void what_stands_in_angle_brackets_is_left_out(String text, String without) {
        assertThat(JavaText.withoutTypeArguments(text)).isEqualTo(without);
    }
}
