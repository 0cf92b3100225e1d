package backprop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    /** A thread with the mark of an interrupt on it can't sleep: it would look for work for ever. */
    @Test
    @Timeout(60)
    void a_worker_that_is_interrupted_works_on_and_sleeps_again() throws InterruptedException {
        var team = new Team(2);
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        for (int storm = 0; storm < 200 || workers.isEmpty(); storm++) {
            var runs = new AtomicIntegerArray(64);
            team.forEach(64, (worker, index) -> {
                runs.incrementAndGet(index);
                if (worker > 0) {
                    workers.add(Thread.currentThread());
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(runs.toString()).isEqualTo(ones(64));
            workers.forEach(Thread::interrupt);
        }
        for (Thread worker : workers) {
            while (worker.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
        }
    }

    private static String ones(int count) {
        return Collections.nCopies(count, 1).toString();
    }
}
