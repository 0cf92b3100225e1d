package backprop.classroom;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Charts of a function of two numbers, seen from above: the plane is coloured in five bands of its values, from 0 (blue)
 * to 1 (orange). For the answers of a network with two inputs and one output.
 */
public final class Surfaces {
    /** From blue to vermilion, pale in the middle. */
    private static final Color[] BANDS = {
        Palette.BLUE, new Color(0x85BCDC), new Color(0xE8E8E8), new Color(0xEFB083), Palette.VERMILION,
    };

    /** The number of bands. */
    static final int BAND_COUNT = BANDS.length;

    private static final String[] BAND_NAMES = {"below 0.2", "0.2 to 0.4", "0.4 to 0.6", "0.6 to 0.8", "above 0.8"};

    private static final Marker[] MARKS = {SeriesMarkers.CIRCLE, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.DIAMOND};

    /** The function is asked at the centres of so many by so many squares. */
    private static final int SQUARES = 80;

    /** A square's side in pixels, a little more than its share of the plot, so that no gap is seen. */
    private static final int SQUARE_SIZE = 7;

    private static final int MARK_SIZE = 15;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 500;

    private Surfaces() {}

    /**
     * A chart of the function's values on the square where both numbers lie between from and to.
     *
     * @param title what the chart shows
     * @param xLabel name of the first number, along the horizontal axis
     * @param yLabel name of the second number, along the vertical axis
     * @param from the lower end of both axes
     * @param to the upper end of both axes
     * @param f gives a value, usually from 0 to 1, for the two numbers
     */
    public static XYChart of(
            String title, String xLabel, String yLabel, double from, double to, DoubleBinaryOperator f) {
        List<List<Double>> xs = lists();
        List<List<Double>> ys = lists();
        double side = (to - from) / SQUARES;
        for (int i = 0; i < SQUARES; i++) {
            for (int j = 0; j < SQUARES; j++) {
                double x = from + (i + 0.5) * side;
                double y = from + (j + 0.5) * side;
                int band = band(f.applyAsDouble(x, y));
                xs.get(band).add(x);
                ys.get(band).add(y);
            }
        }
        XYChart chart = Charts.xy(title, xLabel, yLabel, WIDTH, HEIGHT);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setXAxisMin(from).setXAxisMax(to).setYAxisMin(from).setYAxisMax(to);
        for (int band = 0; band < BANDS.length; band++) {
            if (!xs.get(band).isEmpty()) {
                XYSeries series = chart.addSeries(BAND_NAMES[band], xs.get(band), ys.get(band));
                series.setMarker(new Sized(SeriesMarkers.SQUARE, SQUARE_SIZE, 0));
                series.setMarkerColor(BANDS[band]);
            }
        }
        return chart;
    }

    /**
     * Marks points on a chart of {@link #of} in black, those of each name with a shape of their own.
     *
     * @param chart the chart, which is modified
     * @param name what the points are, for the legend
     * @param points each an array of its first and its second number
     */
    public static void mark(XYChart chart, String name, double[]... points) {
        long before = chart.getSeriesCollection().stream()
                .filter(series -> Color.BLACK.equals(series.getMarkerColor()))
                .count();
        double[] xs = Arrays.stream(points).mapToDouble(point -> point[0]).toArray();
        double[] ys = Arrays.stream(points).mapToDouble(point -> point[1]).toArray();
        XYSeries series = chart.addSeries(name, xs, ys);
        series.setMarker(new Sized(MARKS[(int) before % MARKS.length], MARK_SIZE, 3));
        series.setMarkerColor(Color.BLACK);
    }

    /** The colour of a band, counted from that of the least values. */
    static Color bandColour(int band) {
        return BANDS[band];
    }

    /** The band of a value; what is no number has that of the least. */
    static int band(double value) {
        return (int) Math.max(0, Math.min(BANDS.length - 1, Math.floor(value * BANDS.length)));
    }

    private static List<List<Double>> lists() {
        return Stream.generate(() -> (List<Double>) new ArrayList<Double>())
                .limit(BANDS.length)
                .toList();
    }

    /** A marker of its own size, where XChart has one size for a whole chart, with a white rim of so many pixels. */
    private static final class Sized extends Marker {
        private final Marker shape;
        private final int size;
        private final int rim;

        Sized(Marker shape, int size, int rim) {
            this.shape = shape;
            this.size = size;
            this.rim = rim;
        }

        @Override
        public void paint(Graphics2D graphics, double x, double y, int sizeOfChart) {
            if (rim > 0) {
                Color colour = graphics.getColor();
                graphics.setColor(Color.WHITE);
                shape.paint(graphics, x, y, size + 2 * rim);
                graphics.setColor(colour);
            }
            shape.paint(graphics, x, y, size);
        }
    }
}
