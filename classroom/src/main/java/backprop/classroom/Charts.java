package backprop.classroom;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Empty XChart charts in the notebooks' style: title, axis labels, and colours that colour-blind readers can tell
 * apart. Add series with XChart's own {@code addSeries}, and bring the chart onto the page with
 * {@link Show#chart}.
 */
public final class Charts {
    /**
     * The palette of Okabe and Ito, "Color Universal Design" (2008), darkest first and without its yellow, which is
     * too pale for a line on white.
     */
    private static final Color[] COLOURS = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x000000),
    };

    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;

    private Charts() {}

    /**
     * A chart of lines without markers, both axes linear.
     *
     * @param title what the chart shows
     * @param xLabel name of the horizontal axis, with its unit
     * @param yLabel name of the vertical axis, with its unit
     */
    public static XYChart lines(String title, String xLabel, String yLabel) {
        XYChart chart = xy(title, xLabel, yLabel);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line);
        chart.getStyler().setMarkerSize(0);
        return chart;
    }

    /**
     * A chart of lines whose vertical axis is logarithmic: equal steps up are equal factors. For losses, which fall
     * by factors.
     *
     * @see #lines
     */
    public static XYChart logLines(String title, String xLabel, String yLabel) {
        XYChart chart = lines(title, xLabel, yLabel);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setPlotGridHorizontalLinesVisible(false);
        return chart;
    }

    /**
     * A chart of points without lines between them.
     *
     * @see #lines
     */
    public static XYChart points(String title, String xLabel, String yLabel) {
        XYChart chart = xy(title, xLabel, yLabel);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        chart.getStyler().setMarkerSize(5);
        return chart;
    }

    private static XYChart xy(String title, String xLabel, String yLabel) {
        return xy(title, xLabel, yLabel, WIDTH, HEIGHT);
    }

    /** An empty chart in the house style, so many pixels wide and high. */
    static XYChart xy(String title, String xLabel, String yLabel, int width, int height) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(xLabel)
                .yAxisTitle(yLabel)
                .build();
        style(chart.getStyler());
        return chart;
    }

    private static void style(AxesChartStyler styler) {
        Font text = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
        styler.setSeriesColors(COLOURS);
        styler.setChartTitleFont(text.deriveFont(Font.BOLD, 16f));
        styler.setLegendFont(text);
        styler.setAxisTitleFont(text);
        styler.setAxisTickLabelsFont(text.deriveFont(12f));
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotGridLinesColor(new Color(0xE4E4E4));
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setXAxisTickMarkSpacingHint(90);
        styler.setPlotBorderVisible(false);
        styler.setChartTitleBoxVisible(false);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendPosition(LegendPosition.InsideNE);
    }
}
