package backprop.kernel;

import backprop.kernel.Cell.Place;
import backprop.kernel.SnippetFailure.TooDeep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
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

    /** How much of a text JShell is given to find the end of a snippet, before it is given more. */
    private static final int WINDOW = 2_000;

    private static final int WINDOW_GROWTH = 8;
    private static final int ENOUGH = 16;

    final CellLoader loader = new CellLoader();
    final CellRunner runner = new CellRunner(loader);
    private final CellExecution execution = new CellExecution(loader, runner);
    private final AtomicReference<StandardJavaFileManager> files = new AtomicReference<>();
    private final JShell shell = JShell.builder()
            .executionEngine(execution, Map.of())
            .compilerOptions(compilerOptions())
            .fileManager(jshells -> {
                files.set(jshells);
                return jshells;
            })
            .build();
    final Declared declared = new Declared(shell, execution, loader);
    private final ImportableTypes types = new ImportableTypes();
    private final List<Path> libraries = new CopyOnWriteArrayList<>();
    private final Declarations declarations;
    private final Javac javac;
    private final WholeCell whole;

    /**
     * A session in which nothing is declared but the usual imports.
     *
     * @param notes takes what the reader should know although nothing went wrong
     */
    Session(Consumer<Note> notes) {
        declarations = new Declarations(shell, execution, runner, notes);
        Resources.text("ready.jsh").lines().forEach(shell::eval);
        javac = new Javac(Objects.requireNonNull(files.get()), loader.declared(), List.of(compilerOptions()));
        whole = new WholeCell(declarations, javac, runner, loader);
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
        javac.renew();
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
        String forShell = JavaText.withoutSynchronized(text);
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            CompletionInfo next = next(forShell.substring(at));
            if (next.completeness() == Completeness.EMPTY) {
                return pieces;
            }
            boolean isComplete = next.completeness().isComplete();
            int end = isComplete ? text.length() - next.remaining().length() : text.length();
            // JShell adds the semicolon that an expression may lack.
            boolean lacksSemicolon = isComplete && next.source().length() > end - at;
            pieces.add(new Piece(at, text.substring(at, end) + (lacksSemicolon ? ";" : ""), next.completeness()));
            at = end;
        }
    }

    /** What JShell says of the first snippet of a text. It reads all of a text for that, so it gets no more than needed. */
    private CompletionInfo next(String text) {
        for (int size = WINDOW; size < text.length(); size *= WINDOW_GROWTH) {
            String window = text.substring(0, size);
            CompletionInfo next = analysis().analyzeCompletion(window);
            // What follows may belong to it, such as else; there must be enough of it to tell.
            boolean isSure = next.completeness().isComplete()
                    && JavaText.withoutTextAndComments(next.remaining()).strip().length() > ENOUGH;
            if (isSure) {
                String rest = next.remaining() + text.substring(size);
                return new CompletionInfo() {
                    @Override
                    public Completeness completeness() {
                        return next.completeness();
                    }

                    @Override
                    public String remaining() {
                        return rest;
                    }

                    @Override
                    public String source() {
                        return next.source();
                    }
                };
            }
        }
        return analysis().analyzeCompletion(text);
    }

    /** How complete a text is: the completeness of the last snippet in it. */
    Completeness completeness(String text) {
        Completeness last = Completeness.EMPTY;
        for (Piece piece : pieces(text)) {
            String source = JavaText.withoutSynchronized(piece.source);
            // An annotation waits for what it is to annotate.
            boolean isAnnotation = source.startsWith("@")
                    && analysis().analyzeCompletion(source + "\nclass $ {}").completeness() == Completeness.COMPLETE
                    && piece.from + source.stripTrailing().length()
                            >= text.stripTrailing().length();
            boolean broken = piece.completeness.isComplete()
                    && analysis().sourceToSnippets(source).stream().anyMatch(ErroneousSnippet.class::isInstance);
            if (broken && !isAnnotation) {
                return Completeness.UNKNOWN;
            }
            last = isAnnotation && (broken || piece.completeness == Completeness.UNKNOWN)
                    ? Completeness.DEFINITELY_INCOMPLETE
                    : piece.completeness;
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
        List<CellGrammar.Text> texts = new ArrayList<>();
        for (Piece piece : pieces(cell.code().substring(from, to))) {
            texts.add(new CellGrammar.Text(
                    from + piece.from(), piece.source(), piece.completeness().isComplete()));
        }
        try {
            return texts.isEmpty() ? null : whole.run(cell, texts);
        } catch (StackOverflowError | InternalError e) {
            // What the cell's own code throws does not come this way.
            declarations.renewCompiler();
            javac.renew();
            throw new SnippetFailure(new TooDeep());
        }
    }

    /** The place in a cell that a line of a stack trace speaks of, if it speaks of a cell. */
    Optional<Place> locate(StackTraceElement frame) {
        return frame.getClassName().startsWith(ShellNames.PREFIX)
                ? whole.locate(
                        frame.getClassName().replaceFirst("^(REPL\\.\\$JShell\\$\\w+).*", "$1"), frame.getLineNumber())
                : Optional.empty();
    }
}
