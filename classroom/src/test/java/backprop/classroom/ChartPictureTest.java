package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class ChartPictureTest {
    private static final double[] EPOCHS =
            IntStream.rangeClosed(1, 500).asDoubleStream().toArray();

    private static final double[] LOSSES =
            Arrays.stream(EPOCHS).map(epoch -> Math.exp(-epoch / 10)).toArray();

    @BeforeAll
    static void draw_without_a_screen() {
        System.setProperty("java.awt.headless", "true");
    }

    @Test
    void has_two_dots_for_each_pixel_of_the_page() {
        Picture picture = ChartPicture.of(losses());

        assertThat(picture.width()).isEqualTo(760);
        assertThat(picture.height()).isEqualTo(420);
        assertThat(picture.image().getWidth()).isEqualTo(2 * 760);
        assertThat(picture.image().getHeight()).isEqualTo(2 * 420);
    }

    @Test
    void tells_the_page_its_size_and_what_it_shows() {
        assertThat(ChartPicture.of(losses()).metadata("a falling line"))
                .containsOnly(Map.entry("alt", "a falling line"), Map.entry("width", 760), Map.entry("height", 420));
    }

    @Test
    void leaves_the_chart_as_it_was_so_that_it_can_be_drawn_again() {
        XYChart chart = losses();

        Picture first = ChartPicture.of(chart);
        Picture second = ChartPicture.of(chart);

        assertThat(chart.getSeriesCollection())
                .singleElement()
                .extracting(XYSeries::getYData)
                .isEqualTo(LOSSES);
        assertThat(chart.getStyler().isYAxisLogarithmic()).isTrue();
        assertThat(second.png()).isEqualTo(first.png());
    }

    @Test
    void lines_with_many_points_show_their_dashes() {
        // given
        XYChart chart = Charts.lines("t", "x", "y");
        chart.getStyler().setLegendVisible(false);
        chart.addSeries("solid", EPOCHS, Arrays.stream(EPOCHS).map(x -> 2).toArray());
        chart.addSeries("dashed", EPOCHS, Arrays.stream(EPOCHS).map(x -> 1).toArray());

        // when
        BufferedImage dots = ChartPicture.of(chart).image();

        // then
        assertThat(pieces(dots, 0x0072B2)).isEqualTo(1);
        assertThat(pieces(dots, 0xD55E00)).isGreaterThan(20);
    }

    @Test
    void zero_has_no_place_on_a_logarithmic_axis_and_the_series_is_named() {
        XYChart chart = losses();
        chart.addSeries("dead", new double[] {1, 2}, new double[] {1, 0});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChartPicture.of(chart))
                .withMessageContaining("0.0")
                .withMessageContaining("\"dead\"");
        assertThat(chart.getSeriesCollection()).extracting(XYSeries::getYData).contains(LOSSES);
    }

    private static XYChart losses() {
        XYChart chart = Charts.logLines("Training", "epoch", "loss");
        chart.addSeries("loss", EPOCHS, LOSSES);
        return chart;
    }

    /** Into how many pieces a level line of this colour falls, in the row of dots that it fills most. */
    private static int pieces(BufferedImage dots, int colour) {
        int most = 0;
        int pieces = 0;
        for (int y = 0; y < dots.getHeight(); y++) {
            boolean[] row = new boolean[dots.getWidth()];
            int count = 0;
            int begins = 0;
            for (int x = 1; x < row.length; x++) {
                row[x] = (dots.getRGB(x, y) & 0xFFFFFF) == colour;
                count += row[x] ? 1 : 0;
                begins += row[x] && !row[x - 1] ? 1 : 0;
            }
            if (count > most) {
                most = count;
                pieces = begins;
            }
        }
        return pieces;
    }
}
