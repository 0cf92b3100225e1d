package backprop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class TeamTest {
    @Test
    void every_task_of_every_job_runs_once() {
        var team = new Team(4);
        for (int job = 0; job < 5000; job++) {
            int count = job % 17;
            var runs = new AtomicIntegerArray(count);
            team.forEach(count, (worker, index) -> runs.incrementAndGet(index));
            for (int i = 0; i < count; i++) {
                assertThat(runs.get(i)).as("job %d, task %d", job, i).isEqualTo(1);
            }
        }
    }

    @Test
    void what_a_task_throws_comes_out_as_it_is_and_the_next_job_is_whole() {
        var team = new Team(3);
        var five = new ArithmeticException("five");
        var six = new AssertionError("six");
        for (int job = 0; job < 1000; job++) {
            assertThatThrownBy(() -> team.forEach(8, (worker, index) -> {
                        if (index == 5) {
                            throw five;
                        }
                        if (index == 6) {
                            throw six;
                        }
                    }))
                    .isSameAs(five);
        }
        var runs = new AtomicIntegerArray(8);
        team.forEach(8, (worker, index) -> runs.incrementAndGet(index));
        assertThat(runs.get(5)).isEqualTo(1);
    }

    /** The inner jobs are given to the team that runs the outer one, by its caller and by its workers. */
    @Test
    void a_job_within_a_job_of_the_same_team_runs_once_and_leaves_the_outer_one_whole() {
        for (int size : new int[] {2, 3, 5}) {
            var team = new Team(size);
            for (int job = 0; job < 1000; job++) {
                var outerRuns = new AtomicIntegerArray(6);
                var innerRuns = new AtomicIntegerArray(6 * 7);
                team.forEach(6, (worker, outer) -> {
                    team.forEach(7, (w, inner) -> innerRuns.incrementAndGet(7 * outer + inner));
                    outerRuns.incrementAndGet(outer);
                });
                assertThat(outerRuns.toString()).isEqualTo(ones(6));
                assertThat(innerRuns.toString()).isEqualTo(ones(42));
            }
        }
    }

    private static String ones(int count) {
        return Collections.nCopies(count, 1).toString();
    }
}
