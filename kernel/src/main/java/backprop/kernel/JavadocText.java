package backprop.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Javadoc comment as HTML: it is HTML already, but for its tags. One walk over the text, however it is nested. */
final class JavadocText {

    private static final Pattern BLOCK_TAG =
            Pattern.compile("(?m)^[ \t]*@(?:(param|throws|exception)[ \t]+(\\S+)|(\\w+))[ \t]*");

    private JavadocText() {}

    static String html(String comment) {
        StringBuilder html = new StringBuilder();
        int at = 0;
        for (int open = comment.indexOf("{@"); open >= 0; open = comment.indexOf("{@", at)) {
            int end = endOfTag(comment, open);
            html.append(blocks(comment.substring(at, open)))
                    .append(inline(comment.substring(open + 2, Math.max(open + 2, end - 1))));
            at = end;
        }
        return html.append(blocks(comment.substring(at))).toString();
    }

    /** The place behind the brace that closes the one at a place, or the end. */
    private static int endOfTag(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static String inline(String tag) {
        String[] parts = tag.split("\\s+", 2);
        String content = parts.length < 2 ? "" : parts[1];
        if (parts[0].startsWith("link")) {
            // The name of what is meant, or the words for it that follow the name and its brackets.
            int brackets = content.indexOf(')');
            int label = content.indexOf(' ', Math.max(0, brackets));
            content = label < 0 ? content.replaceFirst("^#", "").replace('#', '.') : content.substring(label + 1);
        }
        return content.isEmpty() ? "" : "<code>" + HtmlTable.escape(content) + "</code>";
    }

    private static String blocks(String text) {
        return BLOCK_TAG
                .matcher(text)
                .replaceAll(tag -> Matcher.quoteReplacement(
                        tag.group(3) == null
                                ? "<br/><b>" + tag.group(1) + "</b> <code>" + HtmlTable.escape(tag.group(2))
                                        + "</code> "
                                : "<br/><b>" + tag.group(3) + "</b> "));
    }
}
