package backprop.kernel;

import backprop.kernel.Cell.Place;
import backprop.kernel.CellPiece.Kind;
import backprop.kernel.CellPiece.Variable;
import backprop.kernel.Javac.Compiled;
import backprop.kernel.Javac.Fault;
import backprop.kernel.SnippetFailure.Problem;
import backprop.kernel.SnippetFailure.Rejected;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** One part of a cell on its way from text to classes: first told what is wrong with all of it, then declared. */
final class CellCompilation {

    /**
     * What is ready to run.
     *
     * @param name the name of the class
     * @param classes the class and those inside it
     * @param source its text
     */
    record Program(String name, Map<String, byte[]> classes, CellSource source) {}

    private final CellPart part;
    private final Declarations declarations;
    private final Javac javac;
    private final Map<String, String> types;
    /** The variables that are not there yet, with their types. */
    private final Map<String, String> fresh;

    private final List<CellPiece> changed;
    private final List<Problem> problems = new ArrayList<>();
    private boolean hasLastValue;

    CellCompilation(CellPart part, Map<String, String> types, Declarations declarations, Javac javac) {
        this.part = part;
        this.types = types;
        this.declarations = declarations;
        this.javac = javac;
        fresh = new LinkedHashMap<>(types);
        fresh.entrySet()
                .removeIf(variable -> variable.getValue().isEmpty()
                        || declarations
                                .typeOf(variable.getKey())
                                .filter(variable.getValue()::equals)
                                .isPresent());
        changed = part.pieces().stream()
                .filter(CellPiece::isHoisted)
                .filter(piece -> !declarations.hasAlready(piece.forShell(), part.place(piece)))
                .toList();
    }

    /** The variables that are not there yet. */
    Set<String> fresh() {
        return fresh.keySet();
    }

    /** Tells all that is wrong, as far as it can be known before anything is declared. */
    void check() throws SnippetFailure {
        if (changed.isEmpty() && fresh.isEmpty()) {
            return;
        }
        Set<String> inside = new LinkedHashSet<>(fresh.keySet());
        // A variable that stays, but of a type that is declared anew.
        changed.stream()
                .filter(piece -> piece.kind() == Kind.TYPE)
                .flatMap(piece -> declarations.dependents(piece.name()).stream())
                .filter(variable -> !types.getOrDefault(variable, "").isEmpty())
                .forEach(inside::add);
        String name = javac.newName();
        CellSource source = CellProgram.check(part, name, declarations.imports(part.words()), types, inside);
        Compiled<Boolean> compiled = javac.compile(name, source.text(), this::hasLastValue);
        hasLastValue = compiled.seen();
        if (!compiled.faults().stream().allMatch(fault -> isForLater(source, fault)) && seesAll()) {
            throw new SnippetFailure(new Rejected(sorted(problems(source, compiled.faults()))));
        }
    }

    /** Whether the fault is that a type or method speaks of what may be declared later. */
    private boolean isForLater(CellSource source, Fault fault) {
        Kind kind = part.at(source.offset(fault.position())).kind();
        return fault.code().startsWith("compiler.err.cant.resolve") && (kind == Kind.METHOD || kind == Kind.TYPE);
    }

    /**
     * Whether a class with all of the cell's declarations in it means what JShell will make of them. It does not if
     * it speaks of what other cells have declared and what depends on a type that is declared anew here, or if a method
     * of another cell overloads one of its methods.
     */
    private boolean seesAll() {
        Set<String> spokenOf = new HashSet<>(part.words());
        spokenOf.removeAll(part.names());
        Set<String> methods = part.pieces().stream()
                .filter(piece -> piece.kind() == Kind.METHOD)
                .flatMap(method -> method.names().stream())
                .collect(Collectors.toSet());
        return changed.stream()
                .noneMatch(piece -> (piece.kind() == Kind.TYPE
                                && declarations.hasType(piece.name())
                                && declarations.dependents(piece.name()).stream()
                                        .anyMatch(spokenOf::contains))
                        || (piece.kind() == Kind.METHOD && declarations.hasOverload(piece.name(), methods)));
    }

    /** Has JShell take in what is new: imports, types and methods of the whole part, and variables of a stretch. */
    void declare(CellPart stretch) throws SnippetFailure {
        Map<String, Place> types = new LinkedHashMap<>();
        Map<String, Place> methods = new LinkedHashMap<>();
        boolean isFirst = stretch.first().from() == part.first().from();
        for (CellPiece piece : isFirst ? changed : List.<CellPiece>of()) {
            if (piece.kind() == Kind.IMPORT) {
                problems.addAll(declarations.declare(piece.forShell(), part.place(piece)));
            } else if (piece.kind() == Kind.TYPE) {
                types.put(SealedTypes.permitting(piece.forShell(), part.place(piece)), part.place(piece));
            } else {
                methods.put(piece.forShell(), part.place(piece));
            }
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (CellPiece piece : stretch.pieces()) {
            for (Variable variable : piece.variables()) {
                String type = fresh.get(variable.name());
                if (type != null) {
                    variables.put(variable.name(), type + " " + variable.name() + ";");
                }
            }
        }
        problems.addAll(declarations.declare(types, variables, part.place(part.first()), methods));
    }

    /** Compiles what runs of a stretch, when all that it speaks of is declared. */
    Program compile(CellPart stretch) throws SnippetFailure {
        while (true) {
            boolean hasValue = stretch.isLast() && hasLastValue;
            String name = javac.newName();
            CellSource source = CellProgram.run(stretch, name, declarations.imports(stretch.words()), types, hasValue);
            Compiled<Boolean> compiled = javac.compile(name, source.text(), this::hasLastValue);
            problems.addAll(problems(source, compiled.faults()));
            if (!problems.isEmpty()) {
                throw new SnippetFailure(new Rejected(sorted(problems)));
            }
            if (!stretch.isLast() || !compiled.seen()) {
                return new Program(name, compiled.classes(), source);
            }
            hasLastValue = true;
        }
    }

    /** Whether the last piece is a call that has a value and does not give it yet. */
    private boolean hasLastValue(JavacTask task, CompilationUnitTree tree) {
        List<? extends Tree> members = ((ClassTree) tree.getTypeDecls().get(0)).getMembers();
        if (part.last().kind() != Kind.CALL
                || !(members.get(members.size() - 1) instanceof MethodTree method)
                || method.getBody() == null
                || !(method.getBody().getStatements().get(0) instanceof ExpressionStatementTree statement)) {
            return false;
        }
        TypeMirror type = Trees.instance(task).getTypeMirror(TreePath.getPath(tree, statement.getExpression()));
        return type != null && type.getKind() != TypeKind.VOID && type.getKind() != TypeKind.ERROR;
    }

    private List<Problem> problems(CellSource source, List<Fault> faults) {
        return faults.stream()
                // Of a variable whose initializer is wrong, that is said once.
                .filter(fault -> types.entrySet().stream()
                        .noneMatch(type -> type.getValue().isEmpty()
                                && fault.message().matches("(?s).*symbol: +variable " + type.getKey() + "\\b.*")))
                .map(fault -> {
                    int offset = source.offset(fault.position());
                    return new Problem(
                            part.place(part.at(offset)),
                            new Place(part.cell(), offset),
                            fault.end() - fault.position(),
                            fault.code(),
                            ShellNames.without(fault.message()));
                })
                .toList();
    }

    /** In their order. That something is missing at the cell's end is said only if nothing else is wrong. */
    private List<Problem> sorted(List<Problem> problems) {
        int end = part.cell().code().stripTrailing().length();
        return problems.stream()
                .filter(problem -> problems.size() == 1
                        || problem.place().offset() < end
                        || !problem.code().equals(Javac.MISSING))
                .sorted(Comparator.comparing(problem -> problem.place().offset()))
                .distinct()
                .toList();
    }
}
