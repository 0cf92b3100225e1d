package backprop.classroom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs notebooks as Jupyter does without a browser: with nbconvert, each in its own folder. */
final class JupyterRun {
    /** A kernel without the vector instructions needs several times as long as ours for a million epochs. */
    private static final long LONGEST_RUN_MINUTES = 40;

    private final Path notebooks;
    private final String kernel;
    private final Map<String, String> environment;

    private JupyterRun(Path notebooks, String kernel, Map<String, String> environment) {
        this.notebooks = notebooks;
        this.kernel = kernel;
        this.environment = environment;
    }

    /**
     * Installs our kernel, as {@code bin/start} does it, under a prefix that this run alone looks at.
     *
     * @param notebooks the folder with the notebooks
     * @param prefix where its kernelspec goes
     */
    static JupyterRun onOurKernel(Path notebooks, Path prefix) throws IOException, InterruptedException {
        JupyterRun run = new JupyterRun(
                notebooks,
                "java",
                Map.of(
                        "JUPYTER_PATH", prefix.resolve("share/jupyter").toString(),
                        "JUPYTER_CONFIG_DIR", prefix.resolve("config").toString()));
        run.run(
                List.of("bash", "-euc", ". ../bin/lib/setup.sh; install_kernel \"$0\"", prefix.toString()),
                "install the kernel");
        return run;
    }

    /**
     * Takes a kernel that this machine has.
     *
     * @param notebooks the folder with the notebooks
     * @param kernel the name that {@code jupyter kernelspec list} gives it
     */
    static JupyterRun onKernelNamed(String kernel, Path notebooks) {
        return new JupyterRun(notebooks, kernel, Map.of());
    }

    /** The same, with a variable of the environment that the kernel sees. */
    JupyterRun with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new JupyterRun(notebooks, kernel, more);
    }

    /** Runs a notebook from top to bottom and returns the file with its fresh outputs. */
    Path execute(Path notebook, Path outputFolder) throws IOException, InterruptedException {
        Path output = outputFolder.resolve(notebook.getFileName());
        Files.deleteIfExists(output);
        run(
                List.of(
                        "jupyter",
                        "nbconvert",
                        "--to=notebook",
                        "--execute",
                        "--allow-errors",
                        "--ExecutePreprocessor.timeout=" + 60 * LONGEST_RUN_MINUTES,
                        "--ExecutePreprocessor.kernel_name=" + kernel,
                        "--ExecutePreprocessor.record_timing=False",
                        "--output-dir=" + outputFolder,
                        notebook.toString()),
                "run " + notebook.getFileName());
        return output;
    }

    private void run(List<String> command, String purpose) throws IOException, InterruptedException {
        Path log = Files.createTempFile("jupyter", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(notebooks.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().putAll(environment);
            Process process = start(builder);
            if (!process.waitFor(LONGEST_RUN_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IOException("Could not " + purpose + ": no end after " + LONGEST_RUN_MINUTES + " minutes");
            }
            if (process.exitValue() != 0) {
                throw new IOException("Could not " + purpose + ":\n" + Files.readString(log, StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(log);
        }
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException(
                    "This test needs " + builder.command().get(0) + " on the PATH; bin/verify sees to it.", e);
        }
    }
}
