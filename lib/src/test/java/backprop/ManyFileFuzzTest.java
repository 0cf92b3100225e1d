package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** As many damaged files as bin/fuzz asks for, each answered within two seconds. */
@EnabledIfSystemProperty(named = "fuzz.inputs", matches = "[0-9]+")
class ManyFileFuzzTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** A thread for each input would take longer than most of them do; a batch that hangs is told too. */
    private static final int BATCH = 100;

    @TempDir
    Path folder;

    private final long inputs = Long.getLong("fuzz.inputs", 0);
    private final long seed = Long.getLong("fuzz.seed", 0);

    @FunctionalInterface
    private interface Maker {
        byte[] make(long seed) throws IOException;
    }

    private void attempt(String what, FileFuzz fuzz, Maker maker) {
        long end = seed + inputs;
        var at = new AtomicLong(seed);
        long taken = 0;
        while (at.get() < end) {
            long until = Math.min(end, at.get() + BATCH);
            taken += assertTimeoutPreemptively(
                    PATIENCE.multipliedBy(BATCH),
                    () -> batch(what, fuzz, maker, at, until),
                    () -> description(what, at.get()) + " takes for ever");
        }
        System.out.printf(
                "%s: %d inputs from seed %d, of which %d were read and the others refused%n",
                what, inputs, seed, taken);
        if (inputs > 1) {
            // A single one is tried again, and may well be damaged beyond all reading.
            assertThat(taken).as("read").isPositive();
        }
    }

    private static long batch(String what, FileFuzz fuzz, Maker maker, AtomicLong at, long until) throws IOException {
        long taken = 0;
        for (; at.get() < until; at.incrementAndGet()) {
            String description = description(what, at.get());
            byte[] bytes = maker.make(at.get());
            long start = System.nanoTime();
            taken += fuzz.takes(bytes, description) ? 1 : 0;
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(description)
                    .isLessThan(PATIENCE);
        }
        return taken;
    }

    private static String description(String what, long seed) {
        return "%s, the input of seed %d".formatted(what, seed);
    }

    @Test
    void damaged_tables_are_read_or_refused_by_name() {
        attempt("tables", FileFuzz.ofTables(folder), input -> FileFuzz.table(input, false));
    }

    @Test
    void damaged_packed_tables_are_read_or_refused_by_name() {
        attempt("packed tables", FileFuzz.ofPackedTables(folder), input -> FileFuzz.table(input, true));
    }

    @Test
    void damaged_networks_are_read_or_refused_by_name() throws IOException {
        List<byte[]> networks = FileFuzzTest.networks();
        attempt("networks", FileFuzz.ofNetworks(folder), input -> FileFuzz.network(input, networks));
    }
}
