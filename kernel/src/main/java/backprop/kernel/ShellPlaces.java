package backprop.kernel;

import backprop.kernel.Cell.Place;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/** Where in which cell JShell's snippets stand, and the way there from a line of the classes that hold them. */
final class ShellPlaces {

    private final SourceCodeAnalysis analysis;
    private final Map<Snippet, Place> places = new ConcurrentHashMap<>();
    private final Map<String, Snippet> classes = new ConcurrentHashMap<>();

    ShellPlaces(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** The name of the class that holds a snippet. */
    String classOf(Snippet snippet) {
        return analysis.wrapper(snippet).fullClassName();
    }

    /** Notes the class that holds a snippet now. */
    void noteClass(Snippet snippet) {
        classes.put(classOf(snippet), snippet);
    }

    void put(Snippet snippet, Place place) {
        places.put(snippet, place);
    }

    /** The place in a cell that a line of a class speaks of, if the class holds a snippet. */
    Optional<Place> locate(String type, int line) {
        Snippet snippet = classes.get(type);
        Place start = snippet == null ? null : places.get(snippet);
        return snippet == null || start == null
                ? Optional.empty()
                : Optional.of(start.plus(offset(analysis.wrapper(snippet), line)));
    }

    /** Where in a snippet the text begins that stands on a line of JShell's wrapping of it. */
    private static int offset(SnippetWrapper wrapper, int line) {
        String wrapped = wrapper.wrapped();
        int from = wrapped.lines()
                .limit(Math.max(0, line - 1))
                .mapToInt(before -> before.length() + 1)
                .sum();
        return IntStream.iterate(from, at -> at < wrapped.length() && wrapped.charAt(at) != '\n', at -> at + 1)
                .filter(at -> wrapper.wrappedToSourcePosition(at) >= 0)
                .filter(at -> wrapper.sourceToWrappedPosition(wrapper.wrappedToSourcePosition(at)) == at)
                .map(wrapper::wrappedToSourcePosition)
                .findFirst()
                .orElse(0);
    }
}
