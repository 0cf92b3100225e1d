package backprop.kernel;

import com.google.gson.JsonElement;
import java.awt.image.RenderedImage;
import java.util.Base64;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.BaseNotebookStatics;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishClearOutput;
import org.jspecify.annotations.Nullable;

/**
 * The methods that every cell can call without an import. Those that other Java kernels have too, such as {@code
 * display}, {@code updateDisplay} and {@code render}, come from the base library, so that notebooks can move.
 */
public final class Notebook extends BaseNotebookStatics {

    private Notebook() {}

    /** Takes away what the cell has shown so far. */
    public static void clearOutput() {
        clearOutput(false);
    }

    /**
     * Takes away what the cell has shown so far.
     *
     * @param wait whether to leave it on the page until there is something new, which keeps the page from flickering
     */
    public static void clearOutput(boolean wait) {
        kernel().publish(wait ? PublishClearOutput.BEFORE_NEXT_OUTPUT : PublishClearOutput.NOW);
    }

    /** Lets {@code System.out} and {@code System.err} lead to the page again, whatever cells have put in their place. */
    public static void resetOutput() {
        kernel().resetOutput();
    }

    private static JavaKernel kernel() {
        return (JavaKernel) BaseKernel.notebookKernel();
    }

    /**
     * HTML for the page.
     *
     * @param html the text
     * @return what to end a cell with, or to display
     */
    public static DisplayData html(String html) {
        return form("text/html", html, html);
    }

    /**
     * Markdown for the page.
     *
     * @param markdown the text
     * @return what to end a cell with, or to display
     */
    public static DisplayData markdown(String markdown) {
        return form("text/markdown", markdown, markdown);
    }

    /**
     * LaTeX for the page.
     *
     * @param latex the text, with its dollar signs
     * @return what to end a cell with, or to display
     */
    public static DisplayData latex(String latex) {
        return form("text/latex", latex, latex);
    }

    /**
     * JSON for the page, which shows it as a tree to unfold.
     *
     * @param value a text of JSON, or maps, lists, arrays and records of what JSON can hold
     * @return what to end a cell with, or to display
     */
    public static DisplayData json(Object value) {
        return jsonForm("application/json", value, null);
    }

    /**
     * A chart by its Vega-Lite description.
     *
     * @param description a text of JSON, or maps, lists, arrays and records
     * @return what to end a cell with, or to display
     */
    public static DisplayData vegaLite(Object description) {
        return jsonForm("application/vnd.vegalite.v5+json", description, "(a Vega-Lite chart)");
    }

    /**
     * A chart of Plotly's, for pages that have its extension.
     *
     * @param figure its {@code data} and {@code layout}: a text of JSON, or maps, lists, arrays and records
     * @return what to end a cell with, or to display
     */
    public static DisplayData plotly(Object figure) {
        return jsonForm("application/vnd.plotly.v1+json", figure, "(a Plotly chart)");
    }

    /**
     * A map of what GeoJSON describes, for pages that have an extension for it.
     *
     * @param geoJson a text of JSON, or maps, lists, arrays and records
     * @return what to end a cell with, or to display
     */
    public static DisplayData geoJson(Object geoJson) {
        return jsonForm("application/geo+json", geoJson, "(a map)");
    }

    /**
     * An SVG picture for the page.
     *
     * @param svg the picture's text
     * @return what to end a cell with, or to display
     */
    public static DisplayData svg(String svg) {
        return form("image/svg+xml", svg, "(an SVG picture)");
    }

    /**
     * A PNG picture for the page.
     *
     * @param png the picture's bytes
     * @return what to end a cell with, or to display
     */
    public static DisplayData png(byte[] png) {
        return form("image/png", Base64.getEncoder().encodeToString(png), "(a PNG picture)");
    }

    /**
     * A picture for the page, with a description for those who can't see it.
     *
     * @param picture the picture
     * @param alt what it shows
     * @param width how wide it is on the page, in the page's pixels; a picture of twice as many is sharp on any screen
     * @return what to end a cell with, or to display
     */
    public static DisplayData picture(RenderedImage picture, String alt, int width) {
        DisplayData data = kernel().getRenderer().renderAs(picture, "image/png");
        int height = Math.round((float) picture.getHeight() * width / picture.getWidth());
        data.putMetaData("image/png", Map.of("width", width, "height", height, "alt", alt));
        data.putText(alt);
        return data;
    }

    /** A picture in its own size, with a description for those who can't see it. */
    public static DisplayData picture(RenderedImage picture, String alt) {
        return picture(picture, alt, picture.getWidth());
    }

    /**
     * Shows a picture with a caption below it.
     *
     * @param picture an image, a chart of a library, or what {@link #picture} or {@link #svg} makes
     * @param caption the words below it; they describe it too for those who can't see it, if nothing else does
     */
    public static void figure(Object picture, String caption) {
        DisplayData data = picture instanceof RenderedImage image
                ? picture(image, caption)
                : kernel().getRenderer().render(picture);
        display(data);
        DisplayData below = new DisplayData(caption);
        below.putHTML("<p><em>" + HtmlTable.escape(caption) + "</em></p>");
        display(below);
    }

    private static DisplayData jsonForm(String mimeType, Object value, @Nullable String plain) {
        JsonElement tree = JsonForm.of(value);
        DisplayData data = new DisplayData(plain == null ? tree.toString() : plain);
        data.putData(mimeType, tree);
        return data;
    }

    private static DisplayData form(String mimeType, String content, String plain) {
        DisplayData data = new DisplayData(plain);
        data.putData(mimeType, content);
        return data;
    }
}
