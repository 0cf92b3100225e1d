package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
    void a_task_that_fails_fails_its_job_and_not_the_next() {
        var team = new Team(3);
        assertThatIllegalStateException()
                .isThrownBy(() -> team.forEach(8, (worker, index) -> {
                    if (index == 5) {
                        throw new ArithmeticException("five");
                    }
                }))
                .withRootCauseInstanceOf(ArithmeticException.class);
        var runs = new AtomicIntegerArray(8);
        team.forEach(8, (worker, index) -> runs.incrementAndGet(index));
        assertThat(runs.get(5)).isEqualTo(1);
    }

    @Test
    void a_job_within_a_job_runs_too() {
        var team = new Team(2);
        var runs = new AtomicIntegerArray(16);
        team.forEach(4, (worker, outer) -> {
            if (worker > 0) {
                new Team(1).forEach(4, (w, inner) -> runs.incrementAndGet(4 * outer + inner));
            } else {
                for (int inner = 0; inner < 4; inner++) {
                    runs.incrementAndGet(4 * outer + inner);
                }
            }
        });
        for (int i = 0; i < 16; i++) {
            assertThat(runs.get(i)).isEqualTo(1);
        }
    }
}
