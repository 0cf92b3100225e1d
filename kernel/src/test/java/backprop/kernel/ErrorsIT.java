package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

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
    void a_trace_that_the_cell_prints_itself_has_the_cells_lines() {
        Outcome outcome = kernel.run("""
                class Wet extends RuntimeException { Wet(Throwable why) { super("rain", why); } }
                void pour() { throw new Wet(new IllegalStateException("cloud")); }
                try { pour(); } catch (Wet e) { e.printStackTrace(); }
                System.out.println((Object) "\tat home");
                """);
        assertThat(outcome.stderr())
                .matches("(?s)Wet: rain\n\tat cell \\d+, line 2 \\(pour\\)\n\tat cell \\d+, line 3\n"
                        + "Caused by: java.lang.IllegalStateException: cloud\n\t.*")
                .doesNotContain("JShell", "backprop.kernel");
        assertThat(outcome.stdout()).isEqualTo("\tat home\n");
    }

    @Test
    void an_exception_class_of_a_cell_goes_by_its_own_name() {
        Outcome outcome = kernel.run("class TooBad extends RuntimeException {}\nthrow new TooBad();");
        assertThat(outcome.error()).startsWith("TooBad\n");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "hints.csv", delimiter = '|', quoteCharacter = '`')
    void a_beginners_error_gets_a_hint(String code, String hint) {
        assertThat(kernel.runUntil(outcome -> outcome.error().contains(hint), code)
                        .error())
                .contains("Hint: ")
                .contains(hint);
    }

    @Test
    void a_semicolon_that_the_end_lacks_is_told_only_if_nothing_else_is_wrong() {
        assertThat(kernel.run("z = 5").error()).contains("var z").doesNotContain("';' expected");
    }

    @Test
    void a_hint_that_fits_several_errors_is_given_once() {
        String error = kernel.run("for x in List.of(1) { }").error();
        assertThat(error.split("Hint: ", -1)).hasSize(2);
    }

    @Test
    void a_library_adds_its_hints_as_it_adds_its_looks(@TempDir Path folder) throws Exception {
        Path jar = LibraryJar.of(
                folder, "Hinting", """
                package hints;
                import java.util.Locale;
                import javax.tools.Diagnostic;
                import org.dflib.jjava.jupyter.Extension;
                import org.dflib.jjava.jupyter.kernel.BaseKernel;
                public final class Hinting implements Extension {
                    public record Money(int cents) {}
                    @Override public void install(BaseKernel kernel) {
                        kernel.getRenderer().createRegistration(Diagnostic.class).supporting("text/x-hint")
                            .register((mistake, context) -> {
                                String code = mistake.getSource().toString().substring((int) mistake.getPosition());
                                if (mistake.getMessage(Locale.ROOT).contains("Money")) {
                                    context.getOutputContainer().putData("text/x-hint", "add them at " + code);
                                }
                            });
                    }
                }
                """, Map.of("META-INF/services/org.dflib.jjava.jupyter.Extension", "hints.Hinting"));
        kernel.run("%classpath " + jar + "\nimport hints.Hinting.Money;");
        assertThat(kernel.run("var sum = new Money(1) + new Money(2);").error())
                .contains("Hint: add them at + new Money(2);");
        assertThat(kernel.run("int half = 3 / 2.0;").error()).contains("Hint: a cast says");
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

    @Test
    void what_the_compiler_itself_breaks_off_at_is_no_java() {
        // JDK 17's parser fails over this; a later one may say what is wrong.
        assertThat(kernel.run("int b = 1;\n<T extends @interfaceC<T>> 0b2T most() { }")
                        .error())
                .matches("(?s)cell \\d+, line 2: .*")
                .doesNotContain("AssertionError");
        assertThat(kernel.run("<T> T first(List<T> all) { return all.get(0); }\nfirst(List.of(7))")
                        .result())
                .isEqualTo("7");
    }
}
