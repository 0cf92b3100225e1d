package backprop.kernel;

import backprop.kernel.Cell.Place;
import backprop.kernel.CellCompilation.Program;
import backprop.kernel.CellPiece.Kind;
import backprop.kernel.CellPiece.Variable;
import backprop.kernel.SnippetFailure.Ended;
import backprop.kernel.SnippetFailure.Problem;
import backprop.kernel.SnippetFailure.Rejected;
import backprop.kernel.SnippetFailure.Threw;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the Java of a cell: compiles the whole of it first, has JShell keep what it declares, and then runs its pieces in
 * their order.
 *
 * <p>Compiling goes in up to three steps, each one class and one task of javac: a class that finds the types of
 * variables declared by {@code var}, one with all declarations in it that tells what is wrong with the cell, and one
 * that runs and speaks of the declarations as JShell keeps them.
 */
final class WholeCell {

    /** Which offset of a cell each line of a class stands for. */
    private record Lines(Cell cell, List<Integer> offsets) {}

    private final Declarations declarations;
    private final Javac javac;
    private final CellRunner runner;
    private final CellLoader loader;
    private final Map<String, Lines> lines = new ConcurrentHashMap<>();

    WholeCell(Declarations declarations, Javac javac, CellRunner runner, CellLoader loader) {
        this.declarations = declarations;
        this.javac = javac;
        this.runner = runner;
        this.loader = loader;
    }

    /**
     * Runs pieces of a cell.
     *
     * @return the value of the last one if it is an expression, else null
     */
    @Nullable
    Object run(Cell cell, List<CellGrammar.Text> texts) throws SnippetFailure {
        List<CellPart> parts = CellPart.of(cell, CellGrammar.read(javac, cell, texts));
        List<Problem> broken = parts.stream()
                .filter(part -> part.first().kind() == Kind.BROKEN)
                .flatMap(part -> problems(part.place(part.first()), part.first().forShell()).stream())
                .toList();
        if (!broken.isEmpty()) {
            throw new SnippetFailure(new Rejected(broken));
        }
        Object value = null;
        for (CellPart part : parts) {
            value = run(part);
        }
        return value;
    }

    private List<Problem> problems(Place place, String source) {
        try {
            return declarations.problems(place, source);
        } catch (AssertionError | InternalError | IllegalStateException e) {
            boolean isTooDeep = Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                    .anyMatch(StackOverflowError.class::isInstance);
            if (isTooDeep) {
                throw e;
            }
            // Some texts that are not Java have the compiler itself break off.
            declarations.renewCompiler();
            return List.of(new Problem(place, place, 0, "", "this is not Java: the compiler itself breaks off at it"));
        }
    }

    private @Nullable Object run(CellPart part) throws SnippetFailure {
        if (part.first().kind() == Kind.BROKEN) {
            return declarations.evaluate(part.place(part.first()), part.first().forShell());
        }
        VariableTypes types = VariableTypes.of(part, declarations, javac);
        int nameless = types.firstNameless(part.pieces());
        if (nameless >= 0) {
            return runAround(part, nameless);
        }
        CellCompilation compilation = new CellCompilation(part, types.known(), declarations, javac);
        compilation.check();
        Set<String> open = new HashSet<>(compilation.fresh());
        Object value = null;
        try {
            for (CellPart stretch : part.stretches(compilation.fresh())) {
                compilation.declare(stretch);
                value = run(stretch, compilation, open);
            }
        } finally {
            // What the cell has not come to is not there.
            open.forEach(declarations::drop);
            declarations.tell();
        }
        return value;
    }

    /** JShell can keep even a variable whose type has no name. What stands behind it is compiled after it. */
    private @Nullable Object runAround(CellPart part, int nameless) throws SnippetFailure {
        if (nameless > 0) {
            run(part.slice(0, nameless));
        }
        CellPiece piece = part.pieces().get(nameless);
        declarations.evaluate(part.place(piece), piece.forShell());
        int behind = nameless + 1;
        return behind < part.pieces().size()
                ? run(part.slice(behind, part.pieces().size()))
                : null;
    }

    private @Nullable Object run(CellPart stretch, CellCompilation compilation, Set<String> open)
            throws SnippetFailure {
        Program program = compilation.compile(stretch);
        lines.put(program.name(), new Lines(stretch.cell(), program.source().lines()));
        Class<?> type = loader.add(program.name(), program.classes());
        Object value = null;
        for (int i = 0; i < stretch.pieces().size(); i++) {
            CellPiece piece = stretch.pieces().get(i);
            value = piece.isHoisted() ? null : call(type, CellProgram.RUN + i);
            piece.variables().stream().map(Variable::name).forEach(open::remove);
            declarations.forgetResets(piece.names());
        }
        return value;
    }

    private @Nullable Object call(Class<?> type, String name) throws SnippetFailure {
        Throwable thrown = null;
        Object value = null;
        try {
            Method method = type.getMethod(name);
            value = runner.run(() -> method.invoke(null));
        } catch (Throwable e) {
            thrown = e;
        }
        CellEnd end = runner.asked();
        if (end != null) {
            throw new SnippetFailure(new Ended(end, thrown == null ? end : thrown));
        } else if (thrown instanceof SPIResolutionException unresolved) {
            throw new SnippetFailure(declarations
                    .unresolved(unresolved.id())
                    .<SnippetFailure.Why>map(undeclared -> undeclared)
                    .orElse(new Threw(unresolved)));
        } else if (thrown != null) {
            throw new SnippetFailure(new Threw(thrown));
        }
        return value;
    }

    /** The place in a cell that a line of a class speaks of. */
    Optional<Place> locate(String type, int line) {
        Lines found = lines.get(type);
        return found == null
                ? declarations.locate(type, line)
                : Optional.of(new Place(
                        found.cell, found.offsets.get(Math.max(0, Math.min(line, found.offsets.size()) - 1))));
    }
}
