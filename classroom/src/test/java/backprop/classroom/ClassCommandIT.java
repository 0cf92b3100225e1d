package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a teacher does with bin/class: hand notebooks out, and look through what comes back. */
class ClassCommandIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path ORIGINAL = ROOT.resolve("notebooks/00-start-here.ipynb");

    @TempDir
    Path folder;

    @Test
    void a_class_gets_notebooks_that_check_and_the_teacher_alone_the_solutions() throws IOException {
        Path forClass = folder.resolve("class");

        assertThat(bin("class", forClass.toString())).contains("without solutions");

        assertThat(forClass.resolve("00-start-here.ipynb")).hasSameTextualContentAs(ORIGINAL);
        assertThat(forClass.resolve("data")).isNotEmptyDirectory();
        assertThat(forClass.resolve("solutions")).doesNotExist();
        assertThat(solutionsIn(forClass)).isEmpty();
        Path key = folder.resolve("class-key");
        assertThat(solutionsIn(key)).isNotEmpty();
        assertThat(key.resolve("answers.md")).content().contains("00.1", "06.1a");
        assertThat(key.resolve("solutions/00-start-here.ipynb")).exists();
    }

    @Test
    void nothing_that_is_there_is_overwritten() throws IOException {
        Path forClass = Files.createDirectory(folder.resolve("class"));
        Path mine = Files.writeString(forClass.resolve("00-start-here.ipynb"), "mine");

        assertThat(bin("class", forClass.toString())).contains("exists already");

        assertThat(mine).hasContent("mine");
        assertThat(folder.resolve("class-key")).doesNotExist();
    }

    @Test
    void a_look_says_who_has_solved_what() throws IOException {
        Path handedIn = Files.createDirectories(folder.resolve("handed in"));
        Files.createDirectories(handedIn.resolve("Zoë"));
        handIn(
                handedIn.resolve("Zoë/00.ipynb"),
                Map.of("mine1", "2 * (7 - 6) * 2 * 2", "mine2", "Matrix.columnVector(18, 6)"));
        Files.writeString(handedIn.resolve("torn.ipynb"), "{\"cells\": [");

        String said = bin("class", "--look", handedIn.toString(), "--minutes", "5");

        assertThat(said).contains("Zoë/00.ipynb  1 of 3 right: 00.1; not yet 00.2; not tried 00.3");
        assertThat(said).contains("torn.ipynb    no exercise was checked; it did not run to its end");
        assertThat(Files.readAllLines(ROOT.resolve("target/look/results.csv")))
                .contains("\"Zoë/00.ipynb\",\"00.1\",RIGHT", "\"Zoë/00.ipynb\",\"00.3\",NOT_TRIED");
    }

    /** The first notebook's imports and exercises, with answers in place of null. */
    private static void handIn(Path file, Map<String, String> answers) throws IOException {
        JsonObject notebook = JsonParser.parseString(Files.readString(ORIGINAL)).getAsJsonObject();
        JsonArray cells = new JsonArray();
        for (JsonElement element : notebook.getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            String source = NotebookFile.text(cell.get("source"));
            boolean isSetUp = source.startsWith("%classpath");
            if (NotebookFile.isCode(cell) && (isSetUp || SolutionNotebook.isOfExercise(cell))) {
                for (Map.Entry<String, String> answer : answers.entrySet()) {
                    source = source.replace(answer.getKey() + " = null", answer.getKey() + " = " + answer.getValue());
                }
                cell.addProperty("source", source);
                cells.add(cell);
            }
        }
        notebook.add("cells", cells);
        Files.writeString(file, notebook.toString());
    }

    private static List<String> solutionsIn(Path place) throws IOException {
        try (ZipFile jar = new ZipFile(place.resolve("backprop.jar").toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("backprop/classroom/exercises/solutions/"))
                    .toList();
        }
    }

    /** Runs one of the commands and returns all that it said. */
    private String bin(String command, String... arguments) throws IOException {
        List<String> line =
                new ArrayList<>(List.of("bash", ROOT.resolve("bin/" + command).toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
