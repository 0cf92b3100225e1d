package backprop.kernel;

import java.awt.image.RenderedImage;
import java.util.Base64;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.BaseNotebookStatics;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishClearOutput;

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

    private static DisplayData form(String mimeType, String content, String plain) {
        DisplayData data = new DisplayData(plain);
        data.putData(mimeType, content);
        return data;
    }
}
