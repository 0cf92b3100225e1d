package backprop.classroom.exercises;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** All exercises: those in jars, and those that a cell has added. */
final class Catalogue {
    private final Map<String, Exercise> added = new LinkedHashMap<>();

    void add(Exercise exercise) {
        if (inJars().containsKey(exercise.id())) {
            throw new IllegalArgumentException(
                    "there is an exercise " + exercise.id() + " already; give yours another name");
        }
        added.put(exercise.id(), exercise);
    }

    Optional<Exercise> find(String id) {
        Exercise exercise = added.get(id);
        return Optional.ofNullable(exercise == null ? inJars().get(id) : exercise);
    }

    /** In the order of the notebooks, and then in that in which cells have added them. */
    Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>(inJars().keySet());
        ids.addAll(added.keySet());
        return ids;
    }

    /** Looked for each time, since a cell may have put another jar onto the class path. */
    private static Map<String, Exercise> inJars() {
        Map<String, Exercise> exercises = new LinkedHashMap<>();
        Iterator<ExerciseSet> sets = ServiceLoader.load(ExerciseSet.class, ExerciseSet.class.getClassLoader())
                .iterator();
        while (true) {
            try {
                if (!sets.hasNext()) {
                    return exercises;
                }
                sets.next().exercises().forEach(exercise -> exercises.putIfAbsent(exercise.id(), exercise));
            } catch (ServiceConfigurationError e) {
                // A teacher has left this notebook's exercises out of the jar.
            }
        }
    }
}
