package backprop.classroom;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What a chart needs once its series are in it, because XChart can't be told beforehand. */
final class FinishingTouches {
    private static final List<BasicStroke> LINES =
            List.of(SeriesLines.SOLID, SeriesLines.DASH_DASH, SeriesLines.DOT_DOT, SeriesLines.DASH_DOT);

    private static final List<Marker> MARKERS =
            List.of(SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP);

    private static final String UNSEEN = "round ticks";

    /** Where between the first two points the unseen one goes: anywhere but halfway. */
    private static final double FRACTION = 0.3;

    private FinishingTouches() {}

    static void on(XYChart chart) {
        List<XYSeries> drawn = new ArrayList<>(chart.getSeriesCollection());
        if (drawn.isEmpty()
                || drawn.stream().anyMatch(series -> series.getName().equals(UNSEEN))) {
            return;
        }
        tellSeriesApart(drawn);
        useRoundTicks(chart, drawn.get(0));
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

    /**
     * Puts round numbers on the horizontal axis. XChart sets its tick marks at data points when all of these are
     * equally far apart, which labels 1500 epochs 0, 89, 178 and so on. One more point, of a series that is neither
     * drawn nor listed, breaks the regularity, and XChart falls back to round steps.
     */
    private static void useRoundTicks(XYChart chart, XYSeries first) {
        double[] x = first.getXData();
        if (x.length < 2) {
            return;
        }
        double between = x[0] + FRACTION * (x[1] - x[0]);
        XYSeries unseen = chart.addSeries(UNSEEN, new double[] {between}, new double[] {first.getYData()[0]});
        unseen.setShowInLegend(false);
        unseen.setEnabled(false);
    }
}
