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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/**
 * The folder by which Jupyter knows the kernel: a description, the kernel's jar, and an archive of its classes that
 * spares each start half a second.
 *
 * @param folder where it is or will be
 */
record KernelSpec(Path folder) {

    /** From this JDK on, a library's way to its memory would be a warning to the notebook's reader, who can't help it. */
    private static final int FIRST_TO_WARN_OF_UNSAFE = 23;

    /** An option that chooses a garbage collector. */
    private static final String COLLECTOR = "-XX:\\+Use\\w+GC";

    /** What the installer has the kernel do to learn which classes a start needs. */
    static final String WARM_UP = "--warm-up";

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);

    /** Where Jupyter looks for the kernels of this user alone. */
    static Path userKernels() {
        Path home = Path.of(System.getProperty("user.home"));
        Path data =
                variable("XDG_DATA_HOME").orElse(home.resolve(".local/share")).resolve("jupyter");
        if (OS.startsWith("windows")) {
            data = variable("APPDATA").orElse(home.resolve("AppData/Roaming")).resolve("jupyter");
        } else if (OS.startsWith("mac")) {
            data = home.resolve("Library/Jupyter");
        }
        return variable("JUPYTER_DATA_DIR").orElse(data).resolve("kernels");
    }

    private static Optional<Path> variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }

    /** Where the active Python lives. */
    static Path pythonPrefix() throws IOException {
        Optional<Path> active = variable("CONDA_PREFIX").or(() -> variable("VIRTUAL_ENV"));
        if (active.isPresent()) {
            return active.get();
        }
        String python = OS.startsWith("windows") ? "python" : "python3";
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
        return Files.readString(description()).contains("\"backprop-kernel\":");
    }

    /**
     * Writes the folder.
     *
     * @return whether there was anything to do
     * @throws IllegalArgumentException if the JVM does not start with the arguments
     */
    boolean write(String displayName, List<String> jvmArgs, List<String> classpath) throws IOException {
        // Started by java -jar, a program has that jar for its class path, and nothing else.
        Path running = Path.of(System.getProperty("java.class.path"));
        Path jar = folder.resolve("backprop-kernel.jar");
        Path archive = folder.resolve("backprop-kernel.jsa");
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(ownOptions(jvmArgs));
        if (Runtime.version().feature() >= FIRST_TO_WARN_OF_UNSAFE) {
            java.add("--sun-misc-unsafe-memory-access=allow");
        }
        java.addAll(jvmArgs);
        List<String> start = new ArrayList<>(java);
        start.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-jar", jar.toString(), "{connection_file}"));
        start.addAll(classpath);
        String description = Resources.text("kernel.json")
                .replace("{argv}", GSON.toJson(start))
                .replace("{name}", displayName)
                .replace("{version}", Resources.VERSION);
        boolean upToDate = exists()
                && Files.readString(description()).equals(description)
                && Files.exists(archive)
                && FileUtils.contentEquals(running.toFile(), jar.toFile());
        if (!upToDate) {
            Files.createDirectories(folder);
            Files.copy(running, jar, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(archive);
            java.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-jar", jar.toString(), WARM_UP));
            warmUp(java);
            Files.writeString(description(), description);
        }
        return !upToDate;
    }

    /** The kernel's own options; those about the garbage collector give way to one that the user chooses. */
    private static List<String> ownOptions(List<String> jvmArgs) {
        boolean chosen = jvmArgs.stream().anyMatch(arg -> arg.matches(COLLECTOR));
        return Resources.text("jvm.options")
                .lines()
                .filter(line -> line.startsWith("-"))
                .filter(option -> !(chosen && option.matches(COLLECTOR + "|-Xmn.*")))
                .toList();
    }

    /** Starts and ends a kernel. Arguments with which no JVM starts are found out here rather than in Jupyter. */
    private static void warmUp(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.onExit().join();
        if (said.contains("Could not create the Java Virtual Machine")) {
            throw new IllegalArgumentException("With these arguments the kernel does not start:\n" + said.strip());
        }
    }
}
