package backprop.kernel;

import java.util.Base64;
import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.BaseNotebookStatics;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishClearOutput;
import org.jspecify.annotations.Nullable;

/**
 * The methods that every cell can call without an import. The first ones have the names and signatures that other Java
 * kernels give them, so that notebooks can move.
 */
public final class Notebook {

    private Notebook() {}

    /**
     * Shows a value below the cell.
     *
     * @param value what to show
     * @return the id by which {@link #updateDisplay(String, Object)} can show something else in its place
     */
    public static String display(@Nullable Object value) {
        return show(render(value));
    }

    /**
     * Shows a value below the cell in the forms asked for.
     *
     * @param value what to show
     * @param mimeTypes the forms, such as {@code text/html}
     * @return the id by which {@link #updateDisplay(String, Object, String...)} can show something else in its place
     */
    public static String display(@Nullable Object value, String... mimeTypes) {
        return show(render(value, mimeTypes));
    }

    /**
     * Shows a value in the place of an earlier one.
     *
     * @param id what {@link #display(Object)} returned
     * @param value what to show
     */
    public static void updateDisplay(String id, @Nullable Object value) {
        BaseKernel.notebookKernel().getIO().display.updateDisplay(id, render(value));
    }

    /**
     * Shows a value, in the forms asked for, in the place of an earlier one.
     *
     * @param id what {@link #display(Object, String...)} returned
     * @param value what to show
     * @param mimeTypes the forms, such as {@code text/html}
     */
    public static void updateDisplay(String id, @Nullable Object value, String... mimeTypes) {
        BaseKernel.notebookKernel().getIO().display.updateDisplay(id, render(value, mimeTypes));
    }

    /**
     * Makes of a value what the page would show of it.
     *
     * @param value what to render
     * @return the value in each of its forms
     */
    public static DisplayData render(@Nullable Object value) {
        return value instanceof DisplayData data ? data : BaseNotebookStatics.render(orText(value));
    }

    /**
     * Makes of a value what the page would show of it in the forms asked for.
     *
     * @param value what to render
     * @param mimeTypes the forms, such as {@code text/html}
     * @return the value in each of its forms
     */
    public static DisplayData render(@Nullable Object value, String... mimeTypes) {
        return value instanceof DisplayData data ? data : BaseNotebookStatics.render(orText(value), mimeTypes);
    }

    /**
     * Prints as {@link String#format} writes.
     *
     * @param format the pattern
     * @param values what it speaks of
     */
    public static void printf(String format, @Nullable Object... values) {
        System.out.printf(format, values);
    }

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
        ((JavaKernel) BaseKernel.notebookKernel())
                .publish(wait ? PublishClearOutput.BEFORE_NEXT_OUTPUT : PublishClearOutput.NOW);
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

    private static String show(DisplayData data) {
        if (!data.hasDisplayId()) {
            data.setDisplayId(UUID.randomUUID().toString());
        }
        BaseKernel.notebookKernel().display(data);
        return data.getDisplayId();
    }

    private static DisplayData form(String mimeType, String content, String plain) {
        DisplayData data = new DisplayData(plain);
        data.putData(mimeType, content);
        return data;
    }

    private static Object orText(@Nullable Object value) {
        return value == null ? "null" : value;
    }
}
