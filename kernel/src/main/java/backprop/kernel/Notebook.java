package backprop.kernel;

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
        return BaseNotebookStatics.display(orText(value));
    }

    /**
     * Shows a value below the cell in the forms asked for.
     *
     * @param value what to show
     * @param mimeTypes the forms, such as {@code text/html}
     * @return the id by which {@link #updateDisplay(String, Object, String...)} can show something else in its place
     */
    public static String display(@Nullable Object value, String... mimeTypes) {
        return BaseNotebookStatics.display(orText(value), mimeTypes);
    }

    /**
     * Shows a value in the place of an earlier one.
     *
     * @param id what {@link #display(Object)} returned
     * @param value what to show
     */
    public static void updateDisplay(String id, @Nullable Object value) {
        BaseNotebookStatics.updateDisplay(id, orText(value));
    }

    /**
     * Shows a value, in the forms asked for, in the place of an earlier one.
     *
     * @param id what {@link #display(Object, String...)} returned
     * @param value what to show
     * @param mimeTypes the forms, such as {@code text/html}
     */
    public static void updateDisplay(String id, @Nullable Object value, String... mimeTypes) {
        BaseNotebookStatics.updateDisplay(id, orText(value), mimeTypes);
    }

    /**
     * Makes of a value what the page would show of it.
     *
     * @param value what to render
     * @return the value in each of its forms
     */
    public static DisplayData render(@Nullable Object value) {
        return BaseNotebookStatics.render(orText(value));
    }

    /**
     * Makes of a value what the page would show of it in the forms asked for.
     *
     * @param value what to render
     * @param mimeTypes the forms, such as {@code text/html}
     * @return the value in each of its forms
     */
    public static DisplayData render(@Nullable Object value, String... mimeTypes) {
        return BaseNotebookStatics.render(orText(value), mimeTypes);
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

    private static Object orText(@Nullable Object value) {
        return value == null ? "null" : value;
    }
}
