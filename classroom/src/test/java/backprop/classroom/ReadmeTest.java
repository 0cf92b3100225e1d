package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");

    @TempDir
    Path folder;

    @Test
    void the_program_in_the_readme_prints_what_the_readme_says() throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Xor.java"), block("java"));
        String classPath = System.getProperty("java.class.path");

        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, complaints, "-cp", classPath, "-d", folder.toString(), source.toString());
        assertThat(result).as(complaints.toString(StandardCharsets.UTF_8)).isZero();

        assertThat(output("Xor", classPath)).isEqualTo(block("text"));
    }

    @Test
    void the_readme_lists_every_notebook() throws IOException {
        String readme = Files.readString(README);
        List<Path> notebooks = NotebookFile.allIn(Path.of("..", "notebooks"));
        assertThat(notebooks)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(readme).contains("(notebooks/" + file.getFileName() + ")"));
    }

    private String output(String mainClass, String classPath) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        folder + System.getProperty("path.separator") + classPath,
                        mainClass)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** The README's only fenced block of this language. */
    private static String block(String language) throws IOException {
        Matcher blocks =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(README));
        assertThat(blocks.find()).as("a block of " + language).isTrue();
        String block = blocks.group(1);
        assertThat(blocks.find()).as("a second block of " + language).isFalse();
        return block;
    }
}
