package backprop.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The packed kernel in a process of its own, at the other end of Jupyter's own client. */
final class KernelUnderTest implements AutoCloseable {

    /** A machine may be so busy that a cell takes minutes to stop. */
    private static final String PATIENT = "--jvm-arg=-Dbackprop.kernel.patience=600";

    /** JShell reads the class path in the background; that it never comes to an end is known after two minutes. */
    static final int MOST_TIMES = 240;

    private static final int PAUSE_MILLIS = 500;
    private static final Gson GSON = new Gson();
    private static @Nullable Path prefix;

    private final Process driver;
    private final Writer requests;
    private final BufferedReader answers;

    /** Starts Jupyter's client; {@link #start} then starts the kernel. */
    KernelUnderTest(Map<String, String> environment) {
        try {
            Path script = Path.of(Objects.requireNonNull(KernelUnderTest.class.getResource("driver.py"))
                    .toURI());
            ProcessBuilder builder = new ProcessBuilder(python(), script.toString());
            builder.environment()
                    .put("JUPYTER_PATH", installed().resolve("share/jupyter").toString());
            builder.environment().putAll(environment);
            builder.directory(
                    Files.createDirectories(Path.of("target/notebook-folder")).toFile());
            File log = new File("target/driver.log");
            driver =
                    builder.redirectError(ProcessBuilder.Redirect.appendTo(log)).start();
            requests = driver.outputWriter(StandardCharsets.UTF_8);
            answers = driver.inputReader(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException("Jupyter's client can't be started", e);
        }
    }

    /** A kernel that runs and waits for its first cell. */
    static KernelUnderTest started() {
        KernelUnderTest kernel = new KernelUnderTest(Map.of());
        kernel.start();
        return kernel;
    }

    JsonObject start() {
        return ask("start", Map.of());
    }

    /** Runs a cell to its end. */
    Outcome run(String code) {
        return run(code, Map.of());
    }

    /** Runs a cell with what the driver's {@code execute} can be told besides. */
    Outcome run(String code, Map<String, ?> options) {
        Map<String, Object> arguments = new LinkedHashMap<>(options);
        arguments.put("code", code);
        return new Outcome(ask("execute", arguments));
    }

    /** Runs a cell and presses the stop button when it is at work. */
    Outcome runAndStop(String code) {
        return runAndStop(code, Map.of());
    }

    Outcome runAndStop(String code, Map<String, ?> options) {
        Map<String, Object> arguments = new LinkedHashMap<>(options);
        arguments.put("interrupt_at", "at work");
        return run("System.out.println(\"at work\");\n" + code, arguments);
    }

    /** Runs a cell until its outcome is as it should be, for what the kernel only knows after a while. */
    Outcome runUntil(Predicate<Outcome> asItShouldBe, String code) {
        Outcome outcome = run(code);
        for (int i = 0; i < MOST_TIMES && !asItShouldBe.test(outcome); i++) {
            pause();
            outcome = run(code);
        }
        return outcome;
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonObject ask(String what, Map<String, ?> arguments) {
        Map<String, Object> request = new LinkedHashMap<>(arguments);
        request.put("do", what);
        try {
            requests.write(GSON.toJson(request) + "\n");
            requests.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("The driver has ended; kernel/target/driver.log says why.");
            }
            JsonObject object = JsonParser.parseString(answer).getAsJsonObject();
            if (object.has("problem")) {
                throw new IllegalStateException(
                        what + ": " + object.get("problem").getAsString());
            }
            return object;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends Jupyter's client as a crash would, without a word to the kernel. */
    void kill() throws InterruptedException {
        driver.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        try {
            requests.close();
            driver.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The kernel's jar. */
    static Path jar() {
        Path jar = Path.of(System.getProperty("kernel.jar", "target/backprop-kernel.jar"));
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    "The kernel is not packed. Run bin/verify, or ./mvnw -pl kernel verify, rather than test alone.");
        }
        return jar.toAbsolutePath();
    }

    /** The folder into which the kernel has installed itself, once for all tests. */
    static synchronized Path installed() throws IOException, InterruptedException {
        if (prefix == null) {
            Path folder = Files.createTempDirectory("kernel-under-test");
            Result result = install("--install", "--prefix", folder.toString(), "--jvm-arg=-Xmx1g", PATIENT);
            if (result.code() != 0) {
                throw new IllegalStateException("The kernel did not install itself: " + result.text());
            }
            prefix = folder;
        }
        return prefix;
    }

    /**
     * What a process said and how it ended.
     *
     * @param code its exit code
     * @param text what it wrote on both streams
     */
    record Result(int code, String text) {}

    /** Runs the kernel's own installer. */
    static Result install(String... options) throws IOException, InterruptedException {
        return install(Map.of(), options);
    }

    static Result install(Map<String, String> environment, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", jar().toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return result(builder);
    }

    static Result result(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), text);
    }

    /** A Python that has Jupyter's client. */
    static String python() throws IOException, InterruptedException {
        return python("jupyter_client", "python3-jupyter-client");
    }

    /** A Python that has a module, which is Debian's package of a name. */
    static String python(String module, String debian) throws IOException, InterruptedException {
        List<String> candidates = new ArrayList<>();
        Optional.ofNullable(System.getenv("BACKPROP_PYTHON")).ifPresent(candidates::add);
        jupyterPython().ifPresent(candidates::add);
        candidates.addAll(List.of("/usr/bin/python3", "python3"));
        for (String candidate : candidates) {
            if (hasModule(candidate, module)) {
                return candidate;
            }
        }
        throw new IllegalStateException("This test needs a Python with the module " + module + ", and none of "
                + candidates + " has it: install it by \"apt install " + debian + "\" on Debian and Ubuntu, or by \"pip"
                + " install " + module + "\"; the variable BACKPROP_PYTHON can name another Python.");
    }

    private static boolean hasModule(String python, String module) throws InterruptedException {
        try {
            return result(new ProcessBuilder(python, "-c", "import " + module)).code() == 0;
        } catch (IOException e) {
            // There is no such program.
            return false;
        }
    }

    /** The Python that the command jupyter on the search path runs on. */
    private static Optional<String> jupyterPython() throws IOException {
        for (String folder : String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1)) {
            Path jupyter = Path.of(folder, "jupyter");
            if (Files.isReadable(jupyter)) {
                byte[] head = new byte[200];
                try (var in = Files.newInputStream(jupyter)) {
                    String line = new String(head, 0, Math.max(0, in.read(head)), StandardCharsets.ISO_8859_1);
                    if (line.startsWith("#!/")) {
                        return line.lines()
                                .findFirst()
                                .map(first -> first.substring(2).strip());
                    }
                }
            }
        }
        return Optional.empty();
    }
}
