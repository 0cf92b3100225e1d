package backprop.classroom;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What a chart needs while it is drawn, because XChart can't be told beforehand. */
final class FinishingTouches {
    /** Solid, dashed, dotted, and dashes and dots in turn. */
    private static final List<BasicStroke> LINES = List.of(line(), line(10, 4), line(2, 4), line(12, 4, 2, 4));

    private static final List<Marker> MARKERS =
            List.of(SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP);

    /** What lies under another line is drawn this wide, so that it shows on both sides. */
    private static final BasicStroke RIM = new BasicStroke(7, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);

    /** Two lines are one to the eye where they are closer than this share of the axis. */
    private static final double CLOSE = 0.004;

    /** A line is hidden if this share of its points lie under one other line. */
    private static final double HIDDEN = 0.3;

    private static final String UNSEEN = "round ticks";

    /** A line is drawn through as many points, which leaves less than a pixel between two of them. */
    private static final int POINTS_OF_LINE = 1500;

    private final XYChart chart;
    private final List<Runnable> undo = new ArrayList<>();

    FinishingTouches(XYChart chart) {
        this.chart = chart;
    }

    void add() {
        List<XYSeries> drawn = new ArrayList<>(chart.getSeriesCollection());
        if (!drawn.isEmpty()) {
            tellSeriesApart(drawn);
            LogarithmicAxes.on(chart, drawn, undo);
            showHidden(drawn);
            useRoundTicks(drawn.get(0));
            drawn.forEach(this::drawInOneGo);
        }
    }

    /** Dashes and markers differ as well as colours, so that a print in grey can still be read. */
    private static void tellSeriesApart(List<XYSeries> drawn) {
        for (int i = 0; i < drawn.size(); i++) {
            XYSeries series = drawn.get(i);
            if (series.getLineStyle() == null) {
                series.setLineStyle(LINES.get(i % LINES.size()));
            }
            if (series.getMarker() == null) {
                series.setMarker(MARKERS.get(i % MARKERS.size()));
            }
        }
    }

    /** A line that a later one covers becomes wide: its colour is then seen on both sides of the other. */
    private void showHidden(List<XYSeries> drawn) {
        if (chart.getStyler().getMarkerSize() > 0) {
            return;
        }
        double close = CLOSE * range(drawn);
        for (int i = 0; i < drawn.size(); i++) {
            XYSeries lower = drawn.get(i);
            if (drawn.stream().skip(i + 1).anyMatch(upper -> hides(upper, lower, close))) {
                BasicStroke style = lower.getLineStyle();
                lower.setLineStyle(RIM);
                undo.add(() -> lower.setLineStyle(style));
            }
        }
    }

    private static boolean hides(XYSeries upper, XYSeries lower, double close) {
        double[] x = lower.getXData();
        if (x.length < 2 || !Arrays.equals(x, upper.getXData())) {
            return false;
        }
        long covered = IntStream.range(0, x.length)
                .filter(i -> Math.abs(upper.getYData()[i] - lower.getYData()[i]) <= close)
                .count();
        return covered >= HIDDEN * x.length;
    }

    private static double range(List<XYSeries> drawn) {
        var values = drawn.stream()
                .flatMapToDouble(series -> Arrays.stream(series.getYData()))
                .filter(Double::isFinite)
                .summaryStatistics();
        return values.getCount() == 0 ? 0 : values.getMax() - values.getMin();
    }

    /**
     * XChart draws a line piece by piece: each begins its dashes anew, so that many points make a line look solid, and a
     * solid one shows its seams. It draws a curve in one go: a curve through points that lie close on the straight
     * pieces.
     */
    private void drawInOneGo(XYSeries series) {
        double[] x = series.getXData();
        double[] y = series.getYData();
        if (chart.getStyler().getMarkerSize() > 0 || x.length < 2) {
            return;
        }
        int pieces = (POINTS_OF_LINE + x.length - 2) / (x.length - 1);
        chart.updateXYSeries(series.getName(), cut(x, pieces), cut(y, pieces), null);
        series.setSmooth(true);
        undo.add(() -> {
            chart.updateXYSeries(series.getName(), x, y, null);
            series.setSmooth(false);
        });
    }

    private static BasicStroke line(float... dashes) {
        return new BasicStroke(
                2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes.length == 0 ? null : dashes, 0);
    }

    /** Each step cut into so many equal ones. */
    private static double[] cut(double[] values, int pieces) {
        double[] result = new double[(values.length - 1) * pieces + 1];
        for (int i = 0; i < result.length - 1; i++) {
            double share = (double) (i % pieces) / pieces;
            result[i] = values[i / pieces] + share * (values[i / pieces + 1] - values[i / pieces]);
        }
        result[result.length - 1] = values[values.length - 1];
        return result;
    }

    /**
     * Puts round numbers on the axes. XChart sets its tick marks at data points when all of these are equally far
     * apart, which labels 1500 epochs 0, 89, 178 and so on. One more point, of a series that is neither drawn nor
     * listed, breaks the regularity, and XChart falls back to round steps.
     */
    private void useRoundTicks(XYSeries first) {
        if (first.getXData().length < 2) {
            return;
        }
        XYSeries unseen = chart.addSeries(
                UNSEEN, new double[] {irregular(first.getXData())}, new double[] {irregular(first.getYData())});
        unseen.setShowInLegend(false);
        unseen.setEnabled(false);
        undo.add(() -> chart.removeSeries(UNSEEN));
    }

    /** A number among these that is no whole share of their range. */
    private static double irregular(double[] values) {
        var range = Arrays.stream(values).filter(value -> !Double.isNaN(value)).summaryStatistics();
        return range.getMin() + (range.getMax() - range.getMin()) / Math.E;
    }

    /** Leaves the chart as its maker knows it. */
    void takeBack() {
        for (int i = undo.size() - 1; i >= 0; i--) {
            undo.get(i).run();
        }
    }
}
