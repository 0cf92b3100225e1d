package backprop.classroom;

import backprop.Matrix;
import java.util.Locale;
import java.util.Set;
import javax.tools.Diagnostic;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/**
 * Lets a chart, a picture, a table or a matrix be the last line of a cell: it then shows as a picture or an HTML table, with text for
 * those who see neither. A kernel that looks for {@link Extension}s as services finds this class when the notebooks' jar
 * comes onto the class path; in others everything works as before. A kernel that asks libraries for hints is told the
 * Java for NumPy's words.
 */
public final class RichResults implements Extension {
    /** The form in which a kernel asks for what may help with a compile error. */
    private static final String HINT = "text/x-hint";

    /** For {@link java.util.ServiceLoader}. */
    public RichResults() {}

    /** Adds the four types to those that the kernel shows, and to an error in NumPy's words the Java for it. */
    @Override
    public void install(BaseKernel kernel) {
        Renderer renderer = kernel.getRenderer();
        for (Class<?> type : Set.of(Chart.class, Picture.class, Table.class, Matrix.class)) {
            boolean isPicture = type == Chart.class || type == Picture.class;
            Set<MIMEType> form = Set.of(isPicture ? MIMEType.IMAGE_PNG : MIMEType.TEXT_HTML);
            renderer.register(
                    Set.of(MIMEType.TEXT_PLAIN),
                    form,
                    Set.of(type),
                    (value, context) -> context.getOutputContainer().assign(shown(value)));
        }
        renderer.createRegistration(Diagnostic.class).supporting(HINT).register((mistake, context) -> {
            String code = String.valueOf(mistake.getSource());
            NumpyHints.of(mistake.getMessage(Locale.getDefault()), code, (int) mistake.getPosition())
                    .ifPresent(hint -> context.getOutputContainer().putData(HINT, hint));
        });
    }

    private static DisplayData shown(Object value) {
        var data = new DisplayData();
        if (value instanceof Table table) {
            data.putHTML(HtmlTable.of(table));
            data.putText(table.print(HtmlTable.MOST_ROWS));
        } else if (value instanceof Matrix matrix) {
            data.putHTML(HtmlTable.of(matrix));
            data.putText(matrix.toString());
        } else if (value instanceof Chart<?, ?> chart) {
            put(ChartPicture.of(chart), chart.getClass().getSimpleName() + " \"" + chart.getTitle() + "\"", data);
        } else if (value instanceof Picture picture) {
            put(picture, picture.toString(), data);
        }
        return data;
    }

    private static void put(Picture picture, String text, DisplayData data) {
        data.putData(MIMEType.IMAGE_PNG, picture.png(), picture.metadata(text));
        data.putText(text);
    }
}
