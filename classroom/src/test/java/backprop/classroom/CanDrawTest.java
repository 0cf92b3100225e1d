package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanDrawTest {
    @TempDir
    Path folder;

    @Test
    void draws_a_chart_says_so_and_exits_with_0() throws IOException, InterruptedException {
        Path png = folder.resolve("chart.png");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CanDraw.class.getName(),
                        png.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("Charts can be drawn.");
        assertThat(process.waitFor()).isZero();
        assertThat(ImageIO.read(Files.newInputStream(png)).getWidth()).isEqualTo(2 * 760);
    }

    @Test
    void a_missing_native_library_is_named_with_the_packages_that_bring_it() {
        String verdict = CanDraw.verdict(() -> {
            var outer = new NoClassDefFoundError("Could not initialize class sun.font.SunFontManager");
            outer.initCause(new UnsatisfiedLinkError("libharfbuzz.so.0: cannot open shared object file"));
            throw outer;
        });

        assertThat(verdict)
                .isEqualTo("Charts can't be drawn (UnsatisfiedLinkError: libharfbuzz.so.0: cannot open shared object"
                        + " file): on Debian and Ubuntu, apt install libharfbuzz0b fontconfig fonts-dejavu-core mends"
                        + " it.");
    }

    @Test
    void a_machine_without_any_font_gets_the_same_advice() {
        String verdict = CanDraw.verdict(() -> {
            throw new Error("Probable fatal error: No physical fonts found.");
        });

        assertThat(verdict).startsWith("Charts can't be drawn (Error: Probable").contains("fonts-dejavu-core");
    }

    @Test
    void a_blank_picture_is_no_chart() {
        assertThat(CanDraw.verdict(() -> Picture.draw(10, 10, g -> {})))
                .startsWith("Charts can't be drawn (the picture is blank)");
    }
}
