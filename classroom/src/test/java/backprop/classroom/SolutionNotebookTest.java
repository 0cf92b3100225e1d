package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import backprop.classroom.NotebookFile.CodeCell;
import backprop.classroom.exercises.Exercise;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The notebooks with the solutions are made of the notebooks and the solutions. With the system property {@code
 * notebooks.accept} set to true, one that is not is written anew; the run of all notebooks then fills in what it shows.
 */
class SolutionNotebookTest {
    private static final boolean ACCEPT = Boolean.getBoolean("notebooks.accept");
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    @TestFactory
    Stream<DynamicTest> what_is_committed_is_made_of_the_notebook_and_the_solutions() {
        return each(recipe -> {
            JsonObject made = recipe.made();
            if (ACCEPT
                    && !(Files.exists(recipe.committed())
                            && sources(committed(recipe)).equals(sources(made)))) {
                Files.createDirectories(SolutionNotebook.SOLUTIONS);
                Files.writeString(recipe.committed(), GSON.toJson(made) + "\n");
            }
            assertThat(sources(committed(recipe))).isEqualTo(sources(made));
        });
    }

    @TestFactory
    Stream<DynamicTest> every_solution_is_found_right_by_its_check() {
        return each(recipe -> {
            // What has just been written anew is not run yet.
            assumeFalse(ACCEPT);
            List<CodeCell> cells = NotebookFile.read(recipe.committed()).cells();
            for (Exercise exercise : recipe.exercises()) {
                assertThat(cells)
                        .filteredOn(cell -> cell.source().equals(exercise.checkCell()))
                        .singleElement()
                        .satisfies(cell -> assertThat(cell.outputs())
                                .singleElement()
                                .asString()
                                .contains(exercise.id() + " is right."));
            }
        });
    }

    private static JsonObject committed(SolutionNotebook recipe) throws IOException {
        return JsonParser.parseString(Files.readString(recipe.committed())).getAsJsonObject();
    }

    private static List<String> sources(JsonObject notebook) {
        return notebook.getAsJsonArray("cells").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(cell -> NotebookFile.text(cell.get("source")))
                .toList();
    }

    private static Stream<DynamicTest> each(Check check) {
        return SolutionNotebook.ALL.stream()
                .map(recipe -> DynamicTest.dynamicTest(recipe.notebook(), () -> check.of(recipe)));
    }

    private interface Check {
        void of(SolutionNotebook recipe) throws IOException;
    }
}
