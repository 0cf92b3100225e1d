package backprop.classroom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs notebooks as Jupyter does without a browser: with nbconvert, in our kernel, each in its own folder. */
final class JupyterRun {
    private static final long LONGEST_RUN_MINUTES = 20;

    private final Path notebooks;
    private final Path prefix;

    /**
     * Installs the kernel, as {@code bin/start} does it, under a prefix that this run alone looks at.
     *
     * @param notebooks the folder with the notebooks
     * @param prefix where its kernelspec goes
     */
    JupyterRun(Path notebooks, Path prefix) throws IOException, InterruptedException {
        this.notebooks = notebooks;
        this.prefix = prefix;
        run(
                List.of("bash", "-euc", ". ../bin/lib/setup.sh; install_kernel \"$0\"", prefix.toString()),
                "install the kernel");
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
                        "--ExecutePreprocessor.timeout=900",
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
            builder.environment()
                    .put("JUPYTER_PATH", prefix.resolve("share/jupyter").toString());
            builder.environment()
                    .put("JUPYTER_CONFIG_DIR", prefix.resolve("config").toString());
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
