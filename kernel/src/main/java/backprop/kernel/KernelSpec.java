package backprop.kernel;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
        String jupyter = System.getenv("JUPYTER_DATA_DIR");
        if (jupyter != null && !jupyter.isEmpty()) {
            return Path.of(jupyter, "kernels");
        }
        Path home = Path.of(System.getProperty("user.home"));
        if (OS.contains("win")) {
            String appData = System.getenv("APPDATA");
            return (appData == null ? home.resolve("AppData/Roaming") : Path.of(appData)).resolve("jupyter/kernels");
        }
        if (OS.contains("mac")) {
            return home.resolve("Library/Jupyter/kernels");
        }
        String data = System.getenv("XDG_DATA_HOME");
        return (data == null || data.isEmpty() ? home.resolve(".local/share") : Path.of(data))
                .resolve("jupyter/kernels");
    }

    static Path kernelsBelow(Path prefix) {
        return prefix.toAbsolutePath().normalize().resolve("share/jupyter/kernels");
    }

    /** Where the active Python lives. */
    static Path pythonPrefix() throws IOException {
        for (String variable : List.of("CONDA_PREFIX", "VIRTUAL_ENV")) {
            String prefix = System.getenv(variable);
            if (prefix != null && !prefix.isEmpty()) {
                return Path.of(prefix);
            }
        }
        Process python = new ProcessBuilder(
                        OS.contains("win") ? "python" : "python3", "-c", "import sys; print(sys.prefix)")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return Path.of(new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }

    boolean exists() {
        return Files.exists(folder.resolve("kernel.json"));
    }

    boolean isOurs() throws IOException {
        try {
            JsonObject spec = JsonParser.parseString(Files.readString(folder.resolve("kernel.json")))
                    .getAsJsonObject();
            JsonElement metadata = spec.get("metadata");
            return metadata != null
                    && metadata.isJsonObject()
                    && metadata.getAsJsonObject().has(OURS);
        } catch (JsonParseException | IllegalStateException e) {
            return false;
        }
    }

    /**
     * Writes the folder.
     *
     * @return whether there was anything to do
     */
    boolean write(String displayName, List<String> jvmArgs, List<String> classpath) throws IOException {
        Path jar = folder.resolve("backprop-kernel.jar");
        Path archive = folder.resolve("backprop-kernel.jsa");
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", OS.contains("win") ? "java.exe" : "java")
                .toString());
        // Text is UTF-8 whatever the machine's locale, and any loop can be stopped whatever the garbage collector.
        java.addAll(List.of("-Dfile.encoding=UTF-8", "-XX:+UseCountedLoopSafepoints", "-XX:LoopStripMiningIter=1000"));
        java.addAll(jvmArgs);
        List<String> start = new ArrayList<>(java);
        // An archive that does not fit is not used; what the JVM would say of that is of no use to anybody.
        start.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-jar", jar.toString()));
        start.add("{connection_file}");
        start.addAll(classpath.stream()
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .toList());
        String description = describe(displayName, start);
        if (isUpToDate(description, jar, archive)) {
            return false;
        }
        Files.createDirectories(folder);
        Files.copy(runningJar(), jar, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(archive);
        java.addAll(
                List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable", "-jar", jar.toString(), Main.WARM_UP));
        warmUp(java);
        Files.writeString(folder.resolve("kernel.json"), description);
        return true;
    }

    private boolean isUpToDate(String description, Path jar, Path archive) throws IOException {
        return exists()
                && Files.readString(folder.resolve("kernel.json")).equals(description)
                && Files.exists(jar)
                && Files.exists(archive)
                && Files.mismatch(runningJar(), jar) < 0;
    }

    private static String describe(String displayName, List<String> argv) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("argv", argv);
        spec.put("display_name", displayName);
        spec.put("language", "java");
        spec.put("interrupt_mode", "message");
        spec.put("metadata", Map.of(OURS, JavaKernel.VERSION));
        return GSON.toJson(spec) + "\n";
    }

    private static Path runningJar() throws IOException {
        try {
            Path jar = Path.of(Objects.requireNonNull(
                            KernelSpec.class.getProtectionDomain().getCodeSource())
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(jar)) {
                throw new IOException("only the packed kernel can install itself: java -jar backprop-kernel.jar");
            }
            return jar;
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** Runs the kernel once for the archive's sake; without an archive it starts as well, only later. */
    private static void warmUp(List<String> command) throws IOException {
        File nowhere = new File(OS.contains("win") ? "NUL" : "/dev/null");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(nowhere)
                .start();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
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
