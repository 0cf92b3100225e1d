package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** As many damaged cells and messages as bin/fuzz asks for, each answered within two seconds. */
@EnabledIfSystemProperty(named = "fuzz.inputs", matches = "[0-9]+")
class ManyKernelFuzzTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final long inputs = Long.getLong("fuzz.inputs", 0);
    private final long seed = Long.getLong("fuzz.seed", 0);

    private void attempt(String what, LongPredicate takes) {
        long taken = 0;
        for (long at = seed; at < seed + inputs; at++) {
            long input = at;
            taken += assertTimeoutPreemptively(
                            PATIENCE, () -> takes.test(input), () -> description(what, input) + " takes for ever")
                    ? 1
                    : 0;
        }
        System.out.printf("%s: %d inputs from seed %d, of which %d were right%n", what, inputs, seed, taken);
        if (inputs > 1) {
            // A single one is tried again, and may well be damaged beyond all reading.
            assertThat(taken).as("right").isPositive();
        }
    }

    private static String description(String what, long seed) {
        return "%s, the input of seed %d".formatted(what, seed);
    }

    @Test
    void damaged_cells_are_taken_apart_and_nothing_of_them_is_lost() throws Exception {
        try (KernelFuzz fuzz = new KernelFuzz()) {
            // What the JVM loads and compiles at first is nothing that an input is to blame for.
            fuzz.takes(KernelFuzz.cell(seed), "the first cell");
            attempt("cells", input -> fuzz.takes(KernelFuzz.cell(input), description("cells", input)));
        }
    }

    @Test
    void damaged_messages_are_taken_or_refused() throws Exception {
        try (KernelFuzz fuzz = new KernelFuzz()) {
            attempt("messages", input -> fuzz.takes(fuzz.message(input), description("messages", input)));
        }
    }
}
