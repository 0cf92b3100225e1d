package backprop.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void a_link_leads_back_to_its_settings() {
        String link = "data=own&own=-50.-50.0_12.120.1&units=4.8.1&hidden=relu&start=xavier&goal=softmax&rule=momentum"
                + "&rate=0.003&batch=all&l2=0.1&seed=42&epoch=17";

        Settings.Link parsed = Settings.parse(link);

        assertThat(parsed.complaints()).isEmpty();
        assertThat(parsed.settings().link()).isEqualTo(link);
    }

    @Test
    void the_links_of_all_lessons_are_read_as_a_whole() {
        for (Lesson lesson : Lesson.ALL) {
            assertThat(Settings.parse(lesson.link()).complaints())
                    .as(lesson.name())
                    .isEmpty();
        }
    }

    @Test
    void what_a_link_says_wrongly_is_named_and_the_rest_is_taken() {
        Settings.Link parsed = Settings.parse("data=moons&points=many&units=4.99&colour=red&rate=0.5&seed=1.5&epoch");

        assertThat(parsed.settings().data()).isEqualTo(Pattern.MOONS);
        assertThat(parsed.settings().rate()).isEqualTo(0.5);
        assertThat(parsed.settings().points()).isEqualTo(Settings.DEFAULT.points());
        assertThat(parsed.complaints())
                .containsExactly(
                        "points cannot be 'many'; it must be a number",
                        "units cannot be 99; it must be from 1 to 8",
                        "there is nothing named 'colour' to set",
                        "seed cannot be 1.5; it must be a whole number",
                        "there is nothing named '' to set");
    }

    @Test
    void a_choice_that_is_not_there_is_answered_with_those_that_are() {
        assertThatThrownBy(() -> Settings.DEFAULT.with("hidden", "swish"))
                .hasMessage("hidden cannot be 'swish'; it is one of tanh, relu, leaky_relu, sigmoid, linear");
    }

    @Test
    void the_seed_moves_no_point() {
        Settings settings = Settings.DEFAULT;

        assertThat(PlaneData.of(settings.with("seed", "7")).X())
                .isEqualTo(PlaneData.of(settings).X());
    }
}
