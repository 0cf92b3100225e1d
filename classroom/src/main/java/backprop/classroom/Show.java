package backprop.classroom;

import java.awt.image.BufferedImage;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/**
 * Brings what can be seen onto the notebook's page, on any of the Java kernels (see {@link KernelDisplay}). Every
 * picture comes with a line of text that says what it shows, for readers who can't see it.
 */
public final class Show {
    private Show() {}

    /**
     * Shows a chart as a picture, and its description as a line below.
     *
     * @param chart an XChart chart, for example from {@link Charts}
     * @param description what the chart shows, for readers who can't see it
     */
    public static void chart(Chart<?, ?> chart, String description) {
        picture(drawn(chart), description);
    }

    /** The picture of a chart. */
    static BufferedImage drawn(Chart<?, ?> chart) {
        if (chart instanceof XYChart xy) {
            FinishingTouches.on(xy);
        }
        return BitmapEncoder.getBufferedImage(chart);
    }

    /**
     * Shows a picture, and its description as a line below.
     *
     * @param picture the picture
     * @param description what the picture shows, for readers who can't see it
     */
    public static void picture(BufferedImage picture, String description) {
        KernelDisplay.show(picture, "image/png");
        System.out.println("Figure: " + description);
    }

    /** Shows a piece of HTML. */
    public static void html(String html) {
        KernelDisplay.show(html, "text/html");
    }

    /** Shows a table's rows as an HTML table. */
    public static void table(Table table) {
        if (RichResults.installed()) {
            KernelDisplay.show(table);
        } else {
            html(HtmlTable.of(table));
        }
    }
}
