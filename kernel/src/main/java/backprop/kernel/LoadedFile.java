package backprop.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The cells of a file: a notebook's code cells, or any other file as one. */
final class LoadedFile {

    private LoadedFile() {}

    static List<Cell> cells(Path file) throws IOException {
        String text = Files.readString(file);
        String name = file.getFileName().toString();
        if (!name.endsWith(".ipynb")) {
            return List.of(new Cell(name, text));
        }
        List<Cell> cells = new ArrayList<>();
        for (JsonElement element :
                JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            if (cell.get("cell_type").getAsString().equals("code")) {
                cells.add(new Cell(name + ", cell " + (cells.size() + 1), source(cell.get("source"))));
            }
        }
        return cells;
    }

    private static String source(JsonElement source) {
        if (!source.isJsonArray()) {
            return source.getAsString();
        }
        StringBuilder text = new StringBuilder();
        source.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        return text.toString();
    }
}
