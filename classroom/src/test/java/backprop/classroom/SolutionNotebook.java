package backprop.classroom;

import backprop.classroom.exercises.Exercise;
import backprop.classroom.exercises.ExerciseSet;
import backprop.classroom.exercises.Notebook00;
import backprop.classroom.exercises.Notebook01;
import backprop.classroom.exercises.Notebook02;
import backprop.classroom.exercises.Notebook03;
import backprop.classroom.exercises.Notebook04;
import backprop.classroom.exercises.Notebook05;
import backprop.classroom.exercises.Notebook06;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The notebook with the solutions of another one: of that, the cells that the answers need, and then each exercise with
 * its solution in place of null, the same cell that asks, and the reason.
 *
 * @param notebook the name of the notebook's file
 * @param set its exercises
 * @param needed the code cells that the answers need, by their names in the notebook's file
 * @param shortened what stands for cells that take too long, by the name of the cell after which it stands
 */
record SolutionNotebook(String notebook, ExerciseSet set, List<String> needed, Map<String, String> shortened) {
    static final Path FOLDER = Path.of("..", "notebooks");
    static final Path SOLUTIONS = FOLDER.resolve("solutions");

    static final List<SolutionNotebook> ALL = List.of(
            new SolutionNotebook("00-start-here.ipynb", new Notebook00(), cells(6), Map.of()),
            new SolutionNotebook(
                    "01-one-hidden-layer.ipynb",
                    new Notebook01(),
                    cells(3, 7, 9, 10, 12, 13, 17, 18, 19, 24, 28, 30),
                    Map.of()),
            new SolutionNotebook(
                    "02-deep-network.ipynb", new Notebook02(), cells(3, 7, 9, 11, 15, 16, 18, 24), Map.of()),
            new SolutionNotebook(
                    "03-network-class.ipynb",
                    new Notebook03(),
                    cells(3, 7, 8, 10, 14, 21, 24, 26, 29, 31, 32, 34, 36, 47, 49, 50, 67, 91, 92),
                    Map.of()),
            new SolutionNotebook(
                    "04-nine-steps.ipynb",
                    new Notebook04(),
                    cells(3, 7, 9, 11, 15, 17, 19, 21, 30, 32, 36, 37, 38, 42, 44, 45, 46, 52, 59, 61, 95),
                    Map.of("cell-95", "Task task6 = drawTask(6), task42 = drawTask(42);")),
            new SolutionNotebook(
                    "05-handwritten-digits.ipynb", new Notebook05(), cells(4, 9, 13, 14, 18, 58), Map.of()),
            new SolutionNotebook("06-find-the-fault.ipynb", new Notebook06(), cells(3), Map.of()));

    private static List<String> cells(int... numbers) {
        List<String> names = new ArrayList<>();
        for (int number : numbers) {
            names.add("cell-%02d".formatted(number));
        }
        return names;
    }

    List<Exercise> exercises() {
        return set.exercises();
    }

    Path committed() {
        return SOLUTIONS.resolve(notebook);
    }

    static boolean isOfExercise(JsonObject cell) {
        JsonArray tags = cell.getAsJsonObject("metadata").getAsJsonArray("tags");
        return tags != null
                && tags.asList().stream().anyMatch(tag -> tag.getAsString().equals("exercise"));
    }

    /** The whole notebook, of which no cell has been run. */
    JsonObject made() throws IOException {
        JsonObject original = JsonParser.parseString(Files.readString(FOLDER.resolve(notebook)))
                .getAsJsonObject();
        TreeSet<String> missing = new TreeSet<>(needed);
        JsonArray cells = new JsonArray();
        cells.add(markdown(
                "title",
                "# Solutions of " + notebook.replace(".ipynb", "")
                        + "\n\nThe cells that the answers need, and each exercise with a solution and its reason. There are other"
                        + " ways to write most of them: the cell that asks takes every answer that is right."));
        for (JsonElement element : original.getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            String name = cell.get("id").getAsString();
            if (isOfExercise(cell)) {
                addSolved(cell, name, cells);
            } else if (missing.remove(name)) {
                cells.add(code(name, inSubfolder(NotebookFile.text(cell.get("source")))));
            }
            String shorter = shortened.get(name);
            if (shorter != null) {
                cells.add(code(name + "-shortened", shorter));
            }
        }
        if (!missing.isEmpty()) {
            throw new IOException(notebook + " has no cells " + missing + ", which its solutions need");
        }
        JsonObject made = original.deepCopy();
        made.add("cells", cells);
        return made;
    }

    private void addSolved(JsonObject cell, String name, JsonArray cells) throws IOException {
        String source = NotebookFile.text(cell.get("source"));
        for (Exercise exercise : exercises()) {
            if (source.equals(exercise.taskCell())) {
                cells.add(markdown(name, source));
                cells.add(code(name + "-answer", exercise.solution().code()));
                cells.add(code(name + "-check", exercise.checkCell()));
                cells.add(markdown(name + "-reason", exercise.solution().reason()));
            }
        }
    }

    /** The jar and the data lie one folder up. */
    private static String inSubfolder(String source) {
        return source.replace("%classpath backprop.jar", "%classpath ../backprop.jar")
                .replace("\"data/", "\"../data/");
    }

    private static JsonObject markdown(String name, String source) {
        JsonObject cell = new JsonObject();
        cell.addProperty("cell_type", "markdown");
        cell.addProperty("id", name);
        cell.add("metadata", new JsonObject());
        cell.add("source", lines(source));
        return cell;
    }

    private static JsonObject code(String name, String source) {
        JsonObject cell = new JsonObject();
        cell.addProperty("cell_type", "code");
        cell.add("execution_count", JsonNull.INSTANCE);
        cell.addProperty("id", name);
        cell.add("metadata", new JsonObject());
        cell.add("outputs", new JsonArray());
        cell.add("source", lines(source));
        return cell;
    }

    private static JsonArray lines(String source) {
        JsonArray lines = new JsonArray();
        int begin = 0;
        while (begin < source.length()) {
            int end = source.indexOf('\n', begin);
            end = end < 0 ? source.length() : end + 1;
            lines.add(source.substring(begin, end));
            begin = end;
        }
        return lines;
    }
}
