package backprop.classroom.exercises;

import java.util.List;

/**
 * Exercises that come in a jar: a public class with a public constructor without parameters, named in the jar's file {@code
 * META-INF/services/backprop.classroom.exercises.ExerciseSet}. Once the jar is on the class path, {@link
 * Exercises#check} knows them.
 */
public interface ExerciseSet {
    /** The exercises, in the order in which the reader meets them. */
    List<Exercise> exercises();
}
