package backprop.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;

/** The files that a magic speaks of. */
final class NamedFiles {

    private NamedFiles() {}

    /**
     * The files by names in which {@code *} and {@code ?} stand for others; relative to the notebook's folder.
     *
     * @throws CellFailure if a name stands for nothing, since a jar that is quietly missing costs its user an hour
     */
    static List<Path> find(List<String> patterns) throws CellFailure {
        String home = Matcher.quoteReplacement(System.getProperty("user.home"));
        List<Path> all = new ArrayList<>();
        for (String pattern : patterns) {
            List<Path> found = List.of();
            try {
                String path = pattern.replaceFirst("^~(?=/)", home).replace(File.separatorChar, '/');
                found = PathsHandler.resolveGlobs(path);
            } catch (RuntimeException e) {
                // The folder to look in is not there either.
            }
            if (found.isEmpty()) {
                throw CellFailure.saying(
                        "NotFound",
                        "nothing is at " + pattern + " (looked in "
                                + Path.of("").toAbsolutePath()
                                + "). Was it built, and is the path relative to the notebook?");
            }
            found.stream().sorted().forEach(all::add);
        }
        return all;
    }

    /** The cells of a file: a notebook's code cells, or any other file as one. */
    static List<Cell> cells(Path file) throws IOException {
        String name = file.getFileName().toString();
        String text = Files.readString(file);
        if (!name.endsWith(".ipynb")) {
            return List.of(new Cell(name, text));
        }
        List<Cell> cells = new ArrayList<>();
        for (JsonElement element :
                JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            if (cell.get("cell_type").getAsString().equals("code")) {
                JsonElement source = cell.get("source");
                String code = source.isJsonArray()
                        ? String.join("", new Gson().fromJson(source, String[].class))
                        : source.getAsString();
                cells.add(new Cell(name + ", cell " + (cells.size() + 1), code));
            }
        }
        return cells;
    }
}
