package backprop.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.dflib.jjava.jupyter.messages.reply.CompleteReply;

/** What could stand at the cursor. */
final class Completion {

    private Completion() {}

    static CompleteReply at(Session session, String code, int cursor) {
        String text = code.substring(0, cursor);
        int line = text.lastIndexOf('\n') + 1;
        if (text.substring(line).matches("%%?\\w*")) {
            List<String> matches = Magics.names().stream()
                    .filter(name -> name.startsWith(text.substring(line)))
                    .toList();
            return reply(matches, line, cursor);
        }
        int start = session.lastSnippetStart(text);
        CompleteReply plain = complete(session.analysis(), "", text.substring(start), start);
        if (!plain.getMatches().isEmpty() || start == 0) {
            return plain;
        }
        // What the cell declares above is unknown until it runs; as statements of one block JShell sees it all.
        return complete(session.analysis(), "{", text, 0);
    }

    private static CompleteReply complete(SourceCodeAnalysis analysis, String prefix, String text, int offset) {
        int[] anchor = {-1};
        String asked = prefix + text;
        List<Suggestion> suggestions = new ArrayList<>(analysis.completionSuggestions(asked, asked.length(), anchor));
        suggestions.sort(Comparator.comparing(Suggestion::matchesType).reversed());
        int end = offset + text.length();
        int start = anchor[0] < 0 ? end : offset + anchor[0] - prefix.length();
        List<String> matches = suggestions.stream()
                .map(Suggestion::continuation)
                .filter(continuation -> !continuation.startsWith("$"))
                .distinct()
                .toList();
        return reply(matches, start, end);
    }

    /** The reply as the protocol wants it, with the kinds of the matches where Jupyter's pages look for them. */
    private static CompleteReply reply(List<String> matches, int start, int end) {
        List<Map<String, ?>> kinds = matches.stream()
                .<Map<String, ?>>map(text -> Map.of("start", start, "end", end, "text", text, "type", kind(text)))
                .toList();
        return new CompleteReply(matches, start, end, Map.of("_jupyter_types_experimental", kinds));
    }

    /** JShell does not say what a suggestion is, but Java's conventions do. */
    private static String kind(String text) {
        if (text.startsWith("%")) {
            return "magic";
        } else if (text.contains("(")) {
            return "function";
        } else if (Character.isUpperCase(text.charAt(0))) {
            return text.length() > 1 && text.equals(text.toUpperCase(Locale.ROOT)) ? "field" : "class";
        }
        return text.endsWith(".") ? "module" : "instance";
    }
}
