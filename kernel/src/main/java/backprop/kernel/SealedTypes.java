package backprop.kernel;

import backprop.kernel.Cell.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;

/**
 * In a file, a sealed type may leave its {@code permits} out when its subtypes stand beside it. JShell compiles each
 * declaration by itself and finds no subtypes there, so the clause is written for it.
 */
final class SealedTypes {

    private static final Set<String> KINDS = Set.of("class", "interface", "record", "enum");
    private static final Set<String> PARENTS_FOLLOW = Set.of("extends", "implements");
    private static final Pattern END_OF_HEAD = Pattern.compile("[{};]");
    private static final Pattern NO_NAME = Pattern.compile("\\P{javaJavaIdentifierPart}+");

    /** What stands before a type's body, as words. */
    private record Head(List<String> words) {

        static Stream<Head> in(String code) {
            return END_OF_HEAD
                    .splitAsStream(JavaText.withoutTextAndComments(code))
                    .map(text -> new Head(List.of(NO_NAME.split(JavaText.withoutTypeArguments(text), 0))));
        }

        boolean isSealed() {
            return words.contains("sealed") && !name().isEmpty();
        }

        /** The type's name; empty if this is no type's head. */
        String name() {
            int kind = IntStream.range(0, words.size())
                    .filter(i -> KINDS.contains(words.get(i)))
                    .findFirst()
                    .orElse(words.size());
            return kind + 1 < words.size() ? words.get(kind + 1) : "";
        }

        boolean hasParent(String name) {
            return words.stream()
                    .dropWhile(word -> !PARENTS_FOLLOW.contains(word))
                    .anyMatch(name::equals);
        }
    }

    private SealedTypes() {}

    static boolean lackPermits(JShell shell, List<SnippetEvent> events) {
        return events.stream()
                .flatMap(event -> shell.diagnostics(event.snippet()))
                .anyMatch(diagnostic -> "compiler.err.sealed.class.must.have.subclasses".equals(diagnostic.getCode()));
    }

    /** A declaration with a clause that permits the direct subtypes declared behind its place. */
    static String permitting(String source, Place place) {
        int body = JavaText.withoutTextAndComments(source).indexOf('{');
        Optional<Head> sealed = Head.in(source)
                .findFirst()
                .filter(Head::isSealed)
                .filter(head -> !head.words().contains("permits"));
        if (body < 0 || sealed.isEmpty()) {
            return source;
        }
        String permitted = Head.in(place.cell().code().substring(place.offset()))
                .filter(head -> head.hasParent(sealed.get().name()))
                .map(Head::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        return permitted.isEmpty()
                ? source
                : source.substring(0, body) + " permits " + permitted + " " + source.substring(body);
    }
}
