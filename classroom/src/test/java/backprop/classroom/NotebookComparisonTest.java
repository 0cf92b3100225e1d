package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.classroom.NotebookFile.CodeCell;
import backprop.classroom.NotebookFile.Output;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class NotebookComparisonTest {

    @Test
    void equal_outputs_differ_in_nothing() throws IOException {
        NotebookFile notebook = notebook(stdout("loss 0.25\n"), picture(Color.RED));

        assertThat(NotebookComparison.differences(notebook, notebook)).isEmpty();
    }

    @Test
    void a_changed_digit_is_named_with_both_lines() {
        NotebookFile committed = notebook(stdout("first\nloss 0.25\n"));
        NotebookFile fresh = notebook(stdout("first\nloss 0.26\n"));

        assertThat(NotebookComparison.differences(committed, fresh))
                .singleElement()
                .asString()
                .contains("code cell 1", "output line 2", "committed: loss 0.25", "now:       loss 0.26");
    }

    @Test
    void a_lost_line_is_a_difference() {
        NotebookFile committed = notebook(stdout("one\ntwo\n"));
        NotebookFile fresh = notebook(stdout("one\n"));

        assertThat(NotebookComparison.differences(committed, fresh))
                .singleElement()
                .asString()
                .contains("(no line)");
    }

    @Test
    void a_lost_picture_is_a_difference() throws IOException {
        NotebookFile committed = notebook(stdout("one\n"), picture(Color.RED));
        NotebookFile fresh = notebook(stdout("one\n"));

        assertThat(NotebookComparison.differences(committed, fresh)).hasSize(1);
    }

    @Test
    void a_blank_picture_is_a_failure() throws IOException {
        NotebookFile notebook = notebook(picture(Color.WHITE));

        assertThat(NotebookComparison.failures(notebook))
                .singleElement()
                .asString()
                .contains("blank");
    }

    @Test
    void an_error_and_a_cell_that_was_not_run_are_failures() {
        Output error = new Output("error", Map.of("text/plain", "ArithmeticException: / by zero"));
        NotebookFile notebook = new NotebookFile(List.of(
                new CodeCell(1, "1 / 0", Set.of(), true, List.of(error)),
                new CodeCell(2, "2", Set.of(), false, List.of())));

        assertThat(NotebookComparison.failures(notebook))
                .containsExactly("code cell 1 (1 / 0): ArithmeticException: / by zero", "code cell 2 (2): was not run");
    }

    @Test
    void an_error_on_purpose_is_no_failure() {
        Output error = new Output("error", Map.of("text/plain", "ArithmeticException: / by zero"));
        NotebookFile notebook = new NotebookFile(
                List.of(new CodeCell(1, "1 / 0", Set.of(NotebookComparison.RAISES_EXCEPTION), true, List.of(error))));

        assertThat(NotebookComparison.failures(notebook)).isEmpty();
    }

    @Test
    void another_kernel_may_leave_out_a_table_but_not_the_text() {
        NotebookFile ours = notebook(new Output("execute_result", Map.of("text/html", "<b>1</b>", "text/plain", "1")));
        NotebookFile same = notebook(new Output("execute_result", Map.of("text/plain", "1")));
        NotebookFile other = notebook(new Output("execute_result", Map.of("text/plain", "2")));

        assertThat(NotebookComparison.differencesOnAnotherKernel(ours, same)).isEmpty();
        assertThat(NotebookComparison.differencesOnAnotherKernel(ours, other)).hasSize(1);
        assertThat(NotebookComparison.differences(ours, same)).hasSize(1);
    }

    private static NotebookFile notebook(Output... outputs) {
        return new NotebookFile(List.of(new CodeCell(1, "show()", Set.of(), true, List.of(outputs))));
    }

    private static Output stdout(String text) {
        return new Output("stdout", Map.of("text/plain", text));
    }

    /** A white picture with one pixel of the given colour. */
    private static Output picture(Color colour) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64; i++) {
            image.setRGB(i % 8, i / 8, Color.WHITE.getRGB());
        }
        image.setRGB(4, 4, colour.getRGB());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return new Output(
                "display_data", Map.of("image/png", Base64.getEncoder().encodeToString(png.toByteArray())));
    }
}
