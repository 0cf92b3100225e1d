package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class HouseChartTest {
    private static final int BLUE = 0x0072B2;
    private static final int VERMILION = 0xD55E00;
    private static final double[] X = IntStream.range(0, 100).asDoubleStream().toArray();

    @BeforeAll
    static void draw_without_a_screen() {
        System.setProperty("java.awt.headless", "true");
    }

    @Test
    void charts_in_a_row_are_as_wide_together_as_one_alone_and_keep_their_size() {
        XYChart left = level(1);
        XYChart right = level(2);

        Picture row = ChartPicture.row(left, right);

        assertThat(row.width()).isEqualTo(760);
        assertThat(left.getWidth()).isEqualTo(760);
        assertThat(count(row.image(), BLUE, 0, 760)).as("left panel").isPositive();
        assertThat(count(row.image(), BLUE, 760, 1520)).as("right panel").isPositive();
        assertThat(ChartPicture.of(left).png())
                .isEqualTo(ChartPicture.of(level(1)).png());
    }

    @Test
    void a_row_of_nothing_or_of_foreign_charts_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(ChartPicture::row).withMessageContaining("no charts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChartPicture.row(new XYChart(100, 100)))
                .withMessageContaining("Charts");
        assertThatIllegalArgumentException().isThrownBy(() -> Charts.nameEnds(new XYChart(100, 100)));
    }

    @Test
    void a_line_under_another_is_drawn_so_wide_that_both_are_seen() {
        XYChart chart = level(1);
        chart.getStyler().setLegendVisible(false);
        chart.addSeries("on it", X, Arrays.stream(X).map(x -> 1).toArray());
        chart.addSeries("elsewhere", X, X);

        BufferedImage dots = ChartPicture.of(chart).image();

        assertThat(count(dots, BLUE, 0, 1520)).isGreaterThan(5000);
        assertThat(count(dots, VERMILION, 0, 1520)).isGreaterThan(2000);
        assertThat(ChartPicture.of(chart).png())
                .as("drawn again")
                .isEqualTo(ChartPicture.of(chart).png());
    }

    @Test
    void lines_that_only_cross_keep_their_width() {
        XYChart chart = Charts.lines("t", "x", "y");
        chart.getStyler().setLegendVisible(false);
        chart.addSeries("up", X, X);
        int alone = count(ChartPicture.of(chart).image(), BLUE, 0, 1520);
        chart.addSeries("down", X, Arrays.stream(X).map(x -> 99 - x).toArray());

        assertThat(count(ChartPicture.of(chart).image(), BLUE, 0, 1520)).isLessThan(alone * 11 / 10);
    }

    @Test
    void names_at_the_ends_stand_right_of_the_lines() {
        XYChart chart = Charts.nameEnds(level(1));
        chart.addSeries("a long name of a line", X, X);

        BufferedImage dots = ChartPicture.of(chart).image();

        assertThat(count(dots, VERMILION, 1200, 1520)).as("letters").isPositive();
        assertThat(chart.getWidth()).isEqualTo(760);
    }

    @Test
    void names_that_would_touch_are_moved_apart() {
        assertThat(HouseChart.apart(new double[] {100, 100, 101}, 400)).containsExactly(100, 118, 136);
        assertThat(HouseChart.apart(new double[] {10, 300}, 400)).containsExactly(10, 300);
        assertThat(HouseChart.apart(new double[] {399, 400}, 400)).containsExactly(382, 400);
        assertThat(HouseChart.apart(new double[0], 400)).isEmpty();
    }

    @Test
    void a_series_without_a_number_has_no_name_at_its_end() {
        XYChart chart = Charts.nameEnds(level(1));
        chart.addSeries("nothing", new double[] {1, 2}, new double[] {Double.NaN, Double.NaN});

        assertThat(ChartPicture.of(chart).width()).isEqualTo(760);
    }

    private static XYChart level(double y) {
        XYChart chart = Charts.lines("t", "x", "y");
        chart.addSeries("level", X, Arrays.stream(X).map(x -> y).toArray());
        return chart;
    }

    private static int count(BufferedImage dots, int colour, int from, int to) {
        int count = 0;
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = from; x < to; x++) {
                count += (dots.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
            }
        }
        return count;
    }
}
