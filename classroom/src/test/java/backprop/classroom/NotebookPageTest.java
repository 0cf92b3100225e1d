package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What the committed notebooks look like on a page, in the classic Notebook as in JupyterLab. */
class NotebookPageTest {
    private static final Path FOLDER = Path.of("..", "notebooks");

    @Test
    void the_columns_of_tables_are_left_aligned() throws IOException {
        assertThat(tableLines())
                .filteredOn(line -> line.matches("[| :-]+-[| :-]+"))
                .isNotEmpty()
                .allMatch(line -> line.matches("\\|( :--- \\|)+"));
    }

    /** The classic Notebook breaks a formula in a table after each of its signs. */
    @Test
    void tables_hold_no_formulas() throws IOException {
        assertThat(tableLines()).isNotEmpty().noneMatch(line -> line.contains("$"));
    }

    @Test
    void each_picture_has_a_description_and_two_dots_for_each_pixel_of_its_size() throws IOException {
        int pictures = 0;
        for (JsonObject output : outputs()) {
            JsonObject data = output.getAsJsonObject("data");
            if (data == null || !data.has("image/png")) {
                continue;
            }
            pictures++;
            JsonObject about = output.getAsJsonObject("metadata").getAsJsonObject("image/png");
            assertThat(about.get("alt").getAsString()).hasSizeGreaterThan(20);
            BufferedImage image = ImageIO.read(
                    new ByteArrayInputStream(Base64.getMimeDecoder().decode(NotebookFile.text(data.get("image/png")))));
            assertThat(image.getWidth()).isEqualTo(2 * about.get("width").getAsInt());
            assertThat(image.getHeight()).isEqualTo(2 * about.get("height").getAsInt());
        }
        assertThat(pictures).isPositive();
    }

    @Test
    void each_picture_is_followed_by_its_description_as_a_caption() throws IOException {
        for (JsonObject cell : cells()) {
            List<JsonObject> outputs = cell.has("outputs") ? objects(cell.getAsJsonArray("outputs")) : List.of();
            for (int i = 0; i < outputs.size(); i++) {
                JsonObject data = outputs.get(i).getAsJsonObject("data");
                if (data != null && data.has("image/png")) {
                    String alt = outputs.get(i)
                            .getAsJsonObject("metadata")
                            .getAsJsonObject("image/png")
                            .get("alt")
                            .getAsString();
                    assertThat(outputs).hasSizeGreaterThan(i + 1);
                    JsonObject caption = outputs.get(i + 1).getAsJsonObject("data");
                    assertThat(NotebookFile.text(caption.get("text/plain"))).isEqualTo("Figure: " + alt);
                    assertThat(NotebookFile.text(caption.get("text/html"))).contains("<figcaption>");
                }
            }
        }
    }

    @Test
    void no_caption_is_printed() throws IOException {
        assertThat(outputs())
                .filteredOn(output -> output.has("text"))
                .noneMatch(output -> NotebookFile.text(output.get("text")).contains("Figure:"));
    }

    /** What saving writes must be what git has, whichever JDK runs. */
    @Test
    void the_language_has_the_version_that_the_kernel_always_tells() throws IOException {
        for (JsonObject notebook : notebooks()) {
            JsonObject language = notebook.getAsJsonObject("metadata").getAsJsonObject("language_info");
            assertThat(language.get("version").getAsString()).isEqualTo("17");
        }
    }

    private static List<String> tableLines() throws IOException {
        return cells().stream()
                .filter(cell -> !NotebookFile.isCode(cell))
                .flatMap(cell -> NotebookFile.text(cell.get("source")).lines())
                .filter(line -> line.startsWith("|"))
                .toList();
    }

    private static List<JsonObject> outputs() throws IOException {
        return cells().stream()
                .filter(cell -> cell.has("outputs"))
                .flatMap(cell -> objects(cell.getAsJsonArray("outputs")).stream())
                .toList();
    }

    private static List<JsonObject> cells() throws IOException {
        return notebooks().stream()
                .flatMap(notebook -> objects(notebook.getAsJsonArray("cells")).stream())
                .toList();
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsJsonObject).toList();
    }

    private static List<JsonObject> notebooks() throws IOException {
        List<JsonObject> notebooks = new ArrayList<>();
        for (Path file : NotebookFile.allIn(FOLDER)) {
            notebooks.add(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
        }
        assertThat(notebooks).isNotEmpty();
        return notebooks;
    }
}
