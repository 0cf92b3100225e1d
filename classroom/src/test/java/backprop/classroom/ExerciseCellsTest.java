package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.classroom.exercises.Exercise;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The notebooks have the exercises' own cells: the task, the cell for the answer, the cell that asks. */
class ExerciseCellsTest {
    @TestFactory
    Stream<DynamicTest> each_notebook_has_its_exercises_in_order_and_none_of_the_answers() {
        return SolutionNotebook.ALL.stream()
                .map(recipe -> DynamicTest.dynamicTest(recipe.notebook(), () -> {
                    List<String> expected = new ArrayList<>();
                    for (Exercise exercise : recipe.exercises()) {
                        expected.addAll(List.of(exercise.taskCell(), exercise.answerCell(), exercise.checkCell()));
                    }
                    assertThat(exerciseCells(recipe.notebook())).containsExactlyElementsOf(expected);
                    List<NotebookFile.CodeCell> cells = NotebookFile.read(
                                    SolutionNotebook.FOLDER.resolve(recipe.notebook()))
                            .cells();
                    assertThat(recipe.exercises())
                            .allSatisfy(exercise -> assertThat(cells)
                                    .noneMatch(cell -> cell.source()
                                            .contains(exercise.solution().code())));
                }));
    }

    private static List<String> exerciseCells(String notebook) throws IOException {
        Path file = SolutionNotebook.FOLDER.resolve(notebook);
        List<String> sources = new ArrayList<>();
        for (JsonElement element :
                JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            if (SolutionNotebook.isOfExercise(cell)) {
                sources.add(NotebookFile.text(cell.get("source")));
            }
        }
        return sources;
    }
}
