package backprop.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/**
 * What could stand at the cursor.
 *
 * @param matches the texts to choose from
 * @param start where in the cell the text that a match replaces begins
 * @param end where it ends
 */
record Completion(List<String> matches, int start, int end) {

    static Completion at(SourceCodeAnalysis analysis, String code, int cursor) {
        int start = lastSnippet(analysis, code.substring(0, cursor));
        Completion plain = complete(analysis, "", code.substring(start, cursor), start);
        if (!plain.matches.isEmpty() || start == 0) {
            return plain;
        }
        // What the cell declares above is unknown until it runs; as statements of one block JShell sees it all.
        return complete(analysis, "{", code.substring(0, cursor), 0);
    }

    /** Where the snippet begins in which the text ends. */
    private static int lastSnippet(SourceCodeAnalysis analysis, String text) {
        int at = 0;
        while (true) {
            CompletionInfo info = analysis.analyzeCompletion(text.substring(at));
            if (info.completeness() != Completeness.COMPLETE || info.remaining().isBlank()) {
                return at;
            }
            at = text.length() - info.remaining().length();
        }
    }

    private static Completion complete(SourceCodeAnalysis analysis, String prefix, String text, int offset) {
        int[] anchor = {-1};
        List<Suggestion> suggestions =
                new ArrayList<>(analysis.completionSuggestions(prefix + text, prefix.length() + text.length(), anchor));
        suggestions.sort(Comparator.comparing(Suggestion::matchesType).reversed());
        Set<String> matches = new LinkedHashSet<>();
        for (Suggestion suggestion : suggestions) {
            if (!suggestion.continuation().startsWith("$")) {
                matches.add(suggestion.continuation());
            }
        }
        int end = offset + text.length();
        int start = anchor[0] < 0 ? end : offset + anchor[0] - prefix.length();
        return new Completion(List.copyOf(matches), start, end);
    }
}
