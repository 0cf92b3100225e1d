package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The commands to the kernel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MagicsIT {

    private final KernelUnderTest kernel = KernelUnderTest.started();

    @AfterAll
    void stop() {
        kernel.close();
    }

    private Outcome read(String entry) {
        return kernel.run("new String(Thread.currentThread().getContextClassLoader().getResourceAsStream(\"" + entry
                + "\").readAllBytes())");
    }

    @Test
    void classpath_takes_jars_folders_and_globs(@TempDir Path folder) throws Exception {
        LibraryJar.ofText(folder.resolve("one-1.0.jar"), "one.txt", "1");
        LibraryJar.ofText(folder.resolve("two-1.0.jar"), "two.txt", "2");
        Path classes = Files.createDirectories(folder.resolve("with space"));
        Files.writeString(classes.resolve("three.txt"), "3");
        assertThat(kernel.run("%classpath " + folder + "/*-1.0.jar \"" + classes + "\"")
                        .status())
                .isEqualTo("ok");
        assertThat(read("one.txt").result()).isEqualTo("1");
        assertThat(read("two.txt").result()).isEqualTo("2");
        assertThat(read("three.txt").result()).isEqualTo("3");
    }

    @Test
    void jars_takes_the_jars_of_a_folder(@TempDir Path folder) throws Exception {
        LibraryJar.ofText(folder.resolve("four.jar"), "four.txt", "4");
        assertThat(kernel.run("%jars " + folder).status()).isEqualTo("ok");
        assertThat(read("four.txt").result()).isEqualTo("4");
    }

    @Test
    void paths_are_relative_to_the_notebook() throws Exception {
        Files.createDirectories(Path.of("target/notebook-folder/lib"));
        LibraryJar.ofText(Path.of("target/notebook-folder/lib/five.jar"), "five.txt", "5");
        assertThat(kernel.run("%classpath lib/five.jar").error()).isEmpty();
        assertThat(read("five.txt").result()).isEqualTo("5");
    }

    @Test
    void a_path_that_matches_nothing_is_an_error_that_names_it() {
        assertThat(kernel.run("%classpath nosuch/lib.jar").error())
                .startsWith("NotFound: nothing is at nosuch/lib.jar (looked in ");
        assertThat(kernel.run("%jars nosuch/*.jar").error()).startsWith("NotFound: nothing is at nosuch/*.jar");
        assertThat(kernel.run("%classpath").error()).contains("it is used as %classpath path …");
    }

    @Test
    void time_tells_how_long_it_took_and_keeps_the_result() {
        Outcome outcome = kernel.run("%time Thread.sleep(50); 6 * 7");
        assertThat(outcome.stdout()).matches("Time: [\\d.,]+ (ms|s)\n");
        assertThat(outcome.result()).isEqualTo("42");
        assertThat(kernel.run("%%time\nint timed = 42;\ntimed").result()).isEqualTo("42");
    }

    @Test
    void load_runs_a_file_and_a_notebook(@TempDir Path folder) throws Exception {
        Path java = Files.writeString(folder.resolve("Functions.java"), "int loaded(int x) {\n  return 42 / x;\n}\n");
        assertThat(kernel.run("%load " + java + "\nloaded(1)").result()).isEqualTo("42");
        assertThat(kernel.run("loaded(0)").error()).contains("at Functions.java, line 2 (loaded)");
        Path notebook = Files.writeString(
                folder.resolve("n.ipynb"),
                "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"x\"},"
                        + "{\"cell_type\": \"code\", \"source\": [\"int fromNotebook = 40;\\n\", \"fromNotebook += 2;\"]}]}");
        assertThat(kernel.run("%load " + notebook + "\nfromNotebook").result()).isEqualTo("42");
    }

    @Test
    void who_lists_what_is_declared() {
        kernel.run("int whoNumber = 1; String whoText(int n) { return \"\"; } record WhoRecord(int a) {}");
        assertThat(kernel.run("%who").result())
                .contains("int whoNumber = 1", "String whoText(int n)", "record WhoRecord(int a)");
    }

    @Test
    void who_shows_variables_as_a_table_with_their_sizes_and_first_values() {
        kernel.run("""
                double[][] whoGrid = new double[2][3];
                import java.awt.Color;
                class WhoBroken { @Override public String toString() { throw new IllegalStateException("b<r"); } }
                WhoBroken whoBroken = new WhoBroken();
                """);
        Outcome who = kernel.run("%who");
        assertThat(who.result("text/html"))
                .contains("<th>name</th><th>type</th><th>size</th><th>value</th>")
                .contains("<td>whoGrid</td><td>double[][]</td><td>2×3</td><td>[[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]</td>")
                .contains("<td>? (java.lang.IllegalStateException: b&lt;r)</td>")
                .contains("import java.awt.Color;")
                .doesNotContain("import java.util.");
        assertThat(who.result()).contains("double[][] whoGrid = [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]  (2×3)");
    }

    @Test
    void an_open_table_changes_after_each_cell_that_changes_something() {
        Outcome opened = kernel.run("int whoLive = 1;\n%who live");
        assertThat(opened.displayed("text/plain")).contains("int whoLive = 1");
        String id = opened.list("displays").get(0).getAsJsonObject().get("id").getAsString();
        Outcome changed = kernel.run("whoLive = 2;");
        assertThat(changed.list("updates").toString()).contains(id, "int whoLive = 2");
        assertThat(kernel.run("whoLive + 1").list("updates")).isEmpty();
        assertThat(kernel.run("whoLive = 3; whoLive = 1 / 0;").list("updates").toString())
                .contains("int whoLive = 3");
        assertThat(kernel.run("%who all").error()).startsWith("BadArgument: ");
    }

    @Test
    void help_lists_the_magics() {
        assertThat(kernel.run("%help").result())
                .contains(
                        "%classpath", "%jars", "%maven", "%%loadFromPOM", "%time", "%%time", "%load", "%who", "%help");
    }

    @Test
    void an_unknown_magic_lists_the_known_ones() {
        assertThat(kernel.run("%clastpath x").error())
                .startsWith("UnknownMagic: there is no %clastpath.")
                .contains("%classpath, ");
    }
}
