package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors say where, what and what may help. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorsIT {

    private final KernelUnderTest kernel = KernelUnderTest.started();

    @AfterAll
    void stop() {
        kernel.close();
    }

    @Test
    void a_compile_error_marks_its_place() {
        Outcome outcome = kernel.run("int a = 1;\n\n  int b = a * zz;");
        assertThat(outcome.error().lines()).first().asString().matches("cell \\d+, line 3: cannot find symbol");
        assertThat(outcome.error()).contains("    " + "  int b = a * zz;\n" + "    " + "              ^^");
    }

    @Test
    void an_exception_shows_the_cells_and_lines_it_came_through_and_folds_the_library() {
        kernel.run("// first line\nint parse(String s) {\n  return List.of(s).stream()\n"
                + "    .mapToInt(t -> Integer.parseInt(t))\n    .sum();\n}");
        Outcome outcome = kernel.run("\nparse(\"twelve\")");
        assertThat(outcome.error())
                .containsPattern("NumberFormatException: For input string: \"twelve\"")
                .containsPattern("at cell \\d+, line 4 \\(in a lambda\\):  .mapToInt\\(t -> Integer.parseInt\\(t\\)\\)")
                .containsPattern("… \\d+ library frames")
                .containsPattern("at cell \\d+, line 2:  parse\\(\"twelve\"\\)");
        assertThat(outcome.error()).doesNotContain("JShell", "backprop", "reflect");
    }

    @Test
    void a_cause_is_told_too() {
        Outcome outcome = kernel.run("try {\n  Object o = null; o.hashCode();\n} catch (Exception e) {\n"
                + "  throw new IllegalStateException(\"outer\", e);\n}");
        assertThat(outcome.error())
                .containsPattern("IllegalStateException: outer\n\\s+at cell \\d+, line 4")
                .containsPattern("Caused by java.lang.NullPointerException.*\n\\s+at cell \\d+, line 2");
    }

    @Test
    void an_exception_class_of_a_cell_goes_by_its_own_name() {
        Outcome outcome = kernel.run("class TooBad extends RuntimeException {}\nthrow new TooBad();");
        assertThat(outcome.error()).startsWith("TooBad\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sytem.out.println(1);          | did you mean System?",
                "String s = \"x\"; s.lenght()   | did you mean length?",
                "int counter = 1; conuter + 1   | did you mean counter?",
                "new BufferedImage(1, 1, 1)     | this needs import java.awt.image.BufferedImage;",
                "import nosuch.*; int i = 1;    | is the library's jar on the class path? %classpath",
                "import org.nosuch.Thing;       | is the library's jar on the class path? %classpath",
                "int x = 4 int y = 5;           | a statement ends with a semicolon",
                "int f(int x) { if (x > 0) return 1; } | every way through this method must end with return",
                "for (int i = 0; i < 3; i++) {  | something is still open here",
                "int half = 3 / 2.0;            | a cast says that losing digits is meant",
                "\"a\".frobnicate()               | this type has no such method or field",
                "String s = \"x\"; s.frobnicate() | this type has no such method or field",
                "whatever + 1                   | was the cell that declares it run?",
            })
    void a_beginners_error_gets_a_hint(String code, String hint) {
        assertThat(kernel.runUntil(outcome -> outcome.error().contains(hint), code)
                        .error())
                .contains("Hint: ")
                .contains(hint);
    }

    @Test
    void a_method_that_speaks_of_what_is_not_declared_says_so() {
        Outcome outcome = kernel.run("int twice(int x) { return dubble(x); }\nint dubbel(int x) { return 2 * x; }");
        assertThat(outcome.stderr())
                .contains(
                        "twice can't be used until this is declared: method dubble(int).",
                        "Hint: did you mean dubbel?");
        assertThat(kernel.run("twice(4)").error()).contains("method dubble(int)");
    }
}
