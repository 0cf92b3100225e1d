package backprop.classroom;

import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;

/** Draws a chart, with what XChart can't be told beforehand, and leaves the chart as it was. */
final class ChartPicture {
    private ChartPicture() {}

    static Picture of(Chart<?, ?> chart) {
        if (chart instanceof XYChart xy) {
            FinishingTouches touches = new FinishingTouches(xy);
            try {
                touches.add();
                return drawn(chart);
            } finally {
                touches.takeBack();
            }
        }
        return drawn(chart);
    }

    private static Picture drawn(Chart<?, ?> chart) {
        return Picture.draw(
                chart.getWidth(), chart.getHeight(), g -> chart.paint(g, chart.getWidth(), chart.getHeight()));
    }
}
