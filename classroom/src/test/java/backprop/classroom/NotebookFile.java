package backprop.classroom;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A notebook as a test sees it: its code cells, each with what it printed and showed. */
record NotebookFile(List<CodeCell> cells) {

    /**
     * A code cell that has code in it.
     *
     * @param number its place among these cells, from 1
     * @param wasRun whether it bears an execution count
     */
    record CodeCell(int number, String source, Set<String> tags, boolean wasRun, List<Output> outputs) {
        String firstLine() {
            return source.lines().findFirst().orElse("");
        }
    }

    /**
     * One output of a cell.
     *
     * @param kind "stdout", "stderr", "display_data", "execute_result" or "error"
     * @param content its text by MIME type; a stream or an error is text/plain
     */
    record Output(String kind, Map<String, String> content) {
        Output withoutForm(String mimeType) {
            Map<String, String> others = new LinkedHashMap<>(content);
            others.remove(mimeType);
            return new Output(kind, others);
        }
    }

    /** The same notebook, of which no output has this form. */
    NotebookFile withoutForm(String mimeType) {
        return new NotebookFile(cells.stream()
                .map(cell -> new CodeCell(
                        cell.number(),
                        cell.source(),
                        cell.tags(),
                        cell.wasRun(),
                        cell.outputs().stream()
                                .map(output -> output.withoutForm(mimeType))
                                .toList()))
                .toList());
    }

    /** The notebooks of the series in order, without the reader's own versions that bin/start keeps beside them. */
    static List<Path> allIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.endsWith(".ipynb") && !name.contains("-mine-");
                    })
                    .sorted()
                    .toList();
        }
    }

    /** All cells of a notebook as they are in the file, text and code. */
    static List<JsonObject> allCells(Path file) throws IOException {
        JsonObject notebook = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        return notebook.getAsJsonArray("cells").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    static boolean isCode(JsonObject cell) {
        return cell.get("cell_type").getAsString().equals("code");
    }

    static NotebookFile read(Path file) throws IOException {
        try {
            return parse(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
        } catch (JsonParseException | IllegalStateException e) {
            throw new IOException(file + " is not a notebook: " + e.getMessage(), e);
        }
    }

    private static NotebookFile parse(JsonObject notebook) {
        List<CodeCell> cells = new ArrayList<>();
        for (JsonElement element : notebook.getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            String source = text(cell.get("source"));
            if (isCode(cell) && !source.isBlank()) {
                boolean wasRun = !cell.get("execution_count").isJsonNull();
                cells.add(new CodeCell(cells.size() + 1, source, tags(cell), wasRun, outputs(cell)));
            }
        }
        return new NotebookFile(cells);
    }

    private static Set<String> tags(JsonObject cell) {
        Set<String> tags = new TreeSet<>();
        JsonArray listed = cell.getAsJsonObject("metadata").getAsJsonArray("tags");
        if (listed != null) {
            listed.forEach(tag -> tags.add(tag.getAsString()));
        }
        return tags;
    }

    /** The outputs, neighbouring pieces of one stream joined: how a stream is cut into messages is a matter of timing. */
    private static List<Output> outputs(JsonObject cell) {
        List<Output> outputs = new ArrayList<>();
        for (JsonElement element : cell.getAsJsonArray("outputs")) {
            Output output = output(element.getAsJsonObject());
            int last = outputs.size() - 1;
            boolean isStream = output.kind().startsWith("std");
            if (isStream && last >= 0 && outputs.get(last).kind().equals(output.kind())) {
                String joined = outputs.get(last).content().get("text/plain")
                        + output.content().get("text/plain");
                outputs.set(last, new Output(output.kind(), Map.of("text/plain", joined)));
            } else {
                outputs.add(output);
            }
        }
        return outputs;
    }

    private static Output output(JsonObject output) {
        String type = output.get("output_type").getAsString();
        return switch (type) {
            case "stream" ->
                new Output(output.get("name").getAsString(), Map.of("text/plain", text(output.get("text"))));
            case "error" -> new Output("error", Map.of("text/plain", errorText(output)));
            default -> new Output(type, contentByMimeType(output.getAsJsonObject("data")));
        };
    }

    private static String errorText(JsonObject error) {
        return error.get("ename").getAsString() + ": " + error.get("evalue").getAsString();
    }

    private static Map<String, String> contentByMimeType(JsonObject data) {
        Map<String, String> content = new LinkedHashMap<>();
        data.asMap().forEach((mime, element) -> content.put(mime, text(element)));
        return content;
    }

    /** A notebook stores text as one string or as a list of lines. */
    static String text(JsonElement element) {
        if (!element.isJsonArray()) {
            return element.isJsonPrimitive() ? element.getAsString() : element.toString();
        }
        StringBuilder joined = new StringBuilder();
        element.getAsJsonArray().forEach(line -> joined.append(line.getAsString()));
        return joined.toString();
    }
}
