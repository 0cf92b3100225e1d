package backprop.kernel;

import backprop.kernel.Cell.Place;
import backprop.kernel.CellPiece.Kind;
import backprop.kernel.SnippetFailure.TooDeep;
import backprop.kernel.Snippets.Piece;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import org.jspecify.annotations.Nullable;

/** The Java of a notebook: what its cells have declared so far, in JShell's keeping, and how the next cell is run. */
final class Session {

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
    final ShellIndex index = new ShellIndex(shell.sourceCodeAnalysis());
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

    /** JShell's analysis, which knows all types there are. */
    SourceCodeAnalysis analysis() {
        return index.complete();
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
    private List<Piece> pieces(String text) {
        return Snippets.of(shell.sourceCodeAnalysis()::analyzeCompletion, text);
    }

    /** How complete a text is: the completeness of the last snippet in it. */
    Completeness completeness(String text) {
        List<Piece> pieces = pieces(text);
        if (pieces.isEmpty()) {
            return Completeness.EMPTY;
        }
        Piece last = pieces.get(pieces.size() - 1);
        List<Piece> complete = pieces.stream()
                .filter(piece -> piece.completeness().isComplete())
                .toList();
        List<CellPiece> broken = CellGrammar.read(javac, new Cell("", text), texts(complete, 0)).stream()
                .filter(piece -> piece.kind() == Kind.BROKEN)
                .toList();
        boolean isWrong = !broken.isEmpty() || last.completeness() == Completeness.UNKNOWN;
        boolean isWrongBefore = broken.stream().anyMatch(piece -> piece.from() < last.from());
        if (isWrong && !isWrongBefore && isAnnotation(last.source())) {
            return Completeness.DEFINITELY_INCOMPLETE;
        }
        return isWrong ? Completeness.UNKNOWN : last.completeness();
    }

    /** Whether a text waits for what it is to annotate. */
    private boolean isAnnotation(String text) {
        return text.startsWith("@")
                && shell.sourceCodeAnalysis()
                                .analyzeCompletion(text + "\nclass $ {}")
                                .completeness()
                        == Completeness.COMPLETE;
    }

    private static List<CellGrammar.Text> texts(List<Piece> pieces, int from) {
        return pieces.stream()
                .map(piece -> new CellGrammar.Text(
                        from + piece.from(),
                        piece.source(),
                        piece.completeness().isComplete()))
                .toList();
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
        List<CellGrammar.Text> texts = texts(pieces(cell.code().substring(from, to)), from);
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
