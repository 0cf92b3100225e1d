package backprop.classroom.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The promises that hold for the exercises of each notebook; a subclass brings its typical wrong answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RefusedAnswers {
    private static final int LEAST = 3;

    /**
     * A typical wrong answer.
     *
     * @param id the exercise
     * @param answer the answer, as the reader's variable has it
     * @param seen a part of what has to be said to it
     */
    record Wrong(String id, Object answer, String seen) {}

    abstract ExerciseSet set();

    /** Computed once for a class, since some take a training. */
    abstract List<Wrong> wrong();

    static Wrong wrong(String id, Object answer, String seen) {
        return new Wrong(id, answer, seen);
    }

    @TestFactory
    Stream<DynamicTest> a_typical_wrong_answer_is_refused_with_what_is_seen_in_it() {
        List<Exercise> exercises = set().exercises();
        List<DynamicTest> tests = new ArrayList<>();
        for (Wrong wrong : wrong()) {
            Exercise exercise = exercises.stream()
                    .filter(candidate -> candidate.id().equals(wrong.id()))
                    .findFirst()
                    .orElseThrow();
            tests.add(DynamicTest.dynamicTest(
                    wrong.id() + ": " + wrong.seen(),
                    () -> assertThat(exercise.expectation().complaint(wrong.answer()))
                            .hasValueSatisfying(said -> assertThat(said).contains(wrong.seen()))));
        }
        return tests.stream();
    }

    @Test
    void each_exercise_has_three_typical_wrong_answers_tested() {
        List<Wrong> all = wrong();
        for (Exercise exercise : set().exercises()) {
            assertThat(all)
                    .filteredOn(wrong -> wrong.id().equals(exercise.id()))
                    .as(exercise.toString())
                    .hasSizeGreaterThanOrEqualTo(LEAST);
        }
    }

    @Test
    void each_exercise_has_hints_a_reason_and_a_solution() {
        assertThat(set().exercises()).hasSizeBetween(3, 7).allSatisfy(exercise -> {
            assertThat(exercise.hints()).isNotEmpty();
            assertThat(exercise.right()).isNotBlank();
            assertThat(exercise.solution().code()).isNotBlank();
            assertThat(exercise.solution().reason()).isNotBlank();
            assertThat(exercise.checkCell()).matches("Exercises\\.check\\(\"\\d\\d\\.\\d\", mine\\d\\);");
        });
    }
}
