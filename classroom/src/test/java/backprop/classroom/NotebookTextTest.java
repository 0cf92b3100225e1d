package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be seen in the text of the committed notebooks: their headings, the size of their cells, quoted code. */
class NotebookTextTest {
    private static final Path FOLDER = Path.of("..", "notebooks");
    private static final Path LIBRARY = Path.of("..", "lib", "src", "main", "java", "backprop");

    /** What JupyterLab shows of a line beside its list of files, in a window of 1280 pixels; the rest has to be scrolled to. */
    private static final int LONGEST_LINE = 100;

    /** Most cells keep to twelve lines. A class has to stand in one cell, and with this it can still be seen as a whole. */
    private static final int LONGEST_CELL = 28;

    private static final Pattern HEADING = Pattern.compile("(#{1,6}) .+");

    /** A block that begins with a comment, {@code // Layer.java}, shows the library's own code. */
    private static final Pattern QUOTED = Pattern.compile("```java\n// (\\w+\\.java)\n(.*?)\n```", Pattern.DOTALL);

    @Test
    void headings_begin_with_the_title_and_skip_no_level() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path file : NotebookFile.allIn(FOLDER)) {
            problems.addAll(headingProblems(file));
        }
        assertThat(problems).isEmpty();
    }

    private static List<String> headingProblems(Path file) throws IOException {
        List<String> problems = new ArrayList<>();
        int level = 0;
        for (String line : linesOutsideOfCode(file)) {
            Matcher heading = HEADING.matcher(line);
            if (!heading.matches()) {
                continue;
            }
            int next = heading.group(1).length();
            if (next > level + 1 || (level > 0 && next == 1)) {
                problems.add(file.getFileName() + ": a heading of level " + next + " after one of level " + level + ": "
                        + line);
            }
            level = next;
        }
        if (level == 0) {
            problems.add(file.getFileName() + " has no heading");
        }
        return problems;
    }

    private static List<String> linesOutsideOfCode(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonObject cell : NotebookFile.allCells(file)) {
            boolean isCode = false;
            for (String line : NotebookFile.isCode(cell)
                    ? List.<String>of()
                    : source(cell).lines().toList()) {
                isCode ^= line.startsWith("```");
                if (!isCode) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    @Test
    void no_line_of_code_has_to_be_scrolled_to() throws IOException {
        assertThat(inCodeCells((text, report) -> text.lines()
                        .filter(line -> line.codePointCount(0, line.length()) > LONGEST_LINE)
                        .forEach(report)))
                .isEmpty();
    }

    @Test
    void no_cell_of_code_is_too_long_to_be_taken_in_at_a_glance() throws IOException {
        assertThat(inCodeCells((text, report) -> {
                    long lines = text.lines().count();
                    if (lines > LONGEST_CELL) {
                        report.accept(lines + " lines from: "
                                + text.lines().findFirst().orElseThrow());
                    }
                }))
                .isEmpty();
    }

    private static List<String> inCodeCells(BiConsumer<String, Consumer<String>> look) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path file : NotebookFile.allIn(FOLDER)) {
            for (JsonObject cell : NotebookFile.allCells(file)) {
                if (NotebookFile.isCode(cell)) {
                    String place = file.getFileName() + " " + cell.get("id").getAsString() + ": ";
                    look.accept(source(cell), problem -> problems.add(place + problem));
                }
            }
        }
        return problems;
    }

    @Test
    void quoted_code_of_the_library_is_what_the_library_has() throws IOException {
        int quotes = 0;
        for (Path file : NotebookFile.allIn(FOLDER)) {
            for (JsonObject cell : NotebookFile.allCells(file)) {
                Matcher quoted = QUOTED.matcher(source(cell));
                while (quoted.find()) {
                    quotes++;
                    String original = withoutSpace(Files.readString(LIBRARY.resolve(quoted.group(1))));
                    assertThat(quoted.group(2).split("\n\n"))
                            .allSatisfy(part -> assertThat(original)
                                    .as(file.getFileName() + " quotes " + quoted.group(1))
                                    .contains(withoutSpace(part)));
                }
            }
        }
        assertThat(quotes).isPositive();
    }

    /** Long lines are broken anew in a notebook. */
    private static String withoutSpace(String code) {
        return code.replaceAll("\\s+", "");
    }

    /** Nobody quotes the library and forgets to say so: a few lines of it in a cell of code must be its own, not a copy. */
    @Test
    void no_cell_repeats_lines_of_the_library_without_naming_it() throws IOException {
        List<String> library = new ArrayList<>();
        try (Stream<Path> files = Files.walk(LIBRARY)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                library.add(withoutSpace(Files.readString(file)));
            }
        }
        assertThat(library).isNotEmpty();
        assertThat(inCodeCells((text, report) -> {
                    List<String> lines =
                            text.lines().filter(line -> !line.isBlank()).toList();
                    for (int i = 0; i + 3 <= lines.size(); i++) {
                        String three = withoutSpace(String.join("", lines.subList(i, i + 3)));
                        if (three.length() > 60 && library.stream().anyMatch(file -> file.contains(three))) {
                            report.accept(
                                    "a copy of the library: " + lines.get(i).strip());
                        }
                    }
                }))
                .isEmpty();
    }

    private static String source(JsonObject cell) {
        return NotebookFile.text(cell.get("source"));
    }
}
