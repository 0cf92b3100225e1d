package backprop.kernel;

import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/** What is known of the name at the cursor. */
final class Inspection {

    private Inspection() {}

    static @Nullable DisplayData at(SourceCodeAnalysis analysis, String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        List<Documentation> found = analysis.documentation(code, end, true);
        if (found.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (Documentation documentation : found) {
            text.append(documentation.signature()).append('\n');
            if (documentation.javadoc() != null) {
                text.append(documentation.javadoc().strip()).append('\n');
            }
        }
        return new DisplayData(text.toString());
    }
}
