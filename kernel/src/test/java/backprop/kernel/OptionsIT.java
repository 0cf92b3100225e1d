package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kernel can be told at its installation, and by environment variables. */
class OptionsIT {

    @TempDir
    private Path folder;

    /** In JDK 17 a preview, from 21 a part of Java. */
    private static final String PATTERN_SWITCH =
            "Object three = 3;\nString said = switch (three) { case Integer i -> \"int \" + i; default -> \"other\"; };\nsaid";

    private static final String NAMES_OF_PARAMETERS = """
            class Named { void method(int parameter) {} }
            Named.class.getDeclaredMethods()[0].getParameters()[0].getName()
            """;

    @Test
    void compiler_options_preview_and_start_up_files_of_an_installation_reach_the_cells() throws Exception {
        Path script = Files.writeString(
                folder.resolve("ready.jsh"),
                "import java.time.*;\nint fromScript = 42;\nSystem.out.println(\"ready\");\n");
        var result = KernelUnderTest.install(
                "--install",
                "--prefix=" + folder,
                "--compiler-option=-parameters",
                "--enable-preview",
                "--startup=" + script);
        assertThat(result.code()).as(result.text()).isZero();
        try (KernelUnderTest kernel = new KernelUnderTest(
                Map.of("JUPYTER_PATH", folder.resolve("share/jupyter").toString()))) {
            kernel.start();
            Outcome first = kernel.run("fromScript");
            assertThat(first.stdout()).isEqualTo("ready\n");
            assertThat(first.stderr()).isEmpty();
            assertThat(first.result()).isEqualTo("42");
            assertThat(kernel.run("Duration.ofMinutes(1)").result()).isEqualTo("PT1M");
            assertThat(kernel.run(NAMES_OF_PARAMETERS).result()).isEqualTo("parameter");
            assertThat(kernel.run(PATTERN_SWITCH).result()).isEqualTo("int 3");
        }
    }

    @Test
    void environment_variables_say_the_same() throws Exception {
        Path script = Files.writeString(folder.resolve("ready.jsh"), "int fromVariable = 42;");
        LibraryJar.ofText(folder.resolve("lib.jar"), "here.txt", "found");
        try (KernelUnderTest kernel = new KernelUnderTest(Map.of(
                "BACKPROP_KERNEL_COMPILER_OPTIONS",
                "-parameters",
                "BACKPROP_KERNEL_STARTUP",
                script.toString(),
                "BACKPROP_KERNEL_CLASSPATH",
                folder.resolve("lib.jar").toString()))) {
            kernel.start();
            assertThat(kernel.run("fromVariable").result()).isEqualTo("42");
            assertThat(kernel.run(NAMES_OF_PARAMETERS).result()).isEqualTo("parameter");
            assertThat(kernel.run("Thread.currentThread().getContextClassLoader().getResource(\"here.txt\") != null")
                            .result())
                    .isEqualTo("true");
        }
    }

    @Test
    void what_can_not_be_done_is_told_and_the_kernel_runs() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.jsh"), "int halfDone = 1;\nint bad = 1 / 0;\n");
        try (KernelUnderTest kernel = new KernelUnderTest(Map.of(
                "BACKPROP_KERNEL_COMPILER_OPTIONS",
                "-nosuch --enable-preview",
                "BACKPROP_KERNEL_STARTUP",
                broken + File.pathSeparator + folder.resolve("missing.jsh")))) {
            kernel.start();
            Outcome first = kernel.run("halfDone");
            assertThat(first.result()).isEqualTo("1");
            assertThat(first.stderr())
                    .contains("the compiler options [-nosuch] are left out")
                    .contains("for --enable-preview, the JVM has to be told too")
                    .contains("the start-up file failed:", "/ by zero", "broken.jsh, line 2");
        }
    }

    @Test
    void an_installation_refuses_what_no_kernel_can_do() throws Exception {
        assertThat(KernelUnderTest.install("--install", "--prefix=" + folder, "--compiler-option=-nosuch")
                        .text())
                .contains("--compiler-option: ", "-nosuch");
        assertThat(KernelUnderTest.install("--install", "--prefix=" + folder, "--startup=no/such.jsh")
                        .text())
                .contains("--startup no/such.jsh: there is no such file");
    }
}
