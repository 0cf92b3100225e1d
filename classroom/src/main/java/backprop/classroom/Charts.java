package backprop.classroom;

import java.awt.BasicStroke;
import java.awt.Font;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Empty XChart charts in the notebooks' style: title, axis labels, and colours that colour-blind readers can tell
 * apart. Add series with XChart's own {@code addSeries}, and bring the chart onto the page with
 * {@link Show#chart}.
 */
public final class Charts {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;

    /** With its legend to the right, a plot that is as wide as high. */
    private static final int PREDICTIONS_WIDTH = 720;

    private static final int PREDICTIONS_HEIGHT = 560;

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
        return chart;
    }

    /**
     * A chart of lines whose both axes are logarithmic: for what happens fast at first and then slower and slower.
     *
     * @see #logLines
     */
    public static XYChart logLogLines(String title, String xLabel, String yLabel) {
        XYChart chart = logLines(title, xLabel, yLabel);
        chart.getStyler().setXAxisLogarithmic(true);
        return chart;
    }

    /**
     * A chart of lines whose horizontal axis is logarithmic: equal steps to the right are equal factors.
     *
     * @see #logLines
     */
    public static XYChart logEpochs(String title, String xLabel, String yLabel) {
        XYChart chart = lines(title, xLabel, yLabel);
        chart.getStyler().setXAxisLogarithmic(true);
        return chart;
    }

    /**
     * A chart of lines whose vertical axis goes from 0 to 100.
     *
     * @see #lines
     */
    public static XYChart percentLines(String title, String xLabel, String yLabel) {
        XYChart chart = lines(title, xLabel, yLabel);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
        return chart;
    }

    /**
     * A chart of points that compares what is predicted with what is true, with the line on which both are equal.
     *
     * @param title what the chart shows
     * @param from the least value on both axes
     * @param to the greatest value on both axes
     */
    public static XYChart predictions(String title, double from, double to) {
        XYChart chart = xy(title, "true value", "predicted value", PREDICTIONS_WIDTH, PREDICTIONS_HEIGHT);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        chart.getStyler().setMarkerSize(5);
        chart.getStyler().setXAxisMin(from).setXAxisMax(to).setYAxisMin(from).setYAxisMax(to);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        XYSeries equal = chart.addSeries("predicted = true", new double[] {from, to}, new double[] {from, to});
        equal.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        equal.setMarker(SeriesMarkers.NONE);
        equal.setLineColor(Palette.INK);
        equal.setLineWidth(1);
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

    /**
     * Writes each series' name at the end of its line, in the line's colour, instead of a legend: then the eye need not go
     * to and fro, and lines that end at one place are all named there.
     *
     * @param chart a chart from this class; it is modified
     * @return the same chart
     * @throws IllegalArgumentException if it is from elsewhere
     */
    public static XYChart nameEnds(XYChart chart) {
        if (!(chart instanceof HouseChart house)) {
            throw new IllegalArgumentException("not a chart of this class; begin with Charts.lines, for example");
        }
        house.nameEnds();
        return chart;
    }

    private static XYChart xy(String title, String xLabel, String yLabel) {
        return xy(title, xLabel, yLabel, WIDTH, HEIGHT);
    }

    /** An empty chart in the house style, so many pixels wide and high. */
    static XYChart xy(String title, String xLabel, String yLabel, int width, int height) {
        XYChart chart = new HouseChart(new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(xLabel)
                .yAxisTitle(yLabel));
        style(chart.getStyler());
        return chart;
    }

    private static void style(AxesChartStyler styler) {
        Font text = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
        styler.setSeriesColors(Palette.series());
        styler.setChartTitleFont(text.deriveFont(Font.BOLD, 16f));
        styler.setLegendFont(text);
        styler.setAxisTitleFont(text);
        styler.setAxisTickLabelsFont(text.deriveFont(12f));
        styler.setChartBackgroundColor(Palette.PAPER);
        styler.setPlotBackgroundColor(Palette.PAPER);
        styler.setLegendBackgroundColor(Palette.PAPER);
        styler.setPlotGridLinesColor(Palette.GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setXAxisTickMarkSpacingHint(90);
        styler.setYAxisTickMarkSpacingHint(50);
        styler.setPlotBorderVisible(false);
        styler.setChartTitleBoxVisible(false);
        styler.setLegendBorderColor(Palette.PAPER);
        styler.setLegendPosition(LegendPosition.InsideNE);
    }
}
