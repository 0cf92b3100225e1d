package backprop.classroom.exercises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reader sees on the page, try after try. */
class CourseTest {
    private static final Exercise OWN = Exercise.of("own.1", "Six times seven?")
            .answer("Number mine = null;")
            .expects(Expectation.number(42))
            .right("You can multiply.")
            .hint("It is even.")
            .hint("It is between 40 and 44.")
            .solution("Number mine = 6 * 7;", "Seven sixes.");

    private final List<String> page = new ArrayList<>();
    private final Course course = new Course(page::add, (id, state) -> {});

    CourseTest() {
        course.add(List.of(OWN));
    }

    @Test
    void what_was_not_tried_is_one_line_each_time() {
        course.check("01.1", null);
        course.check("01.1", null);
        assertThat(page).containsExactly("01.1 is not tried yet.", "01.1 is not tried yet.");
    }

    @Test
    void a_right_answer_says_why_it_matters() {
        course.check("own.1", 42);
        assertThat(page).containsExactly("own.1 is right. You can multiply.");
    }

    @Test
    void each_further_wrong_answer_brings_the_next_hint_and_the_same_one_none() {
        course.check("own.1", 17);
        course.check("own.1", 17);
        course.check("own.1", 18);
        course.check("own.1", 19);
        course.check("own.1", 20);
        assertThat(page)
                .containsExactly(
                        "own.1, not yet. Your answer 17 is too small.",
                        "You can ask: Exercises.hint(\"own.1\");",
                        "own.1, not yet. Your answer 17 is too small.",
                        "own.1, not yet. Your answer 18 is too small.",
                        "Hint 1 of 2: It is even.",
                        "own.1, not yet. Your answer 19 is too small.",
                        "Hint 2 of 2: It is between 40 and 44.",
                        "own.1, not yet. Your answer 20 is too small.",
                        "There is no further hint. You can ask: Exercises.solution(\"own.1\");");
    }

    @Test
    void the_solution_comes_on_request_with_its_reason() {
        course.solution("own.1");
        course.solution("01.2");
        assertThat(page).startsWith("Number mine = 6 * 7;", "", "Seven sixes.", "Matrix mine2 = w1.dot(w2);", "");
    }

    @Test
    void a_solution_that_the_teacher_keeps_is_not_here() {
        course.add(List.of(Exercise.of("own.2", "?").expects(Expectation.number(1))));
        course.solution("own.2");
        assertThat(page).containsExactly("The solution of own.2 is not here: ask your teacher.");
    }

    @Test
    void an_unknown_name_is_told_and_ends_no_run() {
        course.check("1.1", 5);
        assertThat(page)
                .singleElement()
                .asString()
                .startsWith("There is no exercise \"1.1\" here. There are: 00.1, 00.2");
    }

    @Test
    void an_exercise_of_the_series_cannot_be_replaced_and_an_own_one_can() {
        course.add(List.of(OWN));
        Exercise easy = Exercise.of("01.1", "?").expects(answer -> java.util.Optional.empty());
        assertThatThrownBy(() -> course.add(List.of(easy))).hasMessageContaining("there is an exercise 01.1 already");
    }

    @Test
    void each_check_is_noted_for_the_teacher(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("checks");
        Course noted = new Course(line -> {}, Results.in(file));
        noted.add(List.of(OWN));
        noted.check("own.1", null);
        noted.check("own.1", 41);
        noted.check("own.1", 42);
        assertThat(Files.readAllLines(file)).containsExactly("own.1\tNOT_TRIED", "own.1\tNOT_YET", "own.1\tRIGHT");
    }
}
