package backprop.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.dflib.jjava.jupyter.messages.reply.CompleteReply;

/**
 * What could stand at the cursor.
 *
 * @param matches what there is to choose from
 * @param start where in the cell the text that a match replaces begins
 * @param end where it ends
 */
record Completion(List<Match> matches, int start, int end) {

    /**
     * One proposal.
     *
     * @param text what would stand in the cell
     * @param kind what it is, in the words that Jupyter's pages have icons for
     */
    record Match(String text, String kind) {}

    static Completion at(Session session, List<String> magics, String code, int cursor) {
        String text = code.substring(0, cursor);
        int line = text.lastIndexOf('\n') + 1;
        if (text.substring(line).matches("%%?\\w*")) {
            List<Match> matches = magics.stream()
                    .filter(name -> name.startsWith(text.substring(line)))
                    .map(name -> new Match(name, "magic"))
                    .toList();
            return new Completion(matches, line, cursor);
        }
        int start = session.lastSnippetStart(text);
        Completion plain = complete(session.analysis(), "", text.substring(start), start);
        if (!plain.matches.isEmpty() || start == 0) {
            return plain;
        }
        // What the cell declares above is unknown until it runs; as statements of one block JShell sees it all.
        return complete(session.analysis(), "{", text, 0);
    }

    private static Completion complete(SourceCodeAnalysis analysis, String prefix, String text, int offset) {
        int[] anchor = {-1};
        String asked = prefix + text;
        List<Suggestion> suggestions = new ArrayList<>(analysis.completionSuggestions(asked, asked.length(), anchor));
        suggestions.sort(Comparator.comparing(Suggestion::matchesType).reversed());
        int end = offset + text.length();
        int start = anchor[0] < 0 ? end : offset + anchor[0] - prefix.length();
        List<Match> matches = suggestions.stream()
                .map(Suggestion::continuation)
                .filter(continuation -> !continuation.startsWith("$"))
                .distinct()
                .map(continuation -> new Match(continuation, kind(continuation)))
                .toList();
        return new Completion(matches, start, end);
    }

    /** JShell does not say what a suggestion is, but Java's conventions do. */
    private static String kind(String text) {
        if (text.endsWith("(") || text.endsWith("()")) {
            return "function";
        }
        if (Character.isUpperCase(text.charAt(0))) {
            return text.length() > 1 && text.equals(text.toUpperCase(java.util.Locale.ROOT)) ? "field" : "class";
        }
        return text.endsWith(".") ? "module" : "instance";
    }

    List<String> texts() {
        return matches.stream().map(Match::text).toList();
    }

    /** The reply as the protocol wants it, with the kinds where Jupyter's pages look for them. */
    CompleteReply reply() {
        List<Map<String, ?>> kinds = matches.stream()
                .<Map<String, ?>>map(
                        match -> Map.of("start", start, "end", end, "text", match.text, "type", match.kind))
                .toList();
        return new CompleteReply(texts(), start, end, Map.of("_jupyter_types_experimental", kinds));
    }
}
