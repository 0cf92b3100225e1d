package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers do to notebooks, and where they run them. That two run at once, {@link NotebooksIT} sees already. */
@Tag("slow")
class NotebooksUnderStressIT {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path FOLDER = MODULE.resolveSibling("notebooks");
    private static final Path TARGET = MODULE.resolve("target");

    /** Beside the data and the jar, under a name that the other tests pass by. */
    private static final Path COPY = FOLDER.resolve("stress-mine-1.ipynb");

    @AfterEach
    void clean_up() throws IOException {
        Files.deleteIfExists(COPY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-one-hidden-layer", "02-deep-network", "numbers"})
    void three_times_run_all_in_one_kernel_shows_the_same_each_time(String name) throws Exception {
        NotebookFile committed = NotebookFile.read(FOLDER.resolve(name + ".ipynb"));

        NotebookFile fresh = NotebookFile.read(ourKernel().execute(copy(name, cells -> repeated(cells, 3)), out()));

        assertThat(NotebookComparison.differences(new NotebookFile(repeated(committed.cells(), 3)), fresh))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-one-hidden-layer", "04-nine-steps"})
    void cells_that_are_run_before_those_that_they_need_get_a_hint(String name) throws Exception {
        Path run = ourKernel().execute(copy(name, NotebooksUnderStressIT::reversed), out());

        List<String> errors = NotebookFile.allCells(run).stream()
                .filter(NotebookFile::isCode)
                .flatMap(cell -> outputs(cell).stream())
                .filter(output -> output.has("traceback"))
                .map(output -> NotebookFile.text(output.get("traceback")))
                .toList();
        assertThat(errors).hasSizeGreaterThan(5).allMatch(text -> text.contains("Hint: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"04-nine-steps", "05-handwritten-digits"})
    void a_machine_with_two_gigabytes_is_enough(String name) throws Exception {
        runsAsCommitted(name, ourKernel().with("JAVA_TOOL_OPTIONS", "-XX:MaxRAM=2g"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG", "de-DE"})
    void another_language_and_time_zone_change_no_number(String language) throws Exception {
        Locale locale = Locale.forLanguageTag(language);
        JupyterRun abroad = ourKernel()
                .with("TZ", "Pacific/Chatham")
                .with(
                        "JAVA_TOOL_OPTIONS",
                        "-Duser.language=" + locale.getLanguage() + " -Duser.country=" + locale.getCountry());

        runsAsCommitted("02-deep-network", abroad);
        runsAsCommitted("numbers", abroad);
    }

    private static void runsAsCommitted(String name, JupyterRun jupyter) throws Exception {
        Path notebook = FOLDER.resolve(name + ".ipynb");

        NotebookFile fresh = NotebookFile.read(jupyter.execute(notebook, out()));

        assertThat(NotebookComparison.differences(NotebookFile.read(notebook), fresh))
                .isEmpty();
    }

    private static JupyterRun ourKernel() throws IOException, InterruptedException {
        return JupyterRun.onOurKernel(FOLDER, TARGET.resolve("jupyter"));
    }

    private static Path out() throws IOException {
        return Files.createDirectories(TARGET.resolve("stress"));
    }

    private interface Order {
        List<JsonObject> of(List<JsonObject> cells);
    }

    /** A notebook of the same code cells in another order. */
    private static Path copy(String name, Order order) throws IOException {
        JsonObject notebook = JsonParser.parseString(Files.readString(FOLDER.resolve(name + ".ipynb")))
                .getAsJsonObject();
        List<JsonObject> code = NotebookFile.allCells(FOLDER.resolve(name + ".ipynb")).stream()
                .filter(NotebookFile::isCode)
                .toList();
        var cells = new JsonArray();
        for (JsonObject cell : order.of(code)) {
            JsonObject own = cell.deepCopy();
            own.addProperty("id", "cell-" + cells.size());
            cells.add(own);
        }
        notebook.add("cells", cells);
        return Files.writeString(COPY, notebook.toString());
    }

    private static List<JsonObject> reversed(List<JsonObject> cells) {
        var reversed = new ArrayList<>(cells);
        Collections.reverse(reversed);
        return reversed;
    }

    private static <T> List<T> repeated(List<T> list, int times) {
        return Collections.nCopies(times, list).stream().flatMap(List::stream).toList();
    }

    private static List<JsonObject> outputs(JsonObject cell) {
        return StreamSupport.stream(cell.getAsJsonArray("outputs").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }
}
