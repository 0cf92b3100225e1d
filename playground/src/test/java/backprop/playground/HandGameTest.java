package backprop.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers are those of notebook 00. */
class HandGameTest {
    private final HandGame game = new HandGame();

    private double value(String name) {
        return game.values()[Arrays.asList(game.names()).indexOf(name)];
    }

    private double gradient(String name) {
        return game.gradients()[Arrays.asList(game.names()).indexOf(name)];
    }

    @Test
    void begins_with_the_notebooks_network() {
        assertThat(new double[] {value("z1"), value("z2"), value("h1"), value("h2"), value("a"), value("L")})
                .containsExactly(3, -1, 3, 0, 7, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "w11, 8", "w21, 16", "w12, 0", "w22, 0", "b1, 8", "b2, 0", "v1, 12", "v2, 0", "c, 4", "a, 4", "h1, 8", "h2, 12"
    })
    void has_the_notebooks_gradients(String name, double expected) {
        assertThat(gradient(name)).isEqualTo(expected);
        assertThat(game.complaint(name, expected)).isEmpty();
    }

    @Test
    void a_step_is_the_notebooks_step() {
        assertThat(game.step(0.01)).isTrue();

        assertThat(value("w21")).isEqualTo(0.84);
        assertThat(value("L")).isCloseTo(0.4866, org.assertj.core.api.Assertions.within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "w21, 8, multiplied by the input",
        "w21, -16, the sign is wrong",
        "w21, 1, This is the number itself",
        "w22, 24, The unit is off",
        "v1, 4, multiplied by h",
        "a, 2, The slope of its square is twice that",
        "c, 8, 2 times what is asked",
        "b2, 12, The unit is off",
        "w21, 3.5, Your answer 3.5 is too small"
    })
    void names_the_mistake_in_an_answer(String name, double answer, String words) {
        assertThat(game.complaint(name, answer)).contains(words);
    }

    @Test
    void a_step_that_would_lead_out_of_sight_changes_nothing() {
        game.set("y", -1000);
        double[] before = game.values().clone();

        assertThat(game.step(100)).isFalse();

        assertThat(game.values()).isEqualTo(before);
    }

    @Test
    void what_is_computed_cannot_be_set() {
        game.set("L", 7);
        game.set("x1", 1e9);

        assertThat(value("L")).isEqualTo(4);
        assertThat(value("x1")).isEqualTo(1);
    }
}
