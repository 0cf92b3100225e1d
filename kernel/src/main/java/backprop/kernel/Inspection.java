package backprop.kernel;

import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** What is known of the name at the cursor: its declaration and, where sources can be found, its Javadoc. */
final class Inspection {

    private static final int MOST = 8;
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@(\\w+)\\s+([^{}]*)}");
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^[ \t]*@(\\w+)\\s+");

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
        StringJoiner plain = new StringJoiner("\n\n");
        StringJoiner html = new StringJoiner("<hr/>");
        for (Documentation shown : found.subList(0, Math.min(found.size(), MOST))) {
            String javadoc = Objects.requireNonNullElseGet(
                    shown.javadoc(), () -> new LibraryDocs(session).find(shown.signature()));
            plain.add(shown.signature()
                    + (javadoc.isEmpty()
                            ? ""
                            : "\n\n" + Jsoup.parse(html(javadoc)).wholeText().strip()));
            html.add("<pre>" + HtmlTable.escape(shown.signature()) + "</pre>"
                    + (javadoc.isEmpty() ? "" : "<div>" + html(javadoc) + "</div>"));
        }
        DisplayData data = new DisplayData(plain.toString());
        data.putHTML(html.toString());
        return data;
    }

    /** Javadoc is HTML already but for its tags. */
    private static String html(String javadoc) {
        String inline = INLINE_TAG
                .matcher(javadoc)
                .replaceAll(
                        tag -> Matcher.quoteReplacement("<code>" + tag.group(2).replace("<", "&lt;") + "</code>"));
        return BLOCK_TAG.matcher(inline).replaceAll("<br/><b>$1</b> ");
    }
}
