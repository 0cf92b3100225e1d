package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.kernel.Cell.Place;
import backprop.kernel.SnippetFailure.Ended;
import backprop.kernel.SnippetFailure.Problem;
import backprop.kernel.SnippetFailure.Rejected;
import backprop.kernel.SnippetFailure.TooDeep;
import java.util.List;
import java.util.stream.IntStream;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader sees of what went wrong, made of cells that run in this process. */
class ErrorReportTest {

    private static final CellsInProcess CELLS = new CellsInProcess();

    private static ErrorReply report(Throwable thrown) {
        return CELLS.report().thrown(thrown).reply();
    }

    private static String text(Throwable thrown) {
        return CellsInProcess.text(report(thrown));
    }

    @Test
    void a_compile_error_is_named_after_its_first_line_and_marked() {
        ErrorReply reply = CELLS.error("int a = 1;\n\n\tint b = a * zz;");
        assertThat(reply.getErrorName()).isEqualTo("CompileError");
        assertThat(reply.getErrorMessage()).isEqualTo("cannot find symbol");
        assertThat(CellsInProcess.text(reply))
                .matches("(?s)cell \\d+, line 3: cannot find symbol\n  symbol:   variable zz\n"
                        + "    \tint b = a \\* zz;\n    \t            \\^\\^\nHint: .*");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "3, 3", "100, 5"})
    void a_mark_is_as_long_as_what_is_meant_and_ends_with_the_line(long length, int marks) {
        Cell cell = new Cell("cell 7", "a\n  nine!\nb");
        var problem = new Problem(new Place(cell, 0), new Place(cell, 4), length, "code", "is wrong");
        assertThat(text(new SnippetFailure(new Rejected(List.of(problem)))))
                .isEqualTo("cell 7, line 2: is wrong\n      nine!\n      " + "^".repeat(marks));
    }

    @Test
    void a_very_long_line_is_shown_in_part() {
        Cell cell = new Cell("cell 7", "x".repeat(1_000) + "yz" + "x".repeat(1_000));
        var problem = new Problem(new Place(cell, 1_000), new Place(cell, 1_000), 2, "code", "is wrong");
        assertThat(text(new SnippetFailure(new Rejected(List.of(problem)))))
                .isEqualTo("cell 7, line 1: is wrong\n    " + "x".repeat(200) + "yz" + "x".repeat(198) + "\n    "
                        + " ".repeat(200) + "^^");
    }

    @ParameterizedTest
    @CsvSource({"50, 50, false", "51, 50, true", "1249, 50, true"})
    void of_many_problems_the_first_fifty_are_told(int count, int told, boolean isMore) {
        Cell cell = new Cell("cell 7", "one");
        List<Problem> problems = IntStream.range(0, count)
                .mapToObj(i -> new Problem(new Place(cell, 0), new Place(cell, 0), 3, "code", "wrong " + i))
                .toList();
        String text = text(new SnippetFailure(new Rejected(problems)));
        assertThat(text.lines().filter(line -> line.startsWith("cell 7, "))).hasSize(told);
        String more = String.format("… and %,d more errors", count - told);
        assertThat(text.endsWith(more)).isEqualTo(isMore);
    }

    @Test
    void where_javac_looked_in_the_kernels_own_class_is_left_out() {
        Cell cell = new Cell("cell 7", "one");
        var problem = new Problem(
                new Place(cell, 0), new Place(cell, 0), 3, "code", "no such\n  symbol: one\n  location: class ");
        ErrorReply reply = report(new SnippetFailure(new Rejected(List.of(problem))));
        assertThat(reply.getErrorMessage()).isEqualTo("no such");
        assertThat(CellsInProcess.text(reply)).startsWith("cell 7, line 1: no such\n  symbol: one\n    one\n");
    }

    @Test
    void an_exception_shows_the_way_through_the_cells_and_folds_the_library() {
        CELLS.run("""
                class Parser {
                  int parse(String s) {
                    return Stream.of(s).mapToInt(t -> Integer.parseInt(t)).sum();
                  }
                }
                int parse(String s) {
                  return new Parser().parse(s);
                }""");
        ErrorReply reply = CELLS.error("\n\nparse(\"twelve\")");
        assertThat(reply.getErrorName()).isEqualTo("NumberFormatException");
        assertThat(reply.getErrorMessage()).isEqualTo("For input string: \"twelve\"");
        assertThat(CellsInProcess.text(reply)).matches("""
                java.lang.NumberFormatException: For input string: "twelve"
                    in java.lang.NumberFormatException.forInputString
                    … \\d+ library frames
                    at cell \\d+, line 3 \\(in a lambda\\):  return Stream.of\\(s\\).*
                    … \\d+ library frames
                    at cell \\d+, line 3 \\(Parser.parse\\):  return Stream.of.*
                    at cell \\d+, line 7 \\(parse\\):  return new Parser\\(\\).parse\\(s\\);
                    at cell \\d+, line 3:  parse\\("twelve"\\)""");
    }

    @Test
    void a_single_frame_of_a_library_is_one() {
        assertThat(CellsInProcess.text(CELLS.error("List.of(1).add(2)"))).contains("    … 1 library frame\n");
    }

    @Test
    void causes_are_told_each_once_even_in_a_circle() {
        ErrorReply reply = CELLS.error("var inner = new RuntimeException(\"inner\");\n"
                + "var outer = new IllegalStateException(\"outer\", inner);\ninner.initCause(outer);\nthrow outer;");
        assertThat(CellsInProcess.text(reply))
                .matches("(?s)java.lang.IllegalStateException: outer\n    at cell \\d+, line 2:.*"
                        + "\nCaused by java.lang.RuntimeException: inner\n    at cell \\d+, line 1:[^\n]*");
    }

    @Test
    void a_deep_recursion_is_told_in_part_with_a_hint() {
        assertThat(CellsInProcess.text(CELLS.error("int down(int n) { return down(n + 1); }\ndown(0)")))
                .matches("(?s)java.lang.StackOverflowError\n(    at cell \\d+, line 1 \\(down\\): [^\n]*\n){13}"
                        + "    … [\\d,.\u00a0\u202f]+ frames in all\nHint: a method calls itself without an end.*");
    }

    @Test
    void a_type_of_a_cell_goes_by_its_own_name() {
        ErrorReply reply = CELLS.error("class TooBad extends RuntimeException {}\nthrow new TooBad();");
        assertThat(reply.getErrorName()).isEqualTo("TooBad");
        assertThat(reply.getErrorMessage()).isEmpty();
        assertThat(CellsInProcess.text(reply))
                .startsWith("TooBad\n    at cell ")
                .doesNotContain("JShell");
        assertThat(CELLS.error("Object o = new TooBad();\n(String) o").getErrorMessage())
                .startsWith("class TooBad cannot be cast to class java.lang.String");
    }

    @Test
    void a_long_line_of_a_frame_is_cut() {
        String call = "Integer.parseInt(\"" + "x".repeat(300) + "\")";
        assertThat(CellsInProcess.text(CELLS.error(call))).contains(":  " + call.substring(0, 200) + "…");
        String shorter = "Integer.parseInt(\"" + "x".repeat(180) + "\")";
        assertThat(shorter).hasSize(200);
        assertThat(CellsInProcess.text(CELLS.error(shorter)))
                .contains(":  " + shorter)
                .doesNotContain("…\n    at");
    }

    @Test
    void the_end_of_a_cell_is_told_with_its_kind_and_place() {
        ErrorReply reply = CELLS.error("int a = 1;\nSystem.exit(a);");
        assertThat(reply.getErrorName()).isEqualTo("Exit");
        assertThat(reply.getErrorMessage()).startsWith("System.exit(1) ended this cell.");
        assertThat(CellsInProcess.text(reply))
                .matches(
                        "(?s)Exit: System.exit\\(1\\) ended this cell[^\n]*\n    at cell \\d+, line 2:  System.exit\\(a\\);");
        var full = new SnippetFailure(new Ended(CellEnd.outOfMemory(), new Error("where it was")));
        assertThat(text(full)).contains("Hint: This kernel may use ");
    }

    @Test
    void what_the_compiler_cannot_follow_is_said_so() {
        assertThat(text(new SnippetFailure(new TooDeep())))
                .isEqualTo("CompileError: this is nested so deeply that the compiler can't follow it.");
    }

    @Test
    void a_failure_that_is_ready_stays_as_it_is() {
        CellFailure ready = CellFailure.saying("Usage", "as it is");
        assertThat(report(ready)).isSameAs(ready.reply());
        assertThat(text(ready)).isEqualTo("Usage: as it is");
    }

    @Test
    void what_is_not_declared_yet_is_told_by_name_with_a_hint() {
        CELLS.notes.clear();
        CELLS.run("int twice(int x) { return dubble(x); }\nint dubbel(int x) { return 2 * x; }");
        var report = CELLS.report();
        assertThat(CELLS.notes)
                .extracting(report::words)
                .containsExactly("twice can't be used until this is declared: method dubble(int)."
                        + " Hint: did you mean dubbel?");
        assertThat(CellsInProcess.text(CELLS.error("twice(4)"))).startsWith("Undeclared: twice can't be used until");
    }

    @Test
    void a_variable_whose_type_was_declared_again_is_told() {
        CELLS.run("class Box {}\nBox box = new Box();");
        CELLS.notes.clear();
        CELLS.run("class Box { int size; }");
        var report = CELLS.report();
        assertThat(CELLS.notes)
                .extracting(report::words)
                .containsExactly("Box box was reset to null, because its type was declared again.");
        assertThat(report.words(new Note.Reset("Box box", false)))
                .isEqualTo("Box box is gone, because its type was declared again.");
    }
}
