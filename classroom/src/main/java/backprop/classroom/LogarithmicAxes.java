package backprop.classroom;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/**
 * Logarithmic axes with a line and a label at whole powers of ten. XChart's own have lines at 2, 3, 4 … as well, a
 * black bar where there are many powers, and labels such as 1E-4. So the chart gets the logarithms, on an even axis.
 */
final class LogarithmicAxes {
    private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** Labels need so many pixels: those below each other, and those side by side. */
    private static final int LABEL_HEIGHT = 30;

    private static final int LABEL_WIDTH = 60;

    /** XChart takes no label that is longer than 20. */
    private static final int MOST_BLANKS = 19;

    private LogarithmicAxes() {}

    static void on(XYChart chart, List<XYSeries> drawn, List<Runnable> undo) {
        var styler = chart.getStyler();
        boolean x = styler.isXAxisLogarithmic();
        boolean y = styler.isYAxisLogarithmic();
        if (!x && !y) {
            return;
        }
        for (XYSeries series : drawn) {
            double[] xs = series.getXData();
            double[] ys = series.getYData();
            String name = series.getName();
            chart.updateXYSeries(name, x ? logarithms(name, xs) : xs, y ? logarithms(name, ys) : ys, null);
            undo.add(() -> chart.updateXYSeries(name, xs, ys, null));
        }
        if (x) {
            int spacing = styler.getXAxisTickMarkSpacingHint();
            styler.setXAxisLogarithmic(false);
            styler.setXAxisTickLabelsFormattingFunction(LogarithmicAxes::power);
            styler.setXAxisTickMarkSpacingHint(
                    Math.max(LABEL_WIDTH, pixelsPerPower(chart.getWidth(), drawn, XYSeries::getXData)));
            undo.add(() -> styler.setXAxisLogarithmic(true)
                    .setXAxisTickLabelsFormattingFunction(null)
                    .setXAxisTickMarkSpacingHint(spacing));
        }
        if (y) {
            int spacing = styler.getYAxisTickMarkSpacingHint();
            styler.setYAxisLogarithmic(false);
            styler.setYAxisTickLabelsFormattingFunction(LogarithmicAxes::power);
            styler.setYAxisTickMarkSpacingHint(
                    Math.max(LABEL_HEIGHT, pixelsPerPower(chart.getHeight(), drawn, XYSeries::getYData)));
            undo.add(() -> styler.setYAxisLogarithmic(true)
                    .setYAxisTickLabelsFormattingFunction(null)
                    .setYAxisTickMarkSpacingHint(spacing));
        }
    }

    private static double[] logarithms(String name, double[] values) {
        DoubleUnaryOperator logarithm = value -> {
            if (value <= 0 || Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        "a logarithmic axis has no place for %s, which is in the series \"%s\"".formatted(value, name));
            }
            return Math.log10(value);
        };
        return Arrays.stream(values).map(logarithm).toArray();
    }

    /** At least as far apart as whole powers are, so that no mark falls between two of them. */
    private static int pixelsPerPower(int length, List<XYSeries> drawn, Function<XYSeries, double[]> values) {
        var range = drawn.stream()
                .flatMapToDouble(series -> Arrays.stream(values.apply(series)))
                .filter(value -> !Double.isNaN(value))
                .summaryStatistics();
        return (int) (length * Math.min(0.5, 0.8 / (range.getMax() - range.getMin())));
    }

    /**
     * 10⁻⁴ for −4, and blanks between whole powers. XChart asks for the ends of the axis, too, and gives up where it
     * gets the same text for both: so the blanks of different powers differ in number.
     */
    static String power(double exponent) {
        if (Math.abs(exponent - Math.rint(exponent)) > 1e-9) {
            return " ".repeat(1 + Math.floorMod((int) Math.floor(exponent), MOST_BLANKS));
        }
        StringBuilder text = new StringBuilder("10");
        for (char c : String.valueOf(Math.round(exponent)).toCharArray()) {
            text.append(c == '-' ? '⁻' : DIGITS.charAt(c - '0'));
        }
        return text.toString();
    }
}
