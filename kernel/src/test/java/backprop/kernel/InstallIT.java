package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernel's own installer. */
class InstallIT {

    @TempDir
    private Path folder;

    private Path spec(String name) {
        return folder.resolve("share/jupyter/kernels").resolve(name).resolve("kernel.json");
    }

    @Test
    void writes_a_kernelspec_that_starts_with_the_options_given() throws Exception {
        Path library = folder.resolve("library");
        Files.createDirectories(library);
        Files.writeString(library.resolve("here.txt"), "found");
        var result = KernelUnderTest.install(
                "--install",
                "--prefix",
                folder.toString(),
                "--name=demo",
                "--jvm-arg=-Ddemo=yes",
                "--jvm-arg",
                "-Xmx300m",
                "--classpath",
                library.toString());
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(Files.readString(spec("demo")))
                .contains("\"-Ddemo=yes\"", "\"-Xmx300m\"", "\"Java (demo)\"", "\"interrupt_mode\": \"message\"")
                .contains(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        try (KernelUnderTest kernel = new KernelUnderTest(
                Map.of("JUPYTER_PATH", folder.resolve("share/jupyter").toString()))) {
            kernel.ask("start", Map.of("name", "demo"));
            assertThat(kernel.run("System.getProperty(\"demo\")").result()).isEqualTo("yes");
            assertThat(kernel.run("Thread.currentThread().getContextClassLoader().getResource(\"here.txt\") != null")
                            .result())
                    .isEqualTo("true");
        }
        // A second time, there is nothing to do.
        assertThat(KernelUnderTest.install(
                                "--install",
                                "--prefix",
                                folder.toString(),
                                "--name=demo",
                                "--jvm-arg=-Ddemo=yes",
                                "--jvm-arg",
                                "-Xmx300m",
                                "--classpath",
                                library.toString())
                        .text())
                .contains("already");
    }

    @Test
    void a_kernel_with_an_incubating_module_starts_without_a_word() throws Exception {
        var result = KernelUnderTest.install(
                "--install", "--prefix", folder.toString(), "--name=fast", "--add-module=jdk.incubator.vector");
        assertThat(result.code()).as(result.text()).isZero();
        Path log = folder.resolve("log.txt");
        try (KernelUnderTest kernel = new KernelUnderTest(
                Map.of("JUPYTER_PATH", folder.resolve("share/jupyter").toString()))) {
            kernel.ask("start", Map.of("name", "fast", "log", log.toString()));
            assertThat(kernel.run("import jdk.incubator.vector.*;\n"
                                    + "DoubleVector.broadcast(DoubleVector.SPECIES_128, 21).add(21).lane(1)")
                            .result())
                    .isEqualTo("42.0");
            // What a library on a newer JDK would be warned of.
            Outcome outcome = kernel.run("""
                    var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
                    field.setAccessible(true);
                    var unsafe = (sun.misc.Unsafe) field.get(null);
                    unsafe.putInt(new int[1], (long) unsafe.arrayBaseOffset(int[].class), 1);
                    System.load(System.getProperty("java.home") + "/lib/" + System.mapLibraryName("prefs"));
                    """);
            assertThat(outcome.error()).isEmpty();
            assertThat(outcome.stderr()).isEmpty();
            kernel.ask("shutdown", Map.of());
        }
        assertThat(log).isEmptyFile();
    }

    @Test
    void what_calculates_is_compiled_sooner_than_the_compiler_itself() throws Exception {
        KernelUnderTest.install("--install", "--prefix", folder.toString());

        assertThat(Files.readString(spec("java")))
                .contains(
                        "\"-XX:Tier4InvocationThreshold=100000\"",
                        "\"-XX:CompileCommand=CompileThresholdScaling,backprop/*.*,0.05\"",
                        "\"-XX:CompileCommand=CompileThresholdScaling,REPL/*.*,0.05\"");
    }

    @Test
    void a_collector_that_is_asked_for_takes_the_place_of_ours_with_its_memory() throws Exception {
        KernelUnderTest.install("--install", "--prefix", folder.toString(), "--name=own");
        KernelUnderTest.install(
                "--install", "--prefix", folder.toString(), "--name=asked", "--jvm-arg=-XX:+UseParallelGC");

        assertThat(Files.readString(spec("own"))).contains("\"-XX:+UseSerialGC\"", "\"-Xmn64m\"", "\"-Xms96m\"");
        assertThat(Files.readString(spec("asked")))
                .contains("\"-XX:+UseParallelGC\"", "\"-Xms96m\"")
                .doesNotContain("SerialGC", "-Xmn");
    }

    @Test
    void arguments_with_which_no_kernel_starts_are_told_at_once() throws Exception {
        var result = KernelUnderTest.install("--install", "--prefix", folder.toString(), "--jvm-arg=-Xmx2gb");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.text()).contains("the kernel does not start", "-Xmx2gb");
        assertThat(spec("java")).doesNotExist();
        assertThat(KernelUnderTest.install("--install", "--prefix", folder.toString(), "--add-module=no.such")
                        .text())
                .contains("this JDK has no such module");
    }

    @Test
    void leaves_another_kernel_of_the_name_alone_unless_told_to_replace_it() throws Exception {
        Files.createDirectories(spec("java").getParent());
        Files.writeString(spec("java"), "{\"argv\": [\"other\"]}");
        var refused = KernelUnderTest.install("--install", "--prefix", folder.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.text()).contains("Another kernel is called java", "--name", "--replace");
        assertThat(Files.readString(spec("java"))).contains("other");
        assertThat(KernelUnderTest.install("--uninstall", "--prefix", folder.toString())
                        .code())
                .isEqualTo(2);

        assertThat(KernelUnderTest.install("--install", "--prefix", folder.toString(), "--replace")
                        .code())
                .isZero();
        assertThat(Files.readString(spec("java"))).contains("backprop-kernel.jar");
        assertThat(KernelUnderTest.install("--uninstall", "--prefix", folder.toString())
                        .code())
                .isZero();
        assertThat(spec("java").getParent()).doesNotExist();
    }

    @Test
    void finds_the_places_that_jupyter_looks_in() throws Exception {
        Map<String, String> user = Map.of("JUPYTER_DATA_DIR", folder.toString());
        assertThat(KernelUnderTest.install(user, "--install", "--user").text())
                .contains(folder.resolve("kernels/java").toString());
        assertThat(KernelUnderTest.install(user, "--uninstall").code()).isZero();
        Map<String, String> environment = Map.of("VIRTUAL_ENV", folder.toString(), "CONDA_PREFIX", "");
        assertThat(KernelUnderTest.install(environment, "--install", "--sys-prefix")
                        .text())
                .contains(folder.resolve("share/jupyter/kernels/java").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Linux      |               | .local/share/jupyter",
                "Linux      | XDG_DATA_HOME | jupyter",
                "Mac OS X   |               | Library/Jupyter",
                "Windows 11 |               | AppData/Roaming/jupyter",
                "Windows 11 | APPDATA       | jupyter",
            })
    void knows_the_places_of_other_systems_too(String os, @Nullable String variable, String place) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "JDK_JAVA_OPTIONS",
                "-Dos.name=\"" + os + "\" -Duser.home=\"" + folder + "\"",
                "JUPYTER_DATA_DIR",
                "",
                "XDG_DATA_HOME",
                "",
                "APPDATA",
                ""));
        if (variable != null) {
            environment.put(variable, folder.toString());
        }
        Path spec = folder.resolve(place).resolve("kernels/java");
        // A JDK that takes itself for another system's can't start the process that writes the archive.
        if (!os.startsWith("Windows")) {
            assertThat(KernelUnderTest.install(environment, "--install").text()).contains(" in " + spec);
            assertThat(spec).isDirectoryContaining("glob:**/kernel.json");
        } else {
            Files.createDirectories(spec);
            Files.writeString(spec.resolve("kernel.json"), "{\"metadata\": {\"backprop-kernel\": \"1\"}}");
        }
        assertThat(KernelUnderTest.install(environment, "--uninstall").text()).contains("is removed from " + spec);
        assertThat(spec).doesNotExist();
    }

    @Test
    void help_version_and_mistakes() throws Exception {
        assertThat(KernelUnderTest.install("--help").text()).contains("--sys-prefix", "--jvm-arg", "--classpath");
        assertThat(KernelUnderTest.install("--version").text()).contains("backprop-kernel ", "Java ");
        var mistake = KernelUnderTest.install("--install", "--prefx", "x");
        assertThat(mistake.code()).isEqualTo(2);
        assertThat(mistake.text()).contains("Unknown options: '--prefx'");
        assertThat(KernelUnderTest.install("--install", "--name", "a b").text()).contains("not a name");
    }
}
