package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of what a cell prints is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutputIT {

    // Without a locale Java opens no jar under a name that is not ASCII: in such a folder no kernel can start.
    private static final boolean STARTS_WITHOUT_LOCALE =
            Path.of("").toAbsolutePath().toString().chars().allMatch(c -> c < 128);

    private final KernelUnderTest kernel =
            new KernelUnderTest(STARTS_WITHOUT_LOCALE ? Map.of("LC_ALL", "C", "LANG", "C") : Map.of());

    @BeforeAll
    void start() {
        kernel.start();
    }

    @AfterAll
    void stop() {
        kernel.close();
    }

    @ParameterizedTest
    @CsvSource({"out, stdout", "err, stderr"})
    void a_hundred_thousand_lines_arrive_complete_and_in_order(String field, String stream) {
        Outcome outcome = kernel.run("for (int i = 0; i < 100_000; i++) System." + field + ".println(\"line \" + i);");
        assertThat(outcome.json().get(stream).getAsString()).isEqualTo(lines("line ", 100_000));
        assertThat(outcome.list("arrivals")).as("batches").hasSizeLessThan(10_000);
    }

    @Test
    void a_hundred_thousand_lines_by_printf_in_pieces_arrive_complete_and_in_order() {
        Outcome outcome = kernel.run("for (int i = 0; i < 100_000; i++) { System.out.printf(\"%s\", \"line\");"
                + " System.out.printf(\" %d\", i); System.out.printf(\"%n\"); }");
        assertThat(outcome.stdout()).isEqualTo(lines("line ", 100_000));
    }

    @Test
    void lines_of_several_threads_on_both_streams_arrive_complete_and_in_order_per_thread() {
        Outcome outcome = kernel.run("""
                List<Thread> threads = new ArrayList<>();
                for (int t = 0; t < 4; t++) {
                    String name = "t" + t + " ";
                    PrintStream to = t % 2 == 0 ? System.out : System.err;
                    threads.add(new Thread(() -> { for (int i = 0; i < 25_000; i++) to.println(name + i); }));
                }
                threads.forEach(Thread::start);
                for (Thread thread : threads) thread.join();
                """);
        assertThat(linesOf("t0 ", outcome.stdout())).isEqualTo(lines("t0 ", 25_000));
        assertThat(linesOf("t2 ", outcome.stdout())).isEqualTo(lines("t2 ", 25_000));
        assertThat(linesOf("t1 ", outcome.stderr())).isEqualTo(lines("t1 ", 25_000));
        assertThat(linesOf("t3 ", outcome.stderr())).isEqualTo(lines("t3 ", 25_000));
    }

    @Test
    void output_appears_while_the_cell_runs(@TempDir Path folder) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String line : List.of("one", "two", "three")) {
            files.put(line, folder.resolve(line).toAbsolutePath().toString());
        }
        Outcome outcome = kernel.run("""
                for (String line : List.of("one", "two", "three")) {
                    System.out.println(line);
                    // Whoever reads the page creates a file when the line is there.
                    while (!Files.exists(Path.of("%s", line))) { Thread.sleep(10); }
                }
                """.formatted(folder.toAbsolutePath()), Map.of("create", files));
        assertThat(outcome.status()).isEqualTo("ok");
        assertThat(outcome.stdout()).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    @Tag("slow")
    void output_appears_within_a_fifth_of_a_second() {
        Outcome outcome = kernel.run(
                "for (int i = 0; i < 5; i++) { System.out.println(System.currentTimeMillis()); Thread.sleep(300); }");
        List<Long> printed = outcome.stdout().lines().map(Long::valueOf).toList();
        assertThat(outcome.arrivals()).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(outcome.arrivals().get(i) - printed.get(i)).isLessThan(200);
        }
    }

    @Test
    void text_of_a_thread_that_outlives_its_cell_is_not_lost() {
        Outcome outcome = kernel.run("""
                new Thread(() -> {
                    for (int i = 0; i < 3; i++) {
                        try { Thread.sleep(100); } catch (InterruptedException e) { return; }
                        System.out.println("late " + i);
                    }
                }).start();
                """, Map.of("until", "late 2\n"));
        assertThat(outcome.stdout()).isEqualTo(lines("late ", 3));
        assertThat(kernel.run("1 + 1").result()).isEqualTo("2");
    }

    @Test
    void text_is_utf8_whatever_the_locale() {
        Outcome outcome = kernel.run("String s = \"größer ≤ 数 😀\";\nSystem.out.println(s);\n"
                + "for (byte b : s.getBytes()) System.err.write(b);\nSystem.err.flush();\ns");
        assertThat(outcome.stdout()).isEqualTo("größer ≤ 数 😀\n");
        assertThat(outcome.stderr()).isEqualTo("größer ≤ 数 😀");
        assertThat(outcome.result()).isEqualTo("größer ≤ 数 😀");
    }

    @Test
    void printed_text_and_displays_keep_their_order() {
        Outcome outcome = kernel.run("System.out.println(1); display(\"two\"); System.out.println(3);");
        assertThat(outcome.list("types").stream().map(type -> type.getAsString()))
                .containsSubsequence("stream", "display_data", "stream");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try (var w = new java.io.PrintWriter(System.out)) { w.println(\"one\"); }",
                "System.out.println(\"one\"); System.out.close();",
                "System.out.println(\"one\"); System.out.close(); System.err.close();",
                "try (PrintStream p = System.out) { p.println(\"one\"); }",
            })
    void a_closed_stream_ends_nothing(String code) {
        assertThat(kernel.run(code).stdout()).isEqualTo("one\n");
        Outcome next = kernel.run("System.out.println(\"two\"); System.err.println(\"three\");");
        assertThat(next.stdout()).isEqualTo("two\n");
        assertThat(next.stderr()).isEqualTo("three\n");
    }

    @Test
    void a_readers_own_stream_stays_until_it_is_taken_away_and_the_kernel_says_so() {
        Outcome replaced = kernel.run("var caught = new ByteArrayOutputStream();\n"
                + "System.setOut(new PrintStream(caught));\nSystem.out.print(\"a\");");
        assertThat(replaced.stdout()).isEmpty();
        assertThat(replaced.stderr())
                .startsWith("Note: System.out is another stream")
                .contains("resetOutput()");
        Outcome next = kernel.run("System.out.print(\"b\");\ncaught.toString()");
        assertThat(next.stderr()).isEmpty();
        assertThat(next.result()).isEqualTo("ab");
        assertThat(kernel.run("resetOutput();\nSystem.out.print(\"c\");").stdout())
                .isEqualTo("c");
        assertThat(kernel.run("caught.toString()").result()).isEqualTo("ab");
    }

    @Test
    void a_stream_that_a_cell_puts_back_itself_is_nothing_to_speak_of() {
        Outcome outcome = kernel.run("""
                PrintStream page = System.err;
                System.setErr(new PrintStream(OutputStream.nullOutputStream()));
                System.err.println(1);
                System.setErr(page);
                System.err.print(2);
                """);
        assertThat(outcome.stderr()).isEqualTo("2");
    }

    @Test
    void what_children_write_that_inherit_the_streams_is_the_cells_and_comes_in_its_place() {
        // The child makes the two bytes of the letter ë: without a locale, newer JDKs hand on letters of ASCII alone.
        Outcome outcome = kernel.run("""
                System.out.println("before");
                String words = "echo from the child; printf 'Zo\\\\303\\\\253\\\\n' >&2";
                ProcessBuilder child = new ProcessBuilder("sh", "-c", words).inheritIO();
                Process running = child.start();
                int code = running.waitFor();
                System.out.println("after " + code + running.isAlive() + running.info().command().isPresent());
                child.redirectOutput()
                """);
        assertThat(outcome.stdout()).startsWith("before\nfrom the child\nafter 0false");
        assertThat(outcome.stderr()).isEqualTo("Zoë\n");
        assertThat(outcome.result()).isEqualTo("INHERIT");
    }

    @Test
    void a_child_that_writes_more_than_a_pipe_holds_and_outlives_its_cell_is_heard_to_its_end() {
        Outcome outcome = kernel.run(
                "new ProcessBuilder(\"seq\", \"100000\").inheritIO().start();", Map.of("until", "\n100000\n"));
        assertThat(outcome.stdout())
                .isEqualTo(IntStream.rangeClosed(1, 100_000)
                        .mapToObj(n -> n + "\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void a_child_whose_streams_lead_elsewhere_is_left_alone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("out");
        assertThat(kernel.run("new ProcessBuilder(\"echo\", \"x\").redirectOutput(new File(\"" + file
                                + "\")).start().waitFor()")
                        .result())
                .isEqualTo("0");
        assertThat(Files.readString(file)).isEqualTo("x\n");
        assertThat(kernel.run("new String(new ProcessBuilder(\"echo\", \"y\").start().getInputStream().readAllBytes())")
                        .result())
                .isEqualTo("y\n");
    }

    @Test
    void what_the_kernel_says_reaches_the_page_whatever_the_streams() {
        Outcome outcome =
                kernel.run("System.err.close();\nSystem.setErr(new PrintStream(OutputStream.nullOutputStream()));\n"
                        + "Integer.parseInt(\"nosuchnumber\");");
        assertThat(outcome.stderr()).contains("System.err is another stream");
        assertThat(outcome.error()).contains("nosuchnumber");
        kernel.run("resetOutput();");
    }

    @Test
    void a_closed_input_is_open_again_in_the_next_cell() {
        String ask = "try (Scanner in = new Scanner(System.in)) { System.out.print(in.nextLine()); }";
        assertThat(kernel.run(ask, Map.of("answers", List.of("x"))).stdout()).isEqualTo("x");
        assertThat(kernel.run(ask, Map.of("answers", List.of("y"))).stdout()).isEqualTo("y");
    }

    private static String lines(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i + "\n").collect(Collectors.joining());
    }

    private static String linesOf(String prefix, String text) {
        return text.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
