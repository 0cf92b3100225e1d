package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a cell does, it gets an answer, and the next cell runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurvivalIT {

    private final KernelUnderTest kernel = KernelUnderTest.started();

    @AfterEach
    void the_next_cell_runs() {
        assertThat(kernel.run("6 * 7").result()).isEqualTo("42");
    }

    @AfterAll
    void stop() {
        kernel.close();
    }

    @Test
    void exit() {
        assertThat(kernel.run("System.exit(3)").error())
                .startsWith("Exit: System.exit(3) ended this cell.")
                .doesNotContain("backprop.kernel");
        assertThat(kernel.run("Runtime.getRuntime().halt(4)").error()).startsWith("Exit: ");
    }

    @Test
    void exit_by_a_library(@TempDir Path folder) throws Exception {
        Path jar = LibraryJar.of(
                folder,
                "Quitter",
                "package quit; public final class Quitter { public static void quit() { System.exit(5); } }",
                Map.of());
        Outcome outcome = kernel.run("%classpath " + jar + "\nquit.Quitter.quit();");
        assertThat(outcome.error())
                .startsWith("Exit: System.exit(5) ended this cell.")
                .contains("line 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) hoard.add(new long[1_000_000]);",
                "int n = 0; while (true) hoard.add(\"text\" + n++);",
                "StringBuilder b = new StringBuilder(\"12345678\"); while (true) b.append(b);",
                "hoard.add(new double[Integer.MAX_VALUE - 8]);",
            })
    void out_of_memory(String code) {
        Outcome outcome = kernel.run("List<Object> hoard = new ArrayList<>();\n" + code);
        assertThat(outcome.error()).contains("OutOfMemoryError", "This kernel may use", "-Xmx");
        assertThat(kernel.run("hoard = null; 1").result()).isEqualTo("1");
    }

    @Test
    void endless_recursion() {
        Outcome outcome = kernel.run("int deeper(int n) { return deeper(n + 1) + 1; }\ndeeper(0)");
        assertThat(outcome.error()).contains("StackOverflowError", "line 1 (deeper)", "Hint: a method calls itself");
        assertThat(outcome.error().lines().count()).isLessThan(30);
    }

    @Test
    void an_uncaught_exception_in_a_thread() {
        Outcome outcome = kernel.run(
                "Thread t = new Thread(() -> { throw new IllegalStateException(\"boo\"); });\nt.start();\nt.join();",
                Map.of("until", "line 1"));
        assertThat(outcome.status()).isEqualTo("ok");
        assertThat(outcome.stderr()).contains("ended with an exception", "IllegalStateException", "boo", "line 1");
    }

    @Test
    void a_result_of_ten_megabytes() {
        Outcome outcome = kernel.run("\"x\".repeat(10_000_000)");
        assertThat(outcome.result())
                .hasSizeLessThan(200_000)
                .endsWith("… (the first 100,000 of 10,000,000 characters)");
    }

    @Test
    void an_array_of_a_million_elements() {
        Outcome outcome = kernel.run("new double[1_000_000]");
        assertThat(outcome.result()).startsWith("[0.0, 0.0, ").endsWith(", … (1,000,000 elements)]");
        assertThat(outcome.result("text/html")).endsWith("… (1,000,000 elements)]</code>");
    }

    @Test
    void a_result_whose_text_fails() {
        Outcome outcome = kernel.run(
                "class Sulky { public String toString() { throw new RuntimeException(\"no\"); } }\nnew Sulky()");
        assertThat(outcome.error()).contains("RuntimeException: no", "Sulky.toString");
    }

    @Test
    void a_compile_error_in_the_middle_of_a_cell() {
        Outcome outcome = kernel.run("int before = 1;\nint middle = \"text\";\nint after = 2;");
        assertThat(outcome.error()).startsWith("cell ").contains("line 2: incompatible types");
        assertThat(kernel.run("before").error()).contains("cannot find symbol");
    }

    @Test
    void a_question_on_standard_input_is_asked_in_the_notebook() {
        Outcome outcome = kernel.run(
                "Scanner in = new Scanner(System.in);\nSystem.out.print(\"Name? \");\nin.nextLine() + in.nextInt()",
                Map.of("answers", List.of("Zoë", "7")));
        assertThat(outcome.result()).isEqualTo("Zoë7");
        assertThat(outcome.stdout()).isEqualTo("Name? ");
        assertThat(outcome.json().get("prompts").getAsInt()).isEqualTo(2);
    }

    @Test
    void what_is_left_of_an_answer_is_not_the_next_cells() {
        assertThat(kernel.run("new String(System.in.readNBytes(3))", Map.of("answers", List.of("yes, please")))
                        .result())
                .isEqualTo("yes");
        assertThat(kernel.run("new Scanner(System.in).nextLine()", Map.of("answers", List.of("no")))
                        .result())
                .isEqualTo("no");
    }

    @Test
    void a_question_that_nobody_can_answer_is_an_error_and_no_wait() {
        Outcome outcome = kernel.run("System.in.read()");
        assertThat(outcome.error()).contains("can't be asked for input");
    }

    @Test
    @Tag("slow")
    void five_hundred_cells_that_declare_the_same_anew() {
        long few = megabytesAfter(100);
        long many = megabytesAfter(400);
        System.out.printf("in use after 100 cells: %d MB, after 500: %d MB%n", few, many);
        assertThat(many).isLessThan(few + 10);
    }

    /**
     * What is in use, in the heap and by classes, when cells have declared the same things again and again. What the
     * JVM's own compiler makes is left out: it grows as long as the JVM still gets faster.
     */
    private long megabytesAfter(int cells) {
        for (int i = 0; i < cells; i++) {
            Outcome outcome = kernel.run("""
                    record Point(double x, double y) { double length() { return Math.hypot(x, y); } }
                    double[] numbers = new double[%d];
                    double sum(double[] all) { double s = 0; for (double a : all) { s += a; } return s; }
                    List<Point> points = Stream.generate(() -> new Point(3, 4)).limit(100).toList();
                    System.out.println(points.get(0).length() + sum(numbers));
                    points
                    """.formatted(100_000 + i));
            assertThat(outcome.stdout()).as("cell %d", i).isEqualTo("5.0\n");
        }
        return Long.parseLong(kernel.run("""
                        System.gc();
                        java.lang.management.ManagementFactory.getMemoryPoolMXBeans().stream()
                                .filter(pool -> !pool.getName().startsWith("Code"))
                                .mapToLong(pool -> pool.getUsage().getUsed()).sum() >> 20
                        """).result());
    }
}
