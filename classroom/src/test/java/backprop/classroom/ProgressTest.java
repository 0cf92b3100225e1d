package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long MILLISECOND = 1_000_000;

    private final List<String> lines = new ArrayList<>();
    private long now;

    @Test
    void begins_with_the_count_alone() {
        progress(1_000_000);

        assertThat(lines).containsExactly("epoch 0 of 1,000,000");
    }

    @Test
    void tells_share_value_and_time_left() {
        Progress progress = progress(1_000_000);

        now = 30_000 * MILLISECOND;
        progress.at(250_000, 0.49040193);

        assertThat(lines).last().isEqualTo("epoch 250,000 of 1,000,000 (25 %), loss 0.490, about 90 s left");
    }

    @Test
    void guesses_no_time_left_in_the_first_two_seconds() {
        Progress progress = progress(100);

        now = 1_900 * MILLISECOND;
        progress.at(1, 3.5);

        assertThat(lines).last().isEqualTo("epoch 1 of 100 (1 %), loss 3.50");
    }

    @Test
    void rewrites_the_line_at_most_five_times_a_second() {
        Progress progress = progress(1_000_000);

        LongStream.rangeClosed(1, 10_000).forEach(epoch -> {
            now = epoch * MILLISECOND / 10;
            progress.at(epoch, 1);
        });

        assertThat(lines).hasSize(1 + 5);
    }

    @Test
    void the_line_that_stays_bears_no_time() {
        Progress progress = progress(100);

        now = 60_000 * MILLISECOND;
        progress.at(99, 1);
        progress.at(100, 1.82238e-6);

        assertThat(lines).last().isEqualTo("epoch 100 of 100, loss 1.82e-06");
    }

    @Test
    void stopped_early_it_keeps_the_count_and_drops_the_time() {
        Progress progress = progress(100);

        now = 60_000 * MILLISECOND;
        progress.at(40, 0.5);
        progress.end();

        assertThat(lines).last().isEqualTo("epoch 40 of 100, loss 0.500");
    }

    @Test
    void a_value_that_is_no_number_is_shown_as_such() {
        Progress progress = progress(100);

        progress.at(100, Double.NaN);

        assertThat(lines).last().isEqualTo("epoch 100 of 100, loss NaN");
    }

    @Test
    void shows_nothing_where_no_kernel_runs() {
        new Progress("epoch", 3, "loss").at(3, 0.1);
    }

    @Test
    void a_total_of_nothing_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> progress(0)).withMessageContaining("at least 1");
    }

    private Progress progress(long total) {
        return new Progress("epoch", total, "loss", () -> now, lines::add);
    }
}
