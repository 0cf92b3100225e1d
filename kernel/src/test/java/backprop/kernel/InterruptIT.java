package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stop button stops. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterruptIT {

    private final KernelUnderTest kernel = KernelUnderTest.started();

    @BeforeAll
    void declare() {
        kernel.run("""
                int kept = 42;
                void spin() { long i = 0; while (true) { i++; } }
                class Spinner { static void spin() { for (long i = 0; ; i++) { if (i < -1) return; } } }
                long fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
                int spinning() {
                    int n = 0;
                    for (Thread t : Thread.getAllStackTraces().keySet()) {
                        for (StackTraceElement frame : t.getStackTrace()) {
                            if (t != Thread.currentThread() && frame.getClassName().startsWith("REPL")) { n++; break; }
                        }
                    }
                    return n;
                }
                """);
    }

    @AfterAll
    void stop() {
        kernel.close();
    }

    static Stream<String> cells() {
        return Stream.of(
                "Thread.sleep(100_000);",
                "while (true) System.out.println(\"again\");",
                "long i = 0; while (true) { i++; }",
                "for (int i = 0; ; i = i * 31 + 7) { double x = Math.sqrt(i); }",
                "Runnable r = () -> { while (true) {} }; r.run();",
                "spin();",
                "Spinner.spin();",
                "fib(90);",
                "while (true) { try { Thread.sleep(10); } catch (InterruptedException e) { } }",
                "while (true) { try { fib(20); } catch (Throwable t) { } }",
                "IntStream.range(0, 8).parallel().forEach(i -> { while (true) {} });",
                "for (int i = 0; i < 3; i++) new Thread(() -> { while (true) {} }).start(); Thread.sleep(100_000);",
                "Executors.newFixedThreadPool(2).submit(() -> { while (true) {} }).get();",
                "new java.net.ServerSocket(0).accept();",
                "try (var s = new java.net.ServerSocket(0); var c = new java.net.Socket(\"127.0.0.1\", s.getLocalPort())) {"
                        + " new BufferedReader(new InputStreamReader(c.getInputStream())).readLine(); }",
                "new java.net.DatagramSocket(0).receive(new java.net.DatagramPacket(new byte[9], 9));",
                "try (var s = new java.net.ServerSocket(0)) {"
                        + " new java.net.URL(\"http://127.0.0.1:\" + s.getLocalPort() + \"/\").openStream(); }",
                "new ProcessBuilder(\"sleep\", \"1000\").start().getInputStream().read();",
                "new ProcessBuilder(\"sleep\", \"1000\").inheritIO().start().waitFor();",
                "new java.util.concurrent.CompletableFuture<String>().join();",
                "java.util.concurrent.CompletableFuture.supplyAsync(() -> { while (true) {} }).join();",
                "new Scanner(System.in).nextLine()");
    }

    @ParameterizedTest
    @MethodSource("cells")
    void at_once_and_for_good(String code) {
        Outcome outcome = stopped(code);

        assertStopped(outcome);
        assertThat(outcome.error()).doesNotContain("backprop.kernel");
    }

    @ParameterizedTest
    @MethodSource("cells")
    @Tag("slow")
    void within_a_second(String code) {
        assertThat(stopped(code).stoppedAfter()).isLessThan(1);
    }

    private Outcome stopped(String code) {
        return kernel.runAndStop(code, code.contains("System.in") ? Map.of("answers", List.of()) : Map.of());
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtual_threads_end_too() {
        kernel.run("List<Thread> virtual = new ArrayList<>();");
        assertAnswered(kernel.runAndStop("Thread.startVirtualThread(() -> { while (true) {} }).join();"));
        assertAnswered(kernel.run(
                "for (int i = 0; i < 9; i++) virtual.add(Thread.startVirtualThread(() -> {"
                        + " System.out.println(\"spinning\"); while (true) {} }));\nvirtual.get(0).join();",
                Map.of("interrupt_at", "spinning")));
        assertThat(kernel.run("for (Thread t : virtual) { t.join(); }\nvirtual.stream().anyMatch(Thread::isAlive)")
                        .result())
                .isEqualTo("false");
    }

    /**
     * Types without a name are compiled one by one while the cell runs, so that no code of the cell's first thread runs
     * when the stop comes; the other is in a library.
     */
    @Test
    void threads_of_the_cell_end_even_if_the_stop_comes_between_two_pieces() {
        assertStopped(
                kernel.runAndStop("new Thread(() -> { while (true) new Random().doubles(10_000_000).sum(); }).start();"
                        + " var n = new Object() {};".repeat(100)));
    }

    private void assertAnswered(Outcome outcome) {
        assertThat(outcome.status()).isEqualTo("error");
        assertThat(outcome.error()).startsWith("Interrupted: The cell was stopped.");
        assertThat(kernel.run("kept").result()).isEqualTo("42");
    }

    private void assertStopped(Outcome outcome) {
        assertAnswered(outcome);
        assertThat(kernel.run("spinning()").result()).as("threads still at it").isEqualTo("0");
    }

    @Test
    void a_librarys_training_loop_that_listens_returns_what_it_has_learnt(@TempDir Path folder) throws Exception {
        Path jar = LibraryJar.of(folder, "Training", """
                public final class Training {
                    public static long epochs;
                    public static long train() {
                        System.out.println("at work");
                        while (!Thread.interrupted()) { epochs++; }
                        return epochs;
                    }
                }
                """, Map.of());
        // Classes without a package can't be named from a cell's package; reflection reaches this one.
        kernel.run("%classpath " + jar + "\nvar train = Class.forName(\"Training\", true,"
                + " Thread.currentThread().getContextClassLoader()).getMethod(\"train\");\nlong learnt = 0;");
        Outcome outcome = kernel.run("learnt = (Long) train.invoke(null);", Map.of("interrupt_at", "at work"));
        assertThat(outcome.error()).startsWith("Interrupted: ");
        assertThat(kernel.run("learnt > 0").result()).isEqualTo("true");
    }

    @Test
    void a_library_that_listens_to_nothing_is_left_behind_with_a_word_of_its_name(@TempDir Path folder)
            throws Exception {
        Path jar = LibraryJar.of(folder, "Deaf", """
                package deaf;
                public final class Deaf {
                    public static volatile boolean enough;
                    public static void work() {
                        System.out.println("at work");
                        while (!enough) { Thread.onSpinWait(); }
                    }
                }
                """, Map.of());
        // The kernel that all tests use, without its patience.
        Path spec = Files.createDirectories(folder.resolve("share/jupyter/kernels/hasty"));
        String description =
                Files.readString(KernelUnderTest.installed().resolve("share/jupyter/kernels/java/kernel.json"));
        Files.writeString(spec.resolve("kernel.json"), description.replace("patience=600", "patience=1"));
        try (KernelUnderTest hasty = new KernelUnderTest(
                Map.of("JUPYTER_PATH", folder.resolve("share/jupyter").toString()))) {
            hasty.ask("start", Map.of("name", "hasty"));
            hasty.run("%classpath " + jar + "\nint kept = 42;");
            Outcome outcome = hasty.run("deaf.Deaf.work();", Map.of("interrupt_at", "at work"));
            assertThat(outcome.status()).isEqualTo("error");
            assertThat(outcome.error()).contains("goes on in the background", "deaf.Deaf.work");
            assertThat(hasty.run("kept").result()).isEqualTo("42");
        }
    }

    @Test
    void what_an_earlier_cell_left_running_on_purpose_goes_on() {
        kernel.run("""
                var ticks = new java.util.concurrent.atomic.AtomicInteger();
                Thread ticker = new Thread(() -> { try { while (true) { ticks.incrementAndGet(); Thread.sleep(20); } } catch (InterruptedException e) { } });
                ticker.start();
                """);
        kernel.runAndStop("while (true) {}");
        assertThat(kernel.run("ticker.isAlive()").result()).isEqualTo("true");
        kernel.run("ticker.interrupt(); ticker.join();");
    }

    @Test
    void stopping_when_nothing_runs_does_no_harm() {
        assertThat(kernel.ask("interrupt", Map.of()).get("status").getAsString())
                .isEqualTo("ok");
        assertThat(kernel.run("Thread.sleep(100); kept").result()).isEqualTo("42");
    }
}
