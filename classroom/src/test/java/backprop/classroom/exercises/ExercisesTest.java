package backprop.classroom.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExercisesTest {
    private static final String LINE = words(20);

    private static String words(int count) {
        return "word ".repeat(count).strip();
    }

    @Test
    void a_line_too_long_for_the_page_is_broken_between_words() {
        assertThat(Exercises.wrapped("long " + LINE + " and " + LINE + " end"))
                .isEqualTo("long %s\nword and %s\nword word end".formatted(words(19), words(18)));
    }

    @Test
    void lines_that_fit_stay_as_they_are() {
        String fits = LINE + ".\n    " + LINE.substring(4) + "\n\n" + "x".repeat(120);

        assertThat(Exercises.wrapped(fits)).isEqualTo(fits);
    }
}
