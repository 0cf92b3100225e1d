package backprop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ugliest files, and a few hundred damaged ones that are the same in each run; bin/fuzz tries ever new ones. */
class FileFuzzTest {
    private static final int INPUTS = 400;

    @TempDir
    Path folder;

    /** Networks that NumPy saved, in several types and shapes. */
    static List<byte[]> networks() throws IOException {
        var networks = new ArrayList<byte[]>();
        for (String name :
                List.of("network", "network_compressed_without_biases", "float32", "kinds", "other_arrays")) {
            try (InputStream stream = FileFuzzTest.class.getResourceAsStream("numpy/" + name + ".npz")) {
                networks.add(Objects.requireNonNull(stream, name).readAllBytes());
            }
        }
        return networks;
    }

    @Test
    void damaged_tables_are_read_or_refused_by_name() throws IOException {
        FileFuzz plain = FileFuzz.ofTables(folder);
        FileFuzz packed = FileFuzz.ofPackedTables(folder);
        int taken = 0;
        for (int seed = 0; seed < INPUTS; seed++) {
            taken += plain.takes(FileFuzz.table(seed, false), "table " + seed) ? 1 : 0;
            taken += packed.takes(FileFuzz.table(seed, true), "packed table " + seed) ? 1 : 0;
        }
        assertThat(taken).isBetween(INPUTS / 10, 2 * INPUTS - INPUTS / 10);
    }

    @Test
    void damaged_networks_are_read_or_refused_by_name() throws IOException {
        FileFuzz fuzz = FileFuzz.ofNetworks(folder);
        int taken = 0;
        for (int seed = 0; seed < INPUTS; seed++) {
            taken += fuzz.takes(FileFuzz.network(seed, networks()), "network " + seed) ? 1 : 0;
        }
        assertThat(taken).isBetween(INPUTS / 100, INPUTS - INPUTS / 10);
    }

    @Test
    void the_ugliest_tables_are_refused_by_name() throws IOException {
        FileFuzz fuzz = FileFuzz.ofTables(folder);
        for (String ugly : List.of(
                "",
                "\n",
                "\r",
                "\u00ef\u00bb\u00bf",
                ",",
                "\"",
                "\"1,2\n3,4",
                "\0",
                "a,b",
                "a\nb",
                "1,\n",
                "1\n2,3",
                "1e",
                "0x",
                "--1",
                "1,2\n1;2",
                "1 000",
                "NaN,nan",
                "\u00ff\u00fe1\0,\0",
                "1f",
                "+",
                ",".repeat(100_000),
                "9".repeat(100_000) + ",")) {
            assertThat(fuzz.takes(ugly.getBytes(ISO_8859_1), "the table " + ugly))
                    .as(ugly)
                    .isFalse();
        }
    }

    @Test
    void the_ugliest_packed_tables_are_refused_by_name() throws IOException {
        FileFuzz fuzz = FileFuzz.ofPackedTables(folder);
        byte[] packed = FileFuzz.gzip("1,2\n".getBytes(ISO_8859_1));
        assertThat(fuzz.takes("1,2\n".getBytes(ISO_8859_1), "not packed")).isFalse();
        for (int length = 0; length < packed.length; length++) {
            assertThat(fuzz.takes(Arrays.copyOf(packed, length), "cut off")).isFalse();
        }
    }

    @Test
    void a_table_that_unpacks_to_more_than_the_memory_is_refused_by_name() throws IOException {
        Path file = folder.resolve("bomb.csv.gz");
        for (String endless : List.of("1,", "1\n", "1,2,3,4,5\n", " ")) {
            Files.write(file, FileFuzz.gzip(endless.repeat(1000).getBytes(ISO_8859_1)));
            assertThatIOException()
                    .as(endless)
                    .isThrownBy(() -> Csv.read(file, 1000))
                    .withMessageMatching(".*bomb.csv.gz has (a line of )?more .* for which there is memory.*");
        }
        Files.write(file, FileFuzz.gzip("1\n".repeat(250).getBytes(ISO_8859_1)));
        assertThat(Csv.read(file, 1000)).hasNumberOfRows(250);
    }

    @Test
    void the_ugliest_networks_are_refused_by_name() throws IOException {
        FileFuzz fuzz = FileFuzz.ofNetworks(folder);
        String start = "\u0093NUMPY\1\0";
        for (String ugly : List.of(
                "",
                "\u0093NUMPY",
                start,
                start + "\u00ff\u00ff",
                start + "\0\0",
                start + "\1\0{",
                start + "\2\0{}",
                "\u0093NUMPY\u00ff\0\u00ff\u00ff\u00ff\u007f",
                "\0".repeat(100),
                header("<U7", "(1,)"),
                header("<U999999", "(999999999, )"),
                header("<U1", "()"),
                header("<U0", "(1,)"),
                header("<f8", "(1,)"),
                header("|O", "(1,)"),
                header("<U7", "(0,)"),
                header("<U7", "(,,,,)"))) {
            byte[] array = ugly.getBytes(ISO_8859_1);
            for (String name : List.of("activations.npy", "W1.npy", "activations.npy/", ".npy", "../activations.npy")) {
                Map<String, byte[]> entries = name.endsWith("/") ? Map.of(name, new byte[0]) : Map.of(name, array);
                assertThat(fuzz.takes(FileFuzz.zip(entries), name + " " + ugly)).isFalse();
            }
            assertThat(fuzz.takes(array, "in no zip: " + ugly)).isFalse();
        }
        assertThat(fuzz.takes(FileFuzz.zip(Map.of()), "an empty zip")).isFalse();
    }

    private static String header(String type, String shape) {
        String text = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(type, shape);
        return "\u0093NUMPY\1\0" + (char) text.length() + "\0" + text;
    }
}
