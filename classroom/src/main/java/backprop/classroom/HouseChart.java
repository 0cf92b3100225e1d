package backprop.classroom;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;

/** A chart that can be drawn at another size than its own, and with its series' names at the ends of their lines. */
final class HouseChart extends XYChart {
    private static final int GAP = 8;

    /** Names closer than this would touch. */
    private static final double LINE_HEIGHT = 18;

    private boolean hasNamesAtEnds;

    HouseChart(XYChartBuilder builder) {
        super(builder);
    }

    void nameEnds() {
        hasNamesAtEnds = true;
        getStyler().setLegendVisible(false);
    }

    /** Paints the chart into this size and leaves it with its own. */
    void paintInto(Graphics2D g, int width, int height) {
        int ownWidth = getWidth();
        int ownHeight = getHeight();
        try {
            List<XYSeries> named = getSeriesCollection().stream()
                    .filter(series -> hasNamesAtEnds && series.isShowInLegend())
                    .toList();
            g.setFont(getStyler().getLegendFont());
            int room = named.stream()
                    .mapToInt(series -> g.getFontMetrics().stringWidth(series.getName()) + GAP)
                    .max()
                    .orElse(0);
            paint(g, width - room, height);
            writeNames(g, named, height);
        } finally {
            setWidth(ownWidth);
            setHeight(ownHeight);
        }
    }

    private void writeNames(Graphics2D g, List<XYSeries> named, int height) {
        record End(String name, Color colour, double x, double y) {}
        List<End> ends = new ArrayList<>();
        for (XYSeries series : named) {
            double[] y = series.getYData();
            for (int i = y.length - 1; i >= 0; i--) {
                if (!Double.isNaN(y[i])) {
                    double x = getScreenXFromChart(series.getXData()[i]);
                    ends.add(new End(series.getName(), series.getLineColor(), x, getScreenYFromChart(y[i])));
                    break;
                }
            }
        }
        ends.sort(Comparator.comparingDouble(End::y));
        double[] places = apart(ends.stream().mapToDouble(End::y).toArray(), height - LINE_HEIGHT);
        g.setFont(getStyler().getLegendFont());
        for (int i = 0; i < places.length; i++) {
            g.setColor(ends.get(i).colour());
            g.drawString(ends.get(i).name(), (float) ends.get(i).x() + GAP, (float) places[i] + 5);
        }
    }

    /** Ascending places, moved as little as keeps each a line's height from the next and all above the lowest. */
    static double[] apart(double[] places, double lowest) {
        double[] result = places.clone();
        for (int i = 1; i < result.length; i++) {
            result[i] = Math.max(result[i], result[i - 1] + LINE_HEIGHT);
        }
        double limit = lowest;
        for (int i = result.length - 1; i >= 0; i--) {
            result[i] = Math.min(result[i], limit);
            limit = result[i] - LINE_HEIGHT;
        }
        return result;
    }
}
