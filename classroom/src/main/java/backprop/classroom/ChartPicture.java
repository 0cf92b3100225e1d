package backprop.classroom;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;

/** Draws charts, with what XChart can't be told beforehand, and leaves them as they were. */
final class ChartPicture {
    /** Panels of a row are so high. */
    private static final int PANEL_HEIGHT = 320;

    private ChartPicture() {}

    static Picture of(Chart<?, ?> chart) {
        return Picture.draw(
                chart.getWidth(), chart.getHeight(), g -> paint(g, chart, chart.getWidth(), chart.getHeight()));
    }

    /** Charts side by side in one picture, as wide together as one alone. */
    static Picture row(XYChart... charts) {
        if (charts.length == 0) {
            throw new IllegalArgumentException("a row of no charts");
        }
        List<HouseChart> panels = new ArrayList<>();
        for (XYChart chart : charts) {
            if (!(chart instanceof HouseChart panel)) {
                throw new IllegalArgumentException(
                        "the chart \"%s\" can't be drawn at another size; begin with one of Charts"
                                .formatted(chart.getTitle()));
            }
            panels.add(panel);
        }
        int width = Paper.WIDTH / charts.length;
        return Picture.draw(Paper.WIDTH, PANEL_HEIGHT, g -> {
            for (int i = 0; i < panels.size(); i++) {
                paint((Graphics2D) g.create(i * width, 0, width, PANEL_HEIGHT), panels.get(i), width, PANEL_HEIGHT);
            }
        });
    }

    private static void paint(Graphics2D g, Chart<?, ?> chart, int width, int height) {
        if (chart instanceof XYChart xy) {
            FinishingTouches touches = new FinishingTouches(xy);
            try {
                touches.add();
                if (chart instanceof HouseChart house) {
                    house.paintInto(g, width, height);
                } else {
                    chart.paint(g, width, height);
                }
            } finally {
                touches.takeBack();
            }
        } else {
            chart.paint(g, width, height);
        }
    }
}
