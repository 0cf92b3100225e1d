package backprop.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** The Java of a notebook: what its cells have declared so far, in JShell's keeping, and how the next cell is run. */
final class Session implements AutoCloseable {

    private static final List<String> READY_IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.regex.*",
            "java.util.stream.*",
            "static " + Notebook.class.getName() + ".*");
    private static final Pattern SNIPPET_CLASS = Pattern.compile("((REPL\\.\\$JShell\\$\\d+)[A-Z]*)(\\$.*)?");

    /** A place in a cell. */
    record Place(Cell cell, int offset) {}

    private final CellLoader loader = new CellLoader();
    private final CellRunner runner = new CellRunner(loader);
    private final CellExecution execution = new CellExecution(loader, runner);
    private final JShell shell;
    private final Map<Snippet, Place> places = new HashMap<>();

    Session() {
        shell = JShell.builder()
                .executionEngine(execution.provider(), Map.of())
                .compilerOptions(compilerOptions())
                .build();
        for (String name : READY_IMPORTS) {
            shell.eval("import " + name + ";");
        }
    }

    /** Incubating modules are there for cells too when the JVM was started with them. */
    private static String[] compilerOptions() {
        String modules = ModuleLayer.boot().modules().stream()
                .map(Module::getName)
                .filter(name -> name.startsWith("jdk.incubator."))
                .collect(Collectors.joining(","));
        return modules.isEmpty() ? new String[] {} : new String[] {"--add-modules", modules};
    }

    CellLoader loader() {
        return loader;
    }

    CellRunner runner() {
        return runner;
    }

    SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    JShell shell() {
        return shell;
    }

    void addToClasspath(String path) {
        shell.addToClasspath(path);
    }

    /**
     * Runs the Java between two offsets of a cell.
     *
     * @return the value of the last snippet if it is an expression, else null
     */
    @Nullable
    Object run(Cell cell, int from, int to) throws CellFailure {
        List<Snippet> unresolved = new ArrayList<>();
        Object value = null;
        int at = from;
        while (true) {
            String rest = cell.code().substring(at, to);
            int blank = rest.length() - rest.stripLeading().length();
            CompletionInfo next = analysis().analyzeCompletion(rest.substring(blank));
            if (next.completeness() == Completeness.EMPTY) {
                break;
            }
            at += blank;
            boolean complete = next.completeness().isComplete();
            value = runSnippet(cell, at, complete ? next.source() : rest.substring(blank), unresolved);
            at = complete ? to - next.remaining().length() : to;
        }
        noteUnresolved(unresolved);
        return value;
    }

    private @Nullable Object runSnippet(Cell cell, int at, String source, List<Snippet> unresolved) throws CellFailure {
        execution.takeThrown();
        List<SnippetEvent> events = shell.eval(source);
        if (SealedTypes.lackPermits(shell, events)) {
            events = shell.eval(SealedTypes.permitting(source, cell.code().substring(at)));
        }
        Throwable thrown = execution.takeThrown();
        Object value = execution.takeValue();
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null) {
                noteReset(event);
                continue;
            }
            Snippet snippet = event.snippet();
            places.put(snippet, new Place(cell, at));
            forget(snippet);
            fail(event, thrown, new Place(cell, at));
            if (snippet instanceof DeclarationSnippet) {
                unresolved.add(snippet);
            }
        }
        if (events.isEmpty()) {
            return null;
        }
        return switch (events.get(0).snippet().subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND -> value;
            default -> null;
        };
    }

    /** JShell keeps the value of every expression as $1, $2, …; nobody calls them that here, and they may be large. */
    private void forget(Snippet snippet) {
        if (snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            shell.drop(snippet);
            execution.forgetValue();
        }
    }

    private void fail(SnippetEvent event, @Nullable Throwable thrown, Place place) throws CellFailure {
        ErrorReport report = new ErrorReport(this);
        if (event.status() == Snippet.Status.REJECTED) {
            throw report.rejected(place, shell.diagnostics(event.snippet()).toList());
        }
        if (runner.isStopped() && !(thrown instanceof CellStuck)) {
            throw runner.isOutOfMemory() ? report.outOfMemory(thrown) : report.stopped(thrown);
        }
        if (event.exception() instanceof UnresolvedReferenceException reference) {
            throw CellFailure.saying("Undeclared", unresolvedSentence(reference.getSnippet()));
        }
        if (thrown != null) {
            throw report.thrown(thrown);
        }
    }

    private void noteReset(SnippetEvent event) {
        // A variable that is declared again has lost its value by its own wish; one whose type is, has not.
        if (event.snippet() instanceof VarSnippet variable
                && event.causeSnippet() instanceof TypeDeclSnippet
                && event.previousStatus() == Snippet.Status.VALID) {
            System.err.println("Note: " + variable.name()
                    + (event.status() == Snippet.Status.VALID ? " was set back to its default value" : " is gone")
                    + ", because its type " + variable.typeName() + " was declared again.");
        }
    }

    private void noteUnresolved(List<Snippet> snippets) {
        for (Snippet snippet : snippets) {
            if (snippet instanceof DeclarationSnippet declaration
                    && shell.unresolvedDependencies(declaration).findAny().isPresent()) {
                System.err.println("Note: " + unresolvedSentence(declaration));
            }
        }
    }

    private String unresolvedSentence(DeclarationSnippet snippet) {
        List<String> missing = shell.unresolvedDependencies(snippet).toList();
        return snippet.name() + " can't be used until this is declared: " + String.join(", ", missing) + "."
                + new Hints(this).forUndeclared(missing);
    }

    /** How complete a text is: the completeness of the last snippet in it. */
    Completeness completeness(String code) {
        String rest = code;
        while (true) {
            CompletionInfo info = analysis().analyzeCompletion(rest);
            if (info.completeness().isComplete() && isErroneous(info.source())) {
                return Completeness.UNKNOWN;
            }
            if (info.completeness() != Completeness.COMPLETE) {
                return info.completeness();
            }
            rest = info.remaining();
        }
    }

    private boolean isErroneous(String source) {
        return analysis().sourceToSnippets(source).stream()
                .anyMatch(snippet -> snippet.kind() == Snippet.Kind.ERRONEOUS);
    }

    /** Where in a text the snippet begins in which it ends. */
    int lastSnippetStart(String text) {
        int at = 0;
        while (true) {
            CompletionInfo info = analysis().analyzeCompletion(text.substring(at));
            if (info.completeness() != Completeness.COMPLETE || info.remaining().isBlank()) {
                return at;
            }
            at = text.length() - info.remaining().length();
        }
    }

    /** The names that the cells have declared, with their types. */
    String declarations() {
        Stream<String> types = shell.types().map(type -> type.source().replaceFirst("(?s)\\s*[{].*", ""));
        Stream<String> methods = shell.methods()
                .map(method -> method.signature().replaceFirst(".*\\)", "") + " " + method.name() + "("
                        + method.parameterTypes() + ")");
        Stream<String> variables = shell.variables()
                .filter(variable -> !variable.name().startsWith("$"))
                .map(variable -> variable.typeName() + " " + variable.name());
        return Stream.of(types, methods, variables)
                .flatMap(names -> names)
                .map(declaration -> declaration.strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
    }

    /** Whether a line of a stack trace speaks of code of cells. */
    static boolean isOfCell(StackTraceElement frame) {
        return frame.getClassName().startsWith("REPL.$JShell$");
    }

    /** The place in a cell that a line of a stack trace speaks of, if it speaks of a cell. */
    Optional<Place> locate(StackTraceElement frame) {
        Matcher name = SNIPPET_CLASS.matcher(frame.getClassName());
        if (!name.matches()) {
            return Optional.empty();
        }
        // A class that JShell has compiled anew has a letter more in its name than the one that still runs.
        return locate(frame, name.group(1)).or(() -> locate(frame, name.group(2)));
    }

    private Optional<Place> locate(StackTraceElement frame, String className) {
        for (Map.Entry<Snippet, Place> entry : places.entrySet()) {
            SnippetWrapper wrapper = analysis().wrapper(entry.getKey());
            Matcher wrapped = SNIPPET_CLASS.matcher(wrapper.fullClassName());
            if (wrapped.matches() && (className.equals(wrapped.group(1)) || className.equals(wrapped.group(2)))) {
                Place start = entry.getValue();
                return Optional.of(new Place(start.cell(), start.offset() + sourceOffset(wrapper, frame)));
            }
        }
        return Optional.empty();
    }

    /** The offset in a snippet of the first character that stands on the line, in JShell's wrapping, of a frame. */
    private static int sourceOffset(SnippetWrapper wrapper, StackTraceElement frame) {
        String text = wrapper.wrapped();
        int position = 0;
        for (int line = 1; line < frame.getLineNumber(); line++) {
            position = text.indexOf('\n', position) + 1;
        }
        int end = text.indexOf('\n', position);
        for (; position < (end < 0 ? text.length() : end); position++) {
            int source = wrapper.wrappedToSourcePosition(position);
            if (source >= 0 && wrapper.sourceToWrappedPosition(source) == position) {
                return source;
            }
        }
        return 0;
    }

    @Override
    public void close() {
        shell.close();
    }
}
