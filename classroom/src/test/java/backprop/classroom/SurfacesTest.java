package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class SurfacesTest {
    @Test
    void a_rising_function_is_blue_on_the_left_and_orange_on_the_right() {
        // given
        XYChart chart = Surfaces.of("x", "x", "y", 0, 1, (x, y) -> x);

        // when
        BufferedImage picture = BitmapEncoder.getBufferedImage(chart);

        // then
        int middle = picture.getHeight() / 2;
        assertThat(rgb(picture, 100, middle)).isEqualTo(0x0072B2);
        assertThat(rgb(picture, 440, middle)).isEqualTo(0xD55E00);
        assertThat(names(chart)).containsExactly("below 0.2", "0.2 to 0.4", "0.4 to 0.6", "0.6 to 0.8", "above 0.8");
    }

    @Test
    void values_beyond_0_and_1_take_the_outermost_bands() {
        XYChart chart = Surfaces.of("x", "x", "y", -5, 5, (x, y) -> x < 0 ? -7 : 7);

        assertThat(names(chart)).containsExactly("below 0.2", "above 0.8");
    }

    @Test
    void marks_of_different_names_have_different_shapes() {
        // given
        XYChart chart = Surfaces.of("x", "x", "y", 0, 1, (x, y) -> 0);

        // when
        Surfaces.mark(chart, "zeros", new double[] {0.5, 0.25});
        Surfaces.mark(chart, "ones", new double[] {0.5, 0.75});

        // then
        assertThat(names(chart)).containsExactly("below 0.2", "zeros", "ones");
        BufferedImage picture = BitmapEncoder.getBufferedImage(chart);
        int middle = picture.getHeight() / 2;
        int circle = blackPixels(picture, middle, picture.getHeight() - 60);
        int triangle = blackPixels(picture, 40, middle);
        assertThat(circle).isGreaterThan(100);
        assertThat(triangle).isGreaterThan(50).isLessThan(circle);
    }

    private static List<String> names(XYChart chart) {
        return chart.getSeriesCollection().stream().map(XYSeries::getName).toList();
    }

    /** The black pixels of the plot, without title, axes and legend, between these heights. */
    private static int blackPixels(BufferedImage picture, int from, int to) {
        int count = 0;
        for (int x = 80; x < 440; x++) {
            for (int y = from; y < to; y++) {
                count += rgb(picture, x, y) == 0 ? 1 : 0;
            }
        }
        return count;
    }

    private static int rgb(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) & 0xFFFFFF;
    }
}
