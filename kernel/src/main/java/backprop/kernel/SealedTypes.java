package backprop.kernel;

import backprop.kernel.Cell.Place;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;

/**
 * In a file, a sealed type may leave its {@code permits} out when its subtypes stand beside it. JShell compiles each
 * declaration by itself and finds no subtypes there, so the clause is written for it.
 */
final class SealedTypes {

    private static final Pattern HEAD = Pattern.compile("\\bsealed\\b[^{]*?\\b(?:interface|class)\\s+(\\w+)[^{]*");

    private SealedTypes() {}

    static boolean lackPermits(JShell shell, List<SnippetEvent> events) {
        return events.stream()
                .flatMap(event -> shell.diagnostics(event.snippet()))
                .anyMatch(diagnostic -> "compiler.err.sealed.class.must.have.subclasses".equals(diagnostic.getCode()));
    }

    /** A declaration with a clause that permits the direct subtypes declared behind its place. */
    static String permitting(String source, Place place) {
        Matcher head = HEAD.matcher(source);
        if (!head.find()) {
            return source;
        }
        String permitted = Pattern.compile(
                        "\\b(?:class|record|enum|interface)\\s+(\\w+)[^{;]*?\\b(?:extends|implements)\\b[^{;]*\\b"
                                + head.group(1) + "\\b[^{;]*\\{")
                .matcher(place.cell().code().substring(place.offset()))
                .results()
                .map(subtype -> subtype.group(1))
                .collect(Collectors.joining(", "));
        return permitted.isEmpty()
                ? source
                : source.substring(0, head.end()) + " permits " + permitted + " " + source.substring(head.end());
    }
}
