/**
 * Exercises that answer. A notebook has a task, a cell for the answer and a cell that asks: {@code
 * Exercises.check("01.2", mine2)}. {@link backprop.classroom.exercises.Exercise} is one task with all that belongs to it,
 * {@link backprop.classroom.exercises.Expectation} says which answers are right and names what it sees in those that are
 * not, and {@link backprop.classroom.exercises.Exercises} is what a cell calls. The tasks of the series are in one class for
 * each notebook, its solutions in one file for each. Tasks of your own are written in the same way, in a cell or in a jar
 * of your own: see {@link backprop.classroom.exercises.Exercises#add} and {@link
 * backprop.classroom.exercises.ExerciseSet}.
 */
@NullMarked
package backprop.classroom.exercises;

import org.jspecify.annotations.NullMarked;
