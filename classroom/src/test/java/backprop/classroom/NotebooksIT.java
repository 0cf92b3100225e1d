package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs every notebook, and those with the solutions, from top to bottom, two at a time, and compares what it shows with
 * what is committed. With the system property {@code notebooks.accept} set to true it writes what it shows over what is
 * committed instead. With {@code notebooks.kernel} set to the name of a kernel that this machine has, it runs the
 * notebooks there, and compares only what that kernel can show: other kernels show a matrix as text alone.
 */
class NotebooksIT {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path FOLDER = MODULE.resolveSibling("notebooks");
    private static final Path SOLUTIONS = FOLDER.resolve("solutions");
    private static final Path TARGET = MODULE.resolve("target");
    private static final Path REPORT = TARGET.resolve("notebooks.txt");
    private static final String KERNEL = System.getProperty("notebooks.kernel", "");
    private static final boolean ACCEPT = Boolean.getBoolean("notebooks.accept");

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> a_fresh_run_shows_what_is_committed() throws IOException, InterruptedException {
        Files.deleteIfExists(REPORT);
        assertThat(ACCEPT && !KERNEL.isEmpty())
                .as("what another kernel shows must not be committed")
                .isFalse();
        JupyterRun jupyter = KERNEL.isEmpty()
                ? JupyterRun.onOurKernel(FOLDER, TARGET.resolve("jupyter"))
                : JupyterRun.onKernelNamed(KERNEL, FOLDER);
        List<Path> notebooks = new ArrayList<>(NotebookFile.allIn(FOLDER));
        assertThat(notebooks).as("notebooks in " + FOLDER).isNotEmpty();
        notebooks.addAll(NotebookFile.allIn(SOLUTIONS));
        return notebooks.stream()
                .map(notebook -> DynamicTest.dynamicTest(name(notebook), () -> verify(notebook, jupyter)));
    }

    /** With its folder, where that is not the notebooks' own: one and its solutions have files of the same name. */
    private static String name(Path notebook) {
        return FOLDER.relativize(notebook).toString();
    }

    private static void verify(Path notebook, JupyterRun jupyter) throws IOException, InterruptedException {
        NotebookFile committed = NotebookFile.read(notebook);
        long start = System.nanoTime();
        Path output = jupyter.execute(
                notebook, TARGET.resolve(notebook.startsWith(SOLUTIONS) ? "executed/solutions" : "executed"));
        double seconds = (System.nanoTime() - start) / 1e9;
        NotebookFile fresh = NotebookFile.read(output);

        List<String> problems;
        if (ACCEPT) {
            problems = NotebookComparison.failures(fresh);
            if (problems.isEmpty()) {
                Files.copy(output, notebook, StandardCopyOption.REPLACE_EXISTING);
            }
        } else if (KERNEL.isEmpty()) {
            problems = NotebookComparison.differences(committed, fresh);
        } else {
            problems = NotebookComparison.differencesOnAnotherKernel(committed, fresh);
        }
        report(notebook, fresh, seconds, problems);
        assertThat(problems).as(name(notebook)).isEmpty();
    }

    private static synchronized void report(Path notebook, NotebookFile fresh, double seconds, List<String> problems)
            throws IOException {
        long run = fresh.cells().stream().filter(NotebookFile.CodeCell::wasRun).count();
        String verdict = problems.isEmpty() ? "ok" : "FAILED: " + String.join("; ", problems);
        String line = String.format(
                Locale.ROOT,
                "%-39s %3d of %d cells  %6.1f s  %s%n",
                name(notebook),
                run,
                fresh.cells().size(),
                seconds,
                verdict);
        Files.writeString(REPORT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
