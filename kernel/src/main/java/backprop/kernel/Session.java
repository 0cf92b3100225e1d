package backprop.kernel;

import backprop.kernel.Cell.Place;
import backprop.kernel.CellExecution.Result;
import backprop.kernel.SnippetFailure.Ended;
import backprop.kernel.SnippetFailure.Rejected;
import backprop.kernel.SnippetFailure.Threw;
import backprop.kernel.SnippetFailure.TooDeep;
import backprop.kernel.SnippetFailure.Undeclared;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
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
final class Session {

    /**
     * One snippet of a text.
     *
     * @param from where in the text it begins
     * @param source its text
     * @param completeness what JShell says of it
     */
    record Piece(int from, String source, Completeness completeness) {}

    /** What the reader should know although nothing went wrong. */
    sealed interface Note permits Reset, NotYet {}

    /**
     * A variable has lost its value, because its type was declared again.
     *
     * @param declaration the variable with its type
     * @param isThere whether there still is such a variable
     */
    record Reset(String declaration, boolean isThere) implements Note {}

    /**
     * A declaration can't be used yet.
     *
     * @param what which, and what is missing
     */
    record NotYet(Undeclared what) implements Note {}

    /** Of expressions, an assignment is run for its effect. */
    private static final Set<SubKind> WITH_VALUE = EnumSet.of(
            SubKind.TEMP_VAR_EXPRESSION_SUBKIND, SubKind.VAR_VALUE_SUBKIND, SubKind.OTHER_EXPRESSION_SUBKIND);

    final CellLoader loader = new CellLoader();
    final CellRunner runner = new CellRunner(loader);
    private final CellExecution execution = new CellExecution(loader, runner);
    private final JShell shell = JShell.builder()
            .executionEngine(execution, Map.of())
            .compilerOptions(compilerOptions())
            .build();
    final Declared declared = new Declared(shell, execution, loader);
    private final ImportableTypes types = new ImportableTypes();
    private final List<Path> libraries = new CopyOnWriteArrayList<>();
    private final Map<Snippet, Place> places = new ConcurrentHashMap<>();
    private final Map<String, Snippet> classes = new ConcurrentHashMap<>();

    private final Consumer<Note> notes;

    /**
     * A session in which nothing is declared but the usual imports.
     *
     * @param notes takes what the reader should know although nothing went wrong
     */
    Session(Consumer<Note> notes) {
        this.notes = notes;
        Resources.text("ready.jsh").lines().forEach(shell::eval);
    }

    /** Incubating modules are there for cells too when the JVM was started with them, or the kernel has loaded them. */
    private static String[] compilerOptions() {
        Stream<String> incubating = ModuleLayer.boot().modules().stream()
                .map(Module::getName)
                .filter(name -> name.startsWith("jdk.incubator."));
        Stream<String> modules = Stream.concat(incubating, ExtraModules.names().stream())
                .flatMap(name -> Stream.of("--add-modules", name));
        return Stream.concat(modules, Options.usable().stream()).toArray(String[]::new);
    }

    SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    void addToClasspath(Path path) {
        libraries.add(path.toAbsolutePath());
        shell.addToClasspath(path.toAbsolutePath().toString());
    }

    /** The jars and folders on the class path. */
    List<Path> libraries() {
        return List.copyOf(libraries);
    }

    /** The names of types that begin with a text and need an import here, or had one. */
    List<String> typesStartingWith(String text) {
        return types.startingWith(text, libraries, loader);
    }

    /** The libraries, and what Maven's repository may have beside each under its name with another ending. */
    List<Path> beside(String ending) {
        return libraries.stream()
                .flatMap(path -> Stream.of(path, Path.of(path.toString().replaceFirst("[.]jar$", ending))))
                .toList();
    }

    /** The snippets of a text. What can't be taken apart any further is the last. */
    List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        String rest = text.stripLeading();
        while (true) {
            CompletionInfo next = analysis().analyzeCompletion(rest);
            if (next.completeness() == Completeness.EMPTY) {
                return pieces;
            }
            boolean complete = next.completeness().isComplete();
            String source = complete ? next.source() : rest;
            pieces.add(new Piece(text.length() - rest.length(), source, next.completeness()));
            rest = complete ? next.remaining().stripLeading() : "";
        }
    }

    /** How complete a text is: the completeness of the last snippet in it. */
    Completeness completeness(String text) {
        Completeness last = Completeness.EMPTY;
        for (Piece piece : pieces(text)) {
            boolean broken = piece.completeness.isComplete()
                    && analysis().sourceToSnippets(piece.source).stream().anyMatch(ErroneousSnippet.class::isInstance);
            if (broken) {
                return Completeness.UNKNOWN;
            }
            last = piece.completeness;
        }
        return last;
    }

    /** Where in a text the snippet begins in which it ends. */
    int lastSnippetStart(String text) {
        List<Piece> pieces = pieces(text);
        return pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).from();
    }

    /**
     * Runs the Java between two offsets of a cell.
     *
     * @return the value of the last snippet if it is an expression, else null
     */
    @Nullable
    Object run(Cell cell, int from, int to) throws SnippetFailure {
        List<DeclarationSnippet> declared = new ArrayList<>();
        Object value = null;
        try {
            for (Piece piece : pieces(cell.code().substring(from, to))) {
                value = run(new Place(cell, from + piece.from()), piece.source(), declared);
            }
        } catch (StackOverflowError | InternalError e) {
            // What the cell's own code throws does not come this way.
            renewCompiler();
            throw new SnippetFailure(new TooDeep());
        }
        declared.stream()
                .filter(snippet ->
                        shell.unresolvedDependencies(snippet).findAny().isPresent())
                .forEach(snippet -> notes.accept(new NotYet(unresolved(snippet))));
        return value;
    }

    private @Nullable Object run(Place place, String source, List<DeclarationSnippet> declared) throws SnippetFailure {
        execution.takeResult();
        List<SnippetEvent> events = shell.eval(source);
        if (SealedTypes.lackPermits(shell, events)) {
            events = shell.eval(SealedTypes.permitting(source, place));
        }
        Result result = execution.takeResult();
        boolean hasValue = false;
        for (SnippetEvent event : events) {
            Snippet snippet = event.snippet();
            classes.put(analysis().wrapper(snippet).fullClassName(), snippet);
            if (event.causeSnippet() != null) {
                noteReset(event);
                continue;
            }
            places.put(snippet, place);
            hasValue |= WITH_VALUE.contains(snippet.subKind());
            if (snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                shell.drop(snippet);
            }
            fail(event, result.thrown(), place);
            if (snippet instanceof DeclarationSnippet declaration) {
                declared.add(declaration);
            }
        }
        return hasValue ? result.value() : null;
    }

    private void fail(SnippetEvent event, @Nullable Throwable thrown, Place place) throws SnippetFailure {
        CellEnd end = runner.asked();
        boolean tooLarge = isTooLarge(event);
        if (tooLarge) {
            shell.drop(event.snippet());
            renewCompiler();
        }
        if (event.status() == Status.REJECTED || tooLarge) {
            throw new SnippetFailure(
                    new Rejected(place, shell.diagnostics(event.snippet()).toList()));
        } else if (end != null) {
            throw new SnippetFailure(new Ended(end, thrown == null ? end : thrown));
        } else if (event.exception() instanceof UnresolvedReferenceException reference) {
            throw new SnippetFailure(unresolved(reference.getSnippet()));
        } else if (thrown != null) {
            throw new SnippetFailure(new Threw(thrown));
        }
    }

    /** Whether it is right but larger than a class file can hold, which JShell takes for something still undeclared. */
    private boolean isTooLarge(SnippetEvent event) {
        return event.status() != Status.VALID
                && shell.diagnostics(event.snippet())
                        .anyMatch(diagnostic -> diagnostic.getCode().startsWith("compiler.err.limit."));
    }

    /** Has JShell make a compiler afresh: one that has failed may fail over all that follows. */
    private void renewCompiler() {
        // There is nothing in that folder. JShell makes a compiler for each new class path.
        shell.addToClasspath(System.getProperty("java.home"));
    }

    /** A type that is declared again takes along the values of its variables, but not the variables. */
    private void noteReset(SnippetEvent event) {
        // A variable that is declared again has lost its value by its own wish.
        if (event.snippet() instanceof VarSnippet variable
                && event.causeSnippet() instanceof TypeDeclSnippet
                && event.previousStatus() == Status.VALID) {
            String declaration = variable.typeName() + " " + variable.name();
            // JShell gives up a variable that was declared by var.
            boolean isThere = event.status() == Status.VALID
                    || shell.eval(declaration + ";").get(0).status() == Status.VALID;
            notes.accept(new Reset(declaration, isThere));
        }
    }

    private Undeclared unresolved(DeclarationSnippet snippet) {
        return new Undeclared(
                snippet.name(), shell.unresolvedDependencies(snippet).toList());
    }

    /** The place in a cell that a line of a stack trace speaks of, if it speaks of a cell. */
    Optional<Place> locate(StackTraceElement frame) {
        String shellClass = frame.getClassName().replaceFirst("^(REPL\\.\\$JShell\\$\\w+).*", "$1");
        Snippet snippet = classes.get(shellClass);
        Place start = snippet == null ? null : places.get(snippet);
        return snippet == null || start == null
                ? Optional.empty()
                : Optional.of(start.plus(offset(analysis().wrapper(snippet), frame.getLineNumber())));
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
