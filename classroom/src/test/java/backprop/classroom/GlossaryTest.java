package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One word for one thing: the glossary, and the notebooks that keep to it. */
class GlossaryTest {
    private static final Path FOLDER = Path.of("..", "notebooks");
    private static final Path GLOSSARY = FOLDER.resolve("glossary.ipynb");
    private static final Pattern ROW =
            Pattern.compile("\\| \\*\\*([^*|]+)\\*\\* \\|([^|]*)\\|([^|]+)\\| \\[[^\\]]+\\]\\(([^)]+)\\) \\|");
    private static final Pattern IN_ITALICS = Pattern.compile("\\*([^*]+)\\*");
    private static final Pattern WITH_AN_S =
            Pattern.compile("\\b\\w+(alis|aris|imis|ognis|rdis)(e|ed|er|es|ing|ation)\\b", Pattern.CASE_INSENSITIVE);

    /**
     * A line of the glossary.
     *
     * @param others what others call it; in italics what no notebook says
     * @param notebook the file of the notebook that explains it
     */
    private record Entry(String word, String others, String meaning, String notebook) {}

    @Test
    void words_stand_in_the_order_of_the_alphabet_and_have_a_meaning() throws IOException {
        assertThat(entries())
                .hasSizeGreaterThan(30)
                .allSatisfy(entry -> assertThat(entry.meaning()).isNotBlank());
        assertThat(entries().stream().map(entry -> entry.word().toLowerCase(Locale.ROOT)))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void each_word_is_used_in_the_notebook_that_is_said_to_explain_it() throws IOException {
        assertThat(entries())
                .allSatisfy(entry ->
                        assertThat(prose(FOLDER.resolve(entry.notebook()))).containsIgnoringCase(entry.word()));
    }

    @Test
    void each_notebook_leads_to_the_glossary() throws IOException {
        assertThat(others()).allSatisfy(file -> assertThat(markdown(file)).contains("](glossary.ipynb)"));
    }

    @Test
    void no_notebook_uses_a_name_that_the_glossary_has_in_italics() throws IOException {
        List<String> avoided = new ArrayList<>();
        for (Entry entry : entries()) {
            IN_ITALICS.matcher(entry.others()).results().forEach(found -> avoided.add(found.group(1)));
        }
        assertThat(avoided).isNotEmpty();
        for (Path file : others()) {
            String prose = prose(file);
            assertThat(avoided)
                    .as(file.toString())
                    .noneMatch(name -> Pattern.compile("\\b" + Pattern.quote(name) + "s?\\b", Pattern.CASE_INSENSITIVE)
                            .matcher(prose)
                            .find());
        }
    }

    @Test
    void words_are_spelt_with_a_z_where_both_are_usual() throws IOException {
        for (Path file : NotebookFile.allIn(FOLDER)) {
            Matcher found = WITH_AN_S.matcher(prose(file));
            assertThat(found.find() ? found.group() : "").as(file.toString()).isEmpty();
        }
    }

    private static List<Entry> entries() throws IOException {
        return ROW.matcher(markdown(GLOSSARY))
                .results()
                .map(row -> new Entry(row.group(1), row.group(2), row.group(3), row.group(4)))
                .toList();
    }

    private static List<Path> others() throws IOException {
        return NotebookFile.allIn(FOLDER).stream()
                .filter(file -> !file.equals(GLOSSARY))
                .toList();
    }

    /** What a reader reads: neither code nor the addresses of links. */
    private static String prose(Path notebook) throws IOException {
        return markdown(notebook)
                .replaceAll("(?s)```.*?```", "")
                .replaceAll("`[^`]*`", "")
                .replaceAll("\\]\\([^)]*\\)", "]");
    }

    private static String markdown(Path notebook) throws IOException {
        StringBuilder text = new StringBuilder();
        JsonObject file = JsonParser.parseString(Files.readString(notebook)).getAsJsonObject();
        for (JsonElement element : file.getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            if (cell.get("cell_type").getAsString().equals("markdown")) {
                text.append(NotebookFile.text(cell.get("source"))).append("\n\n");
            }
        }
        return text.toString();
    }
}
