package backprop.kernel;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder by which Jupyter knows the kernel: a description, the kernel's jar, and an archive of its classes that
 * spares each start half a second.
 *
 * @param folder where it is or will be
 */
record KernelSpec(Path folder) {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String OURS = "backprop-kernel";
    private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);

    /** Where Jupyter looks for the kernels of this user alone. */
    static Path userKernels() {
        Path home = Path.of(System.getProperty("user.home"));
        Path data;
        if (OS.contains("win")) {
            data = variable("APPDATA").orElse(home.resolve("AppData/Roaming")).resolve("jupyter");
        } else if (OS.contains("mac")) {
            data = home.resolve("Library/Jupyter");
        } else {
            data = variable("XDG_DATA_HOME")
                    .orElse(home.resolve(".local/share"))
                    .resolve("jupyter");
        }
        return variable("JUPYTER_DATA_DIR").orElse(data).resolve("kernels");
    }

    private static Optional<Path> variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }

    static Path kernelsBelow(Path prefix) {
        return prefix.toAbsolutePath().normalize().resolve("share/jupyter/kernels");
    }

    /** Where the active Python lives. */
    static Path pythonPrefix() throws IOException {
        Optional<Path> active = variable("CONDA_PREFIX").or(() -> variable("VIRTUAL_ENV"));
        if (active.isPresent()) {
            return active.get();
        }
        String python = OS.contains("win") ? "python" : "python3";
        Process process = new ProcessBuilder(python, "-c", "import sys; print(sys.prefix)")
                .redirectError(Redirect.DISCARD)
                .start();
        return Path.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }

    private Path description() {
        return folder.resolve("kernel.json");
    }

    boolean exists() {
        return Files.exists(description());
    }

    /** Whether the description has this kernel's own mark. */
    boolean isOurs() throws IOException {
        return Files.readString(description()).contains("\"" + OURS + "\":");
    }

    /**
     * Writes the folder.
     *
     * @return whether there was anything to do
     */
    boolean write(String displayName, List<String> jvmArgs, List<String> classpath) throws IOException {
        // Started by java -jar, a program has that jar for its class path, and nothing else.
        Path running = Path.of(System.getProperty("java.class.path"));
        Path jar = folder.resolve("backprop-kernel.jar");
        Path archive = folder.resolve("backprop-kernel.jsa");
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Text is UTF-8 whatever the machine's locale, any loop can be stopped whatever the garbage collector, and the
        // heap begins small however large the machine. An archive that does not fit is not used; what the JVM would say
        // of that is of no use to anybody.
        java.addAll(List.of(
                "-Dfile.encoding=UTF-8",
                "-XX:+UseCountedLoopSafepoints",
                "-XX:LoopStripMiningIter=1000",
                "-Xms32m",
                "-Xlog:disable"));
        java.addAll(jvmArgs);
        List<String> start = new ArrayList<>(java);
        start.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-jar", jar.toString(), "{connection_file}"));
        start.addAll(classpath);
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("argv", start);
        spec.put("display_name", displayName);
        spec.put("language", "java");
        spec.put("interrupt_mode", "message");
        spec.put("metadata", Map.of(OURS, JavaKernel.VERSION));
        String description = GSON.toJson(spec) + "\n";
        boolean upToDate = exists()
                && Files.readString(description()).equals(description)
                && Files.exists(archive)
                && Files.exists(jar)
                && Files.mismatch(running, jar) < 0;
        if (!upToDate) {
            Files.createDirectories(folder);
            Files.copy(running, jar, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(archive);
            java.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-jar", jar.toString(), Main.WARM_UP));
            runQuietly(java);
            Files.writeString(description(), description);
        }
        return !upToDate;
    }

    private static void runQuietly(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        process.onExit().join();
    }

    void remove() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
