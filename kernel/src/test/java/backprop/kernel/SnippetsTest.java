package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.kernel.Snippets.Piece;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text is taken apart in steps that grow no faster than it. */
class SnippetsTest {

    private long charactersRead;

    private List<Piece> pieces(String text) {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
            return Snippets.of(
                    window -> {
                        charactersRead += window.length();
                        return analysis.analyzeCompletion(window);
                    },
                    text);
        }
    }

    @Test
    void a_text_is_cut_where_declarations_statements_and_expressions_end() {
        List<Piece> pieces = pieces("int x = 1; // one\nvoid f() { x++; }\nif (x > 0) f(); else x--;\nx");
        assertThat(pieces)
                .extracting(Piece::source)
                .containsExactly("int x = 1;", "// one\nvoid f() { x++; }", "if (x > 0) f(); else x--;", "x");
        assertThat(pieces).extracting(Piece::from).containsExactly(0, 11, 36, 62);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i++;\n",
                "System.out.print(\"a line of words\");\n",
                "f(/* a comment that a window may end in */ \"and a string, /* too */\", '\"');\n",
                "String block = \"\"\"\n  several\n  lines\n  \"\"\";\n",
                "// a comment of its own, as long as lines of prose are in a text that is well explained\ni++;\n",
            })
    void a_text_ten_times_as_long_takes_about_ten_times_the_reading(String line) {
        assertThat(pieces(line.repeat(300))).hasSize(300);
        long few = charactersRead;
        charactersRead = 0;
        assertThat(pieces(line.repeat(3_000))).hasSize(3_000);
        // A window is read for each piece, and near the end of the text less than one.
        assertThat(charactersRead).isLessThan(15 * few);
    }

    @Test
    void what_is_longer_than_a_window_is_read_a_few_times_over_and_no_more() {
        String comment = "/*" + " words".repeat(100_000) + "*/\n";
        assertThat(pieces(comment + "i++;\n" + comment)).hasSize(1);
        assertThat(charactersRead).isLessThan(5L * comment.length());
    }
}
