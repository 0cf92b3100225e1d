package backprop.kernel;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * In a file, a sealed type may leave its {@code permits} out when its subtypes stand beside it. JShell compiles each
 * declaration by itself and finds no subtypes there, so the clause is written for it.
 */
final class SealedTypes {

    private static final Pattern HEAD = Pattern.compile("\\bsealed\\b[^{]*?\\b(?:interface|class)\\s+(\\w+)[^{]*");

    private SealedTypes() {}

    static boolean lackPermits(JShell shell, List<SnippetEvent> events) {
        return events.size() == 1
                && events.get(0).status() == Snippet.Status.REJECTED
                && shell.diagnostics(events.get(0).snippet())
                        .anyMatch(diagnostic ->
                                "compiler.err.sealed.class.must.have.subclasses".equals(diagnostic.getCode()));
    }

    /** The declaration with a clause that permits the direct subtypes declared in the text. */
    static String permitting(String source, String text) {
        Matcher head = HEAD.matcher(source);
        if (!head.find()) {
            return source;
        }
        Pattern subtype = Pattern.compile(String.format(
                Locale.ROOT,
                "\\b(?:class|record|enum|interface)\\s+(\\w+)[^{;]*?\\b(?:extends|implements)\\b[^{;]*\\b%s\\b[^{;]*\\{",
                Pattern.quote(head.group(1))));
        String permitted =
                subtype.matcher(text).results().map(found -> found.group(1)).collect(Collectors.joining(", "));
        return permitted.isEmpty()
                ? source
                : new StringBuilder(source)
                        .insert(head.end(), " permits " + permitted + " ")
                        .toString();
    }
}
