package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** No length of a text in a cell is too much for the kernel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeTextIT {

    private static final String LITERAL = "\"" + "x".repeat(60_000) + "\"";
    private static final String BLOCK = "\"\"\"\n" + "A \\\"line\\\" 'x' //\n".repeat(3_000) + "\"\"\"";
    private static final String MEGABYTE = "/*" + "\n * Words, \"quotes\" and 'others'.".repeat(32_000) + "\n */\n";

    private final KernelUnderTest kernel = KernelUnderTest.started();

    @AfterAll
    void stop() {
        kernel.close();
    }

    private JsonObject request(String what, String code) {
        return kernel.ask("ask", Map.of("what", what, "code", code, "cursor_pos", code.length()))
                .getAsJsonObject("content");
    }

    @Test
    void in_a_string() {
        assertThat(kernel.run("String s = " + LITERAL + ";\ns.length()").result())
                .isEqualTo("60000");
    }

    @Test
    void in_a_text_block() {
        assertThat(kernel.run("String t = " + BLOCK + ";\nt.lines().count()").result())
                .isEqualTo("3000");
    }

    @Test
    void in_a_cell() {
        assertThat(kernel.run(MEGABYTE + "1 + 1").result()).isEqualTo("2");
        assertThat(kernel.run("int before = 40;\n" + MEGABYTE + "before + 2").result())
                .isEqualTo("42");
    }

    @Test
    void in_statements() {
        String line = "System.out.print(\"\" + /* " + "y".repeat(200) + " */ 1);\n";
        Outcome outcome = kernel.run(line.repeat(4_000));
        assertThat(outcome.status()).isEqualTo("ok");
        assertThat(outcome.stdout()).isEqualTo("1".repeat(4_000));
    }

    @Test
    void in_errors_of_which_the_first_are_told_and_the_others_counted() {
        assertThat(kernel.run("int one = nosuch;\n".repeat(300).replace("one", "wrong") + "int last = nosuch;")
                        .error())
                .contains("line 1: cannot find symbol", "… and 251 more errors");
    }

    @Test
    void in_a_line_with_an_error() {
        assertThat(kernel.run("String u = " + LITERAL + " + nosuch;").error())
                .contains("cannot find symbol")
                .hasSizeLessThan(2_000);
        assertThat(kernel.run("String v = " + LITERAL + ".substring(1 / 0);").error())
                .contains("ArithmeticException")
                .hasSizeLessThan(2_000);
    }

    @Test
    void a_string_that_java_itself_refuses_is_an_error_of_its_cell_alone() {
        Outcome outcome = kernel.run("int e = 1;\nString tooLong = \"" + "x".repeat(70_000) + "\";");
        assertThat(outcome.error())
                .matches("(?s)cell \\d+, line 2: constant string too long\n.*")
                .contains("Hint: a string in the code may have 65,535 bytes");
        assertThat(kernel.run("int afterIt = 41;\nafterIt + 1").result()).isEqualTo("42");
        assertThat(kernel.run("tooLong").error()).contains("cannot find symbol");
        assertThat(kernel.run("String tooLong = \"short\";\ntooLong").result()).isEqualTo("short");
    }

    @Test
    void a_method_that_java_itself_refuses_is_an_error_of_its_cell_alone() {
        assertThat(kernel.run("void large(int a) {" + "a = a * a + 7;".repeat(20_000) + "}")
                        .error())
                .contains("code too large");
        assertThat(kernel.run("6 * 7").result()).isEqualTo("42");
    }

    @Test
    void in_an_expression() {
        assertThat(kernel.run("int sum = " + "1 + ".repeat(3_000) + "1;\nsum").result())
                .isEqualTo("3001");
        assertThat(kernel.run("(".repeat(3_000) + "42" + ")".repeat(3_000)).result())
                .isEqualTo("42");
    }

    @Test
    void in_a_name() {
        String name = "n".repeat(60_000);
        assertThat(kernel.run(name + " + 1").error()).contains("cannot find symbol");
    }

    @Test
    void at_the_cursor_and_before_it() {
        for (String text : new String[] {"String w = " + LITERAL + ";\n", "String w = " + BLOCK + ";\n", MEGABYTE}) {
            assertThat(request("complete", text + "\"x\".subst").get("matches").toString())
                    .contains("substring(");
            assertThat(request("inspect", text + "\"x\".substring(")
                            .get("found")
                            .getAsBoolean())
                    .isTrue();
        }
    }

    @Test
    void while_it_is_typed() {
        for (String text : new String[] {LITERAL, BLOCK, MEGABYTE}) {
            assertThat(kernel.ask("ask", Map.of("what", "is_complete", "code", "foo(" + text))
                            .getAsJsonObject("content")
                            .get("status")
                            .getAsString())
                    .isEqualTo("incomplete");
        }
    }

    @Test
    void in_a_declaration_of_a_hierarchy() {
        assertThat(kernel.run("/*" + " class x extends".repeat(5_000)
                                + "*/ sealed interface Big {}\nrecord One() implements Big {}\nnew One()")
                        .result())
                .isEqualTo("One[]");
    }
}
