package backprop.kernel;

import backprop.kernel.Cell.Place;
import backprop.kernel.CellExecution.Result;
import backprop.kernel.SnippetFailure.Ended;
import backprop.kernel.SnippetFailure.Problem;
import backprop.kernel.SnippetFailure.Rejected;
import backprop.kernel.SnippetFailure.Threw;
import backprop.kernel.SnippetFailure.Undeclared;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** What cells have declared, in JShell's keeping: it knows what depends on what when something is declared again. */
final class Declarations {

    /** Of expressions, an assignment is run for its effect. */
    private static final Set<SubKind> WITH_VALUE = EnumSet.of(
            SubKind.TEMP_VAR_EXPRESSION_SUBKIND, SubKind.VAR_VALUE_SUBKIND, SubKind.OTHER_EXPRESSION_SUBKIND);

    /** So many variables are declared faster together with all else. */
    private static final int FEW = 8;

    private static final Place NOWHERE = new Place(new Cell("", ""), 0);

    private final JShell shell;
    private final Optional<ShellBatch> batch;
    private final CellExecution execution;
    private final CellRunner runner;
    private final Consumer<Note> notes;
    private final ShellPlaces places;
    private final List<DeclarationSnippet> latest = new ArrayList<>();
    private final List<Note.Reset> resets = new ArrayList<>();

    Declarations(JShell shell, CellExecution execution, CellRunner runner, Consumer<Note> notes) {
        this.shell = shell;
        batch = ShellBatch.of(shell);
        places = new ShellPlaces(shell.sourceCodeAnalysis());
        this.execution = execution;
        this.runner = runner;
        this.notes = notes;
    }

    /**
     * Has JShell evaluate one snippet.
     *
     * @return its value if it is an expression, else null
     */
    @Nullable
    Object evaluate(Place place, String source) throws SnippetFailure {
        execution.takeResult();
        List<SnippetEvent> events = shell.eval(source);
        if (SealedTypes.lackPermits(shell, events)) {
            events = shell.eval(SealedTypes.permitting(source, place));
        }
        Result result = execution.takeResult();
        boolean hasValue = false;
        for (SnippetEvent event : events) {
            take(event, result.thrown(), place);
            hasValue |= event.causeSnippet() == null
                    && WITH_VALUE.contains(event.snippet().subKind());
        }
        return hasValue ? result.value() : null;
    }

    /**
     * Has JShell take in a declaration.
     *
     * @return what is wrong with it
     */
    List<Problem> declare(String text, Place place) throws SnippetFailure {
        List<Problem> problems = new ArrayList<>();
        collect(problems, () -> evaluate(place, text));
        return problems;
    }

    /**
     * Has JShell take in types, methods and variables, as many at once as it can.
     *
     * @param types the types, each with its place
     * @param variables the variables, by their names, as declarations without a value
     * @param first where the first of them stands
     * @param methods the methods, each with its place
     * @return what is wrong with them
     */
    List<Problem> declare(
            Map<String, Place> types, Map<String, String> variables, Place first, Map<String, Place> methods)
            throws SnippetFailure {
        List<Problem> problems = new ArrayList<>();
        Map<String, Place> together = new LinkedHashMap<>(types);
        if (batch.isPresent() && variables.size() > FEW) {
            declare(together, problems);
            together.clear();
            Set<String> spokenOf = spokenOf();
            List<String> fresh = new ArrayList<>();
            variables.forEach((name, text) -> {
                if (spokenOf.contains(name)) {
                    together.put(text, first);
                } else {
                    fresh.add(text);
                }
            });
            take(batch.get().declareNew(fresh), place -> first, problems);
        } else {
            variables.values().forEach(text -> together.put(text, first));
        }
        together.putAll(methods);
        declare(together, problems);
        return problems;
    }

    private void declare(Map<String, Place> texts, List<Problem> problems) throws SnippetFailure {
        if (batch.isPresent() && texts.size() > 1) {
            List<String> sources = List.copyOf(texts.keySet());
            take(batch.get().declare(sources), place -> texts.getOrDefault(sources.get(place), NOWHERE), problems);
        } else {
            for (var text : texts.entrySet()) {
                collect(problems, () -> evaluate(text.getValue(), text.getKey()));
            }
        }
    }

    private void take(Map<Integer, List<SnippetEvent>> done, IntFunction<Place> places, List<Problem> problems)
            throws SnippetFailure {
        for (var events : done.entrySet()) {
            Place place = events.getKey() < 0 ? NOWHERE : places.apply(events.getKey());
            for (SnippetEvent event : events.getValue()) {
                collect(problems, () -> take(event, null, place));
            }
        }
    }

    /** All words of declarations. */
    private Set<String> spokenOf() {
        Set<String> words = new HashSet<>();
        active(DeclarationSnippet.class).forEach(snippet -> words.addAll(JavaText.words(snippet.source())));
        return words;
    }

    private interface Step {
        void take() throws SnippetFailure;
    }

    private static void collect(List<Problem> problems, Step step) throws SnippetFailure {
        try {
            step.take();
        } catch (SnippetFailure failure) {
            if (!(failure.why() instanceof Rejected rejected)) {
                throw failure;
            }
            problems.addAll(rejected.problems());
        }
    }

    private void take(SnippetEvent event, @Nullable Throwable thrown, Place place) throws SnippetFailure {
        Snippet snippet = event.snippet();
        places.noteClass(snippet);
        if (event.causeSnippet() != null) {
            noteReset(event);
            return;
        }
        places.put(snippet, place);
        if (snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            shell.drop(snippet);
        }
        fail(event, thrown, place);
        if (snippet instanceof DeclarationSnippet declaration) {
            latest.add(declaration);
        }
    }

    private void fail(SnippetEvent event, @Nullable Throwable thrown, Place place) throws SnippetFailure {
        CellEnd end = runner.asked();
        boolean tooLarge = isTooLarge(event);
        if (tooLarge) {
            shell.drop(event.snippet());
            renewCompiler();
        }
        if (event.status() == Status.REJECTED || tooLarge) {
            throw new SnippetFailure(new Rejected(problems(place, event.snippet())));
        } else if (end != null) {
            throw new SnippetFailure(new Ended(end, thrown == null ? end : thrown));
        } else if (event.exception() instanceof UnresolvedReferenceException reference) {
            throw new SnippetFailure(unresolved(reference.getSnippet()));
        } else if (thrown != null) {
            throw new SnippetFailure(new Threw(thrown));
        }
    }

    /** What is wrong with a text that JShell can make nothing of; nothing, if it can. */
    List<Problem> problems(Place place, String source) {
        boolean isWrong = shell.sourceCodeAnalysis().sourceToSnippets(source).stream()
                .anyMatch(ErroneousSnippet.class::isInstance);
        return isWrong
                ? shell.eval(source).stream()
                        .flatMap(event -> problems(place, event.snippet()).stream())
                        .toList()
                : List.of();
    }

    private List<Problem> problems(Place place, Snippet snippet) {
        return shell.diagnostics(snippet)
                .filter(Diag::isError)
                .map(diagnostic -> new Problem(
                        place,
                        place.plus(diagnostic.getPosition()),
                        diagnostic.getEndPosition() - diagnostic.getPosition(),
                        diagnostic.getCode(),
                        ShellNames.without(diagnostic.getMessage(Locale.getDefault()))))
                .toList();
    }

    /** Whether it is right but larger than a class file can hold, which JShell takes for something still undeclared. */
    private boolean isTooLarge(SnippetEvent event) {
        return event.status() != Status.VALID
                && shell.diagnostics(event.snippet())
                        .anyMatch(diagnostic -> diagnostic.getCode().startsWith(Javac.TOO_LARGE));
    }

    /** Has JShell make a compiler afresh: one that has failed may fail over all that follows. */
    void renewCompiler() {
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
            resets.add(new Note.Reset(declaration, isThere));
        }
    }

    private Undeclared unresolved(DeclarationSnippet snippet) {
        return new Undeclared(
                snippet.name(), shell.unresolvedDependencies(snippet).toList());
    }

    /** The declaration of JShell's number, of which code has found out that it can't be used yet. */
    Optional<Undeclared> unresolved(int id) {
        return shell.snippets()
                .filter(snippet -> snippet.id().equals(String.valueOf(id)))
                .filter(DeclarationSnippet.class::isInstance)
                .map(snippet -> unresolved((DeclarationSnippet) snippet))
                .findFirst();
    }

    /** Tells of what has been declared lately and what came of it. */
    void tell() {
        resets.forEach(notes);
        resets.clear();
        latest.stream()
                .filter(snippet ->
                        shell.unresolvedDependencies(snippet).findAny().isPresent())
                .forEach(snippet -> notes.accept(new Note.NotYet(unresolved(snippet))));
        latest.clear();
    }

    private Stream<Snippet> active() {
        return shell.snippets().filter(snippet -> shell.status(snippet).isActive());
    }

    private <T extends Snippet> Stream<T> active(Class<T> kind) {
        return active().filter(kind::isInstance).map(kind::cast);
    }

    /** Whether a declaration is there already, word for word. If it is, the place given is where it stands now. */
    boolean hasAlready(String source, Place place) {
        Optional<Snippet> same = active().filter(snippet -> shell.status(snippet) == Status.VALID)
                .filter(snippet -> snippet.source().strip().equals(source.strip()))
                .findFirst();
        same.ifPresent(snippet -> places.put(snippet, place));
        return same.isPresent();
    }

    /** The type of a variable that is there. */
    Optional<String> typeOf(String variable) {
        return active(VarSnippet.class)
                .filter(snippet -> snippet.name().equals(variable) && shell.status(snippet) == Status.VALID)
                .map(VarSnippet::typeName)
                .findFirst();
    }

    boolean hasType(String name) {
        return active(TypeDeclSnippet.class).anyMatch(type -> type.name().equals(name));
    }

    /** Whether there is another method of the same name. */
    boolean hasOverload(String name, Set<String> signatures) {
        return active(MethodSnippet.class)
                .filter(method -> method.name().equals(name))
                .anyMatch(method -> !signatures.contains(
                        name + "(" + method.parameterTypes().replace(" ", "") + ")"));
    }

    /** What depends on something of a name, also by way of others. */
    Set<String> dependents(String name) {
        Map<String, Set<String>> spokenOf = new HashMap<>();
        active(DeclarationSnippet.class)
                .forEach(snippet -> spokenOf.computeIfAbsent(snippet.name(), any -> new HashSet<>())
                        .addAll(JavaText.words(
                                snippet instanceof VarSnippet variable ? variable.typeName() : snippet.source())));
        Set<String> dependents = new HashSet<>(Set.of(name));
        boolean grows = true;
        while (grows) {
            grows = dependents.addAll(spokenOf.entrySet().stream()
                    .filter(other -> other.getValue().stream().anyMatch(dependents::contains))
                    .map(Map.Entry::getKey)
                    .toList());
        }
        return dependents;
    }

    /** The packages that are imported whole. */
    Set<String> packages() {
        Set<String> packages = new HashSet<>(Set.of("java.lang"));
        active(ImportSnippet.class)
                .filter(one -> !one.isStatic() && one.fullname().endsWith(".*"))
                .forEach(one -> packages.add(one.fullname().replaceFirst("[.][*]$", "")));
        return packages;
    }

    /** The types that are imported by their names. */
    Set<String> imported() {
        return active(ImportSnippet.class)
                .filter(one -> !one.isStatic())
                .map(ImportSnippet::fullname)
                .collect(Collectors.toSet());
    }

    /** Imports of all that is declared, as far as some words speak of it. */
    String imports(Set<String> words) {
        StringBuilder imports = new StringBuilder();
        active().filter(snippet -> shell.status(snippet).isDefined()).forEach(snippet -> {
            if (snippet instanceof ImportSnippet) {
                imports.append(snippet.source().strip()).append('\n');
            } else if (snippet instanceof DeclarationSnippet declaration && words.contains(declaration.name())) {
                imports.append("import static ")
                        .append(places.classOf(snippet))
                        .append('.')
                        .append(declaration.name())
                        .append(";\n");
            }
        });
        return imports.toString();
    }

    /** Takes a variable away. */
    void drop(String variable) {
        active(VarSnippet.class)
                .filter(snippet -> snippet.name().equals(variable))
                .toList()
                .forEach(shell::drop);
        latest.removeIf(
                snippet -> snippet instanceof VarSnippet && snippet.name().equals(variable));
    }

    /** Variables that get a value now need not be spoken of as reset. */
    void forgetResets(List<String> variables) {
        resets.removeIf(reset -> variables.contains(reset.declaration().replaceFirst("(?s).* ", "")));
    }

    /** The place in a cell that a line of a class speaks of, if the class holds a declaration. */
    Optional<Place> locate(String type, int line) {
        return places.locate(type, line);
    }
}
