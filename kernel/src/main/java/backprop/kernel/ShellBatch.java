package backprop.kernel;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * JShell's way to compile several declarations in one go. It has one, since declarations that depend on each other must
 * be compiled together; only the door to it is closed, and the jar's manifest opens it. Where a JDK lacks it,
 * declarations are evaluated one after the other: that takes longer and comes to the same.
 */
final class ShellBatch {

    /** How many variables are compiled together: each is shown the others. */
    private static final int CHUNK = 20;

    private final JShell shell;
    private final Object eval;
    private final List<@Nullable Snippet> known;
    private final Method read;
    private final Constructor<?> unit;
    private final Method initialize;
    private final Method setWrap;
    private final Method snippetOf;
    private final Method eventOf;
    private final Method earlierEventsOf;
    private final Method faultsOf;
    private final Method compileAndLoad;

    private ShellBatch(JShell shell) throws ReflectiveOperationException {
        this.shell = shell;
        eval = field(shell, "eval");
        known = snippets(field(field(shell, "maps"), "keyIndexToSnippet"));
        Class<?> unitType = Class.forName("jdk.jshell.Unit");
        Class<?> faults = Class.forName("jdk.jshell.DiagList");
        read = open(eval.getClass().getDeclaredMethod("sourceToSnippets", String.class));
        unit = unitType.getDeclaredConstructor(JShell.class, Snippet.class, Snippet.class, faults);
        unit.setAccessible(true);
        initialize = open(unitType.getDeclaredMethod("initialize"));
        setWrap = open(unitType.getDeclaredMethod("setWrap", Collection.class, Collection.class));
        snippetOf = open(unitType.getDeclaredMethod("snippet"));
        eventOf = open(unitType.getDeclaredMethod("event", String.class, Class.forName("jdk.jshell.JShellException")));
        earlierEventsOf = open(unitType.getDeclaredMethod("secondaryEvents"));
        faultsOf = open(Snippet.class.getDeclaredMethod("syntheticDiags"));
        compileAndLoad = open(eval.getClass().getDeclaredMethod("compileAndLoad", Set.class));
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Snippet> snippets(Object list) {
        return (List<@Nullable Snippet>) list;
    }

    private static Method open(Method method) {
        method.setAccessible(true);
        return method;
    }

    /** The batches of a JShell, if its JDK has them. */
    static Optional<ShellBatch> of(JShell shell) {
        try {
            return Optional.of(new ShellBatch(shell));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Declares variables of names that nothing speaks of yet, hundreds if need be. JShell would import all that there is
     * to each of them; here it is shown imports and types alone.
     *
     * @return as {@link #declare} does
     */
    Map<Integer, List<SnippetEvent>> declareNew(List<String> variables) {
        Map<Integer, List<SnippetEvent>> events = new LinkedHashMap<>();
        for (int from = 0; from < variables.size(); from += CHUNK) {
            Map<Integer, Snippet> hidden = hide();
            try {
                int first = from;
                declare(variables.subList(from, Math.min(from + CHUNK, variables.size())))
                        .forEach((place, done) -> events.put(place < 0 ? place : first + place, done));
            } finally {
                hidden.forEach(known::set);
            }
        }
        return events;
    }

    private Map<Integer, Snippet> hide() {
        Map<Integer, Snippet> hidden = new LinkedHashMap<>();
        for (int i = 0; i < known.size(); i++) {
            Snippet snippet = known.get(i);
            if (snippet instanceof VarSnippet || snippet instanceof MethodSnippet) {
                hidden.put(i, snippet);
                known.set(i, null);
            }
        }
        return hidden;
    }

    /**
     * Declares types, methods and variables together.
     *
     * @return for the place of each text in the list, what became of it; for the place -1, what became of others
     */
    Map<Integer, List<SnippetEvent>> declare(List<String> texts) {
        try {
            Set<Object> units = new LinkedHashSet<>();
            Map<Snippet, Integer> places = new LinkedHashMap<>();
            Map<Integer, List<SnippetEvent>> events = new LinkedHashMap<>();
            for (int i = 0; i < texts.size(); i++) {
                for (Object snippet : (List<?>) read.invoke(eval, texts.get(i))) {
                    places.put((Snippet) snippet, i);
                    if (((Snippet) snippet).kind() == Snippet.Kind.ERRONEOUS) {
                        // There is no more to it than what JShell says of it.
                        events.put(i, shell.eval(texts.get(i)));
                    } else {
                        units.add(unit.newInstance(shell, snippet, null, faultsOf.invoke(snippet)));
                    }
                }
            }
            for (Object each : units) {
                // Each must have its class's name before another can import it.
                initialize.invoke(each);
                setWrap.invoke(each, Set.of(each), Set.of(each));
            }
            for (Object done : (Set<?>) compileAndLoad.invoke(eval, units)) {
                List<SnippetEvent> of = events.computeIfAbsent(
                        places.getOrDefault((Snippet) snippetOf.invoke(done), -1), any -> new ArrayList<>());
                of.add((SnippetEvent) eventOf.invoke(done, null, null));
                for (Object event : (List<?>) earlierEventsOf.invoke(done)) {
                    events.computeIfAbsent(-1, any -> new ArrayList<>()).add((SnippetEvent) event);
                }
            }
            return events;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
