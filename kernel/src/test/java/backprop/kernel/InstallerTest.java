package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the installer refuses, and what it takes away: all that it does without starting a JVM. */
class InstallerTest {

    private static final String OURS = "{\"metadata\": {\"backprop-kernel\": \"1\"}}";

    @TempDir
    private Path folder;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        PrintStream listening = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(listening);
        System.setErr(listening);
    }

    @AfterEach
    void listenNoMore() {
        System.setOut(out);
        System.setErr(err);
    }

    private int run(String... options) {
        List<String> all = new ArrayList<>(List.of("--prefix", folder.toString()));
        all.addAll(List.of(options));
        said.reset();
        return Installer.run(all.toArray(String[]::new));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private Path kernel(String name, String description) throws IOException {
        Path kernel = folder.resolve("share/jupyter/kernels").resolve(name);
        Files.createDirectories(kernel.resolve("resources"));
        return Files.writeString(kernel.resolve("kernel.json"), description);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--name=my kernel                    | --name my kernel is not a name for a kernelspec",
                "--name=../java                      | --name ../java is not a name for a kernelspec",
                "--add-module=no.such.module         | --add-module no.such.module: this JDK has no such module",
                "--compiler-option=-Xzork            | --compiler-option: ",
                "--startup=no/such.java              | --startup no/such.java: there is no such file.",
                "--zork                              | Unknown option: '--zork'",
            })
    void a_mistake_is_told_and_nothing_is_written(String option, String message) throws IOException {
        assertThat(run("--install", option)).isEqualTo(2);
        assertThat(said()).startsWith(message);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void another_kernel_of_the_name_stays() throws IOException {
        Path other = kernel("java", "{\"argv\": [\"another\"]}");
        assertThat(run("--install")).isEqualTo(2);
        assertThat(said()).startsWith("Another kernel is called java in " + other.getParent());
        assertThat(run("--uninstall")).isEqualTo(2);
        assertThat(said()).startsWith("The kernel called java in " + other.getParent() + " is another one");
        assertThat(other).content().contains("another");
    }

    @Test
    void our_own_kernel_is_removed_with_all_that_it_has_and_no_other() throws IOException {
        Path ours = kernel("java", OURS);
        Path beside = kernel("java-17", OURS);
        assertThat(run("--uninstall")).isZero();
        assertThat(said()).startsWith("The kernel java is removed from " + ours.getParent());
        assertThat(ours.getParent()).doesNotExist();
        assertThat(beside).exists();
        assertThat(run("--uninstall", "--name=java-17")).isZero();
        assertThat(beside).doesNotExist();
    }

    @Test
    void what_is_not_there_cannot_be_removed() {
        assertThat(run("--uninstall", "--name=zork_1")).isEqualTo(2);
        assertThat(said()).startsWith("There is no kernel called zork_1 in ");
    }

    @Test
    void without_a_task_the_options_are_told() {
        assertThat(run()).isZero();
        assertThat(said()).startsWith("A Java kernel for Jupyter.").contains("--install", "--uninstall", "--classpath");
        assertThat(run("--version")).isZero();
        assertThat(said()).startsWith("backprop-kernel ").contains("Java " + Runtime.version());
    }

    @Test
    void what_the_system_refuses_is_told_in_one_line() throws IOException {
        Path ours = kernel("java", OURS);
        Files.delete(ours);
        Files.createDirectory(ours);
        assertThat(run("--uninstall")).isEqualTo(1);
        assertThat(said()).startsWith("This could not be done: ").hasLineCount(1);
    }
}
