package backprop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which steps the caller does alone, by a clock that says how long steps of either way take. */
class ThreadChoiceTest {
    private long now;

    /** For each step whether it was done alone, if shared ones take the one time and others the other, in microseconds. */
    private List<Boolean> steps(ThreadChoice choice, int count, long shared, long alone) {
        List<Boolean> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean byCaller = choice.nextIsAlone();
            now += 1000 * (byCaller ? alone : shared);
            steps.add(byCaller);
        }
        return steps;
    }

    private ThreadChoice choice() {
        return new ThreadChoice(() -> now);
    }

    private static long countAlone(List<Boolean> steps) {
        return steps.stream().filter(alone -> alone).count();
    }

    @Test
    void begins_with_all_threads_and_tries_the_caller_alone_four_times() {
        List<Boolean> steps = steps(choice(), 40, 100, 150);
        assertThat(steps.subList(0, 32)).containsOnly(false);
        assertThat(steps.subList(32, 36)).containsOnly(true);
        assertThat(steps.subList(36, 40)).containsOnly(false);
    }

    @Test
    void the_caller_does_all_where_others_slow_it_down() {
        ThreadChoice choice = choice();
        steps(choice, 40, 400, 100);
        List<Boolean> steps = steps(choice, 1000, 400, 100);
        assertThat(steps.subList(0, 32)).containsOnly(true);
        assertThat(countAlone(steps)).isGreaterThan(970);
    }

    @Test
    void goes_back_to_all_threads_when_they_help_again() {
        ThreadChoice choice = choice();
        steps(choice, 40, 400, 100);
        List<Boolean> steps = steps(choice, 1000, 100, 200);
        assertThat(countAlone(steps)).isLessThan(70);
        assertThat(steps.subList(960, 1000)).containsOnly(false);
    }

    @Test
    void tries_more_and_more_rarely() {
        assertThat(countAlone(steps(choice(), 10_000, 100, 100))).isEqualTo(4 * 8);
    }

    @Test
    void changes_nothing_for_a_small_difference_or_a_single_slow_step() {
        ThreadChoice choice = choice();
        assertThat(countAlone(steps(choice, 36, 100, 90))).isEqualTo(4);
        now += 1_000_000;
        assertThat(countAlone(steps(choice, 60, 100, 90))).isZero();
    }

    @Test
    void never_tries_steps_that_are_long_enough_to_be_shared() {
        assertThat(steps(choice(), 1000, 3000, 1)).containsOnly(false);
    }
}
