package backprop.classroom;

import java.awt.image.BufferedImage;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/**
 * Brings what can be seen onto the notebook's page, on any of the Java kernels (see {@link KernelDisplay}). Every
 * picture comes with a text that says what it shows: as its caption, and for readers who can't see it.
 */
public final class Show {
    private Show() {}

    /**
     * Shows a chart as a picture, and its description as the caption below.
     *
     * @param chart an XChart chart, for example from {@link Charts}; not modified
     * @param description what the chart shows, for readers who can't see it
     */
    public static void chart(Chart<?, ?> chart, String description) {
        picture(ChartPicture.of(chart), description);
    }

    /**
     * Shows charts side by side, together as wide as one alone, for what is to be compared at a glance.
     *
     * @param description what the charts show, for readers who can't see it
     * @param charts two or three charts from {@link Charts}; not modified
     */
    public static void row(String description, XYChart... charts) {
        picture(ChartPicture.row(charts), description);
    }

    /**
     * Shows a picture, and its description as the caption below.
     *
     * @param picture the picture, for example from {@link Pictures}
     * @param description what the picture shows, for readers who can't see it
     */
    public static void picture(Picture picture, String description) {
        KernelDisplay.show(picture.forms(), picture.about(description));
        KernelDisplay.show(caption(picture, description), Map.of());
    }

    /**
     * Shows an image of your own, one dot for each pixel of the page.
     *
     * @see #picture(Picture, String)
     */
    public static void picture(BufferedImage image, String description) {
        picture(Picture.of(image), description);
    }

    /** Shows a piece of HTML. */
    public static void html(String html) {
        KernelDisplay.show(Map.of("text/html", html, "text/plain", html), Map.of());
    }

    /** Shows a table's first rows as an HTML table. */
    public static void table(Table table) {
        KernelDisplay.show(
                Map.of("text/html", HtmlTable.of(table), "text/plain", table.print(HtmlTable.MOST_ROWS)), Map.of());
    }

    /** The caption by MIME type, as wide as the picture, so that the lines end where it does. */
    static Map<String, String> caption(Picture picture, String description) {
        String html = "<figure style=\"margin:0 0 1em;max-width:" + picture.width() + "px\"><figcaption><em>"
                + HtmlTable.escaped(description) + "</em></figcaption></figure>";
        return Map.of("text/html", html, "text/plain", "Figure: " + description);
    }
}
