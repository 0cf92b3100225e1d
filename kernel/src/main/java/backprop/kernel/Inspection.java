package backprop.kernel;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/** What is known of the name at the cursor: its declaration and, where sources can be found, its Javadoc. */
final class Inspection {

    private static final int MOST = 8;
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@(\\w+)\\s+([^{}]*)}");
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");

    private Inspection() {}

    static @Nullable DisplayData at(Session session, String code, int cursor) {
        int end = Math.min(cursor, code.length());
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        String text = code.substring(0, end);
        int start = session.lastSnippetStart(text);
        List<Documentation> found = session.analysis().documentation(text.substring(start), end - start, true);
        if (found.isEmpty() && start > 0) {
            found = session.analysis().documentation("{" + text, end + 1, true);
        }
        if (found.isEmpty()) {
            return null;
        }
        List<Documentation> shown = found.stream().limit(MOST).toList();
        DisplayData data = new DisplayData(shown.stream()
                .map(doc -> doc.signature() + (doc.javadoc() == null ? "" : "\n\n" + plain(doc.javadoc())))
                .collect(Collectors.joining("\n\n")));
        data.putHTML(shown.stream()
                .map(doc -> "<pre>" + HtmlTable.escape(doc.signature()) + "</pre>"
                        + (doc.javadoc() == null ? "" : "<div>" + html(doc.javadoc()) + "</div>"))
                .collect(Collectors.joining("<hr/>")));
        return data;
    }

    /** Javadoc is HTML already but for its tags. */
    private static String html(String javadoc) {
        String inline = INLINE_TAG
                .matcher(javadoc)
                .replaceAll(tag -> java.util.regex.Matcher.quoteReplacement(
                        "<code>" + tag.group(2).replace("<", "&lt;") + "</code>"));
        return BLOCK_TAG.matcher(inline).replaceAll("<br/><b>$1</b> ");
    }

    private static String plain(String javadoc) {
        return INLINE_TAG
                .matcher(javadoc)
                .replaceAll("$2")
                .replaceAll("</?\\w+[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }
}
