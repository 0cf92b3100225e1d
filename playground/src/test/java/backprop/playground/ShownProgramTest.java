package backprop.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** "Show me the Java" is compiled and run, and prints the loss that the page shows. */
class ShownProgramTest {
    private static final int EPOCHS = 30;

    @TempDir
    private Path folder;

    static Stream<String> links() {
        Stream<String> patterns = Stream.of(Pattern.values()).map(pattern -> "data=" + pattern.id() + "&points=20");
        Stream<String> rules = Stream.of(Rule.values()).map(rule -> "points=20&units=3.2&l2=0.1&rule=" + rule.id());
        Stream<String> goals = Stream.of(Goal.values()).map(goal -> "points=20&units=&rate=0.001&goal=" + goal.id());
        Stream<String> starts =
                Stream.of(Start.values()).map(start -> "points=20&hidden=leaky_relu&start=" + start.id());
        return Stream.of(Lesson.ALL.stream().map(Lesson::link), patterns, rules, goals, starts)
                .flatMap(links -> links);
    }

    @ParameterizedTest
    @MethodSource("links")
    void the_file_prints_the_losses_of_the_page(String link) throws Exception {
        PlaneGame game = trained(link);

        assertThat(run(game.java(true))).endsWith("loss in epoch " + game.epochs() + ": " + expected(game) + "\n");
    }

    @Test
    void the_lines_for_a_cell_run_in_jshell() {
        PlaneGame game = trained(Lesson.ALL.get(2).link());
        try (var shell = JShell.builder().executionEngine("local").build()) {
            evaluate(shell, "import backprop.*;");
            evaluate(shell, game.java(false));

            assertThat(shell.eval("log.loss(" + game.epochs() + ")").get(0).value())
                    .isEqualTo(expected(game));
        }
    }

    private static void evaluate(JShell shell, String lines) {
        SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(lines);
        for (SnippetEvent event : shell.eval(next.source())) {
            assertThat(event.status()).as(event.snippet().source()).isEqualTo(Snippet.Status.VALID);
        }
        if (!next.remaining().isBlank()) {
            evaluate(shell, next.remaining());
        }
    }

    private static PlaneGame trained(String link) {
        var game = new PlaneGame(link);
        while (game.epochs() < EPOCHS && game.epoch()) {}
        return game;
    }

    private static String expected(PlaneGame game) {
        return Double.toString(game.learntLoss());
    }

    private String run(String program) throws Exception {
        Path file = Files.writeString(folder.resolve("Plane.java"), program);
        var words = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, words, words, "-cp", System.getProperty("java.class.path"), file.toString());
        assertThat(result).as(words.toString(StandardCharsets.UTF_8) + program).isZero();
        return printed(folder);
    }

    /** What the program prints, which needs the class path of this test beside its own folder. */
    private static String printed(Path folder) throws IOException, ReflectiveOperationException {
        PrintStream kept = System.out;
        var words = new ByteArrayOutputStream();
        try (var loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ShownProgramTest.class.getClassLoader())) {
            System.setOut(new PrintStream(words, true, StandardCharsets.UTF_8));
            loader.loadClass("Plane").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(kept);
        }
        return words.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
