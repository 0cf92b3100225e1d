package backprop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Damaged files, and what a reader of files must answer to each: a result, or an exception of ours that names the file. */
final class FileFuzz {
    private static final List<String> WORDS_OF_TABLES = List.of(
            ",",
            "\n",
            "\r\n",
            "\r",
            "\"",
            "\"\"",
            "NaN",
            "1e999",
            "-Infinity",
            "0x1p3",
            "1f",
            "\ufeff",
            "\0",
            " ",
            ",,,,",
            "9".repeat(400),
            "x,y",
            "1.5");
    private static final List<String> WORDS_OF_ARRAYS = List.of(
            "PK\3\4",
            "PK\1\2",
            "PK\5\6",
            "\u0093NUMPY",
            "<f8",
            ">f2",
            "|u1",
            "<U7",
            "<U999999",
            "<i8",
            "|O",
            "True",
            "(99999999,)",
            "(2147483647, 2147483647)",
            "(0,)",
            "(1, 1, 1)",
            "'shape': ",
            "'descr': ",
            "W1",
            "b9",
            "activations",
            "softmax",
            "\0\0\0\0");

    /** Reads a file, as a user does. */
    @FunctionalInterface
    interface Reader {
        Object read(Path file) throws IOException;
    }

    private final Path file;
    private final Reader reader;

    private FileFuzz(Path file, Reader reader) {
        this.file = file;
        this.reader = reader;
    }

    static FileFuzz ofTables(Path folder) {
        return new FileFuzz(folder.resolve("table.csv"), Matrix::fromCsv);
    }

    static FileFuzz ofPackedTables(Path folder) {
        return new FileFuzz(folder.resolve("table.csv.gz"), Matrix::fromCsv);
    }

    static FileFuzz ofNetworks(Path folder) {
        return new FileFuzz(folder.resolve("network.npz"), Network::load);
    }

    /** A table with damage, packed or plain. */
    static byte[] table(long seed, boolean packed) throws IOException {
        var mutator = new ByteMutator(seed, WORDS_OF_TABLES);
        byte[] table = mutator.oneOf(List.of(
                        "a,b,c\n1,2,3\n4.5,-6e-7,+8\n",
                        "\ufeff\"x, in mm\";y\r\n1,2\r\n\r\n3,4\r\n",
                        "1\n2\n3",
                        "NaN,Infinity,-0.0\n1e308,1e-320,0x1p-3\n",
                        "1,2,3,4,5,6,7,8,9,10\n".repeat(20)))
                .getBytes(UTF_8);
        if (!packed) {
            return mutator.damaged(table);
        }
        return mutator.coin() ? gzip(mutator.damaged(table)) : mutator.damaged(gzip(table));
    }

    /** A saved network with damage: to the zip, or to an array in a zip that is sound. */
    static byte[] network(long seed, List<byte[]> networks) throws IOException {
        var mutator = new ByteMutator(seed, WORDS_OF_ARRAYS);
        byte[] network = mutator.oneOf(networks);
        if (mutator.coin()) {
            return mutator.damaged(network);
        }
        Map<String, byte[]> arrays = unzipped(network);
        String name = mutator.oneOf(List.copyOf(arrays.keySet()));
        arrays.computeIfPresent(name, (any, array) -> mutator.damaged(array));
        return zip(arrays);
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(packed)) {
            stream.write(bytes);
        }
        return packed.toByteArray();
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                entries.put(entry.getName(), stream.readAllBytes());
            }
        }
        return entries;
    }

    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                stream.putNextEntry(new ZipEntry(entry.getKey()));
                stream.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** Whether the reader took it; what is refused must be refused by words of ours. */
    boolean takes(byte[] bytes, String description) throws IOException {
        Files.write(file, bytes);
        try {
            return reader.read(file) != null;
        } catch (IOException e) {
            assertThat(e.getMessage()).as(description).startsWith(file.toString());
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(description, e);
        }
    }
}
