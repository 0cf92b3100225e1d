package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import backprop.numpy.NpyArray;
import backprop.numpy.NpzFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {
    @TempDir
    Path folder;

    private final NumpyRandom random = new NumpyRandom(0);

    private Path fromNumpy(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream stream =
                Objects.requireNonNull(NetworkFileTest.class.getResourceAsStream("numpy/" + name), name)) {
            Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    @Test
    void a_saved_network_comes_back_bit_for_bit() throws IOException {
        Network network = Network.builder(3)
                .layer(5, "sigmoid")
                .layer(2, "softmax")
                .initializer(Initializer.HE.withDrawnBiases())
                .build(random);
        Path file = folder.resolve("net.npz");
        network.save(file);
        Network loaded = Network.load(file);

        assertThat(loaded).hasToString(network.toString());
        for (int l = 0; l < 2; l++) {
            assertThat(loaded.layer(l).W()).isEqualTo(network.layer(l).W());
            assertThat(loaded.layer(l).b()).isEqualTo(network.layer(l).b());
        }
    }

    @Test
    void saving_replaces_the_file_leaves_nothing_beside_it_and_is_reproducible() throws IOException {
        Network network = Network.builder(2).layer(1, "relu").withoutBiases().build(random);
        Path file = folder.resolve("net.npz");
        Path other = folder.resolve("other.npz");
        Files.writeString(file, "what was here before");
        network.save(file);
        network.save(other);

        assertThat(file).hasSameBinaryContentAs(other);
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getTimeLocal)).containsOnly(LocalDateTime.of(1980, 1, 1, 0, 0));
        }
        assertThat(Network.load(file).layer(0).hasBias()).isFalse();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, other);
        }
    }

    @Test
    void a_file_that_cannot_be_written_is_an_error_and_leaves_nothing() {
        Network network = Network.builder(2).layer(1, "relu").build(random);

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> network.save(folder.resolve("missing").resolve("net.npz")));
    }

    @Test
    void networks_that_numpy_saved_are_read() throws IOException {
        NumpyRandom sameSeed = new NumpyRandom(0);
        Matrix W1 = sameSeed.randn(2, 4);
        Matrix b1 = sameSeed.randn(1, 4);
        Matrix W2 = sameSeed.randn(4, 3);
        Matrix b2 = sameSeed.randn(1, 3);
        Network network = Network.load(fromNumpy("network.npz"));
        Network compressed = Network.load(fromNumpy("network_compressed_without_biases.npz"));

        assertThat(network.layer(0).W()).isEqualTo(W1);
        assertThat(network.layer(0).b()).isEqualTo(b1);
        assertThat(network.layer(1).W()).isEqualTo(W2);
        assertThat(network.layer(1).b()).isEqualTo(b2);
        assertThat(network.layer(1).activation()).isSameAs(Activation.LINEAR);
        assertThat(compressed.layer(0).W()).as("stored column by column").isEqualTo(W1);
        assertThat(compressed.layer(1)).hasToString("4 → 3, sigmoid, no bias");
    }

    @Test
    void a_foreign_or_missing_file_gets_a_clear_error() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a network");

        assertThatIOException()
                .isThrownBy(() -> Network.load(text))
                .withMessageMatching(".*notes.txt is no saved network: .+");
        assertThatIOException()
                .isThrownBy(() -> Network.load(fromNumpy("other_arrays.npz")))
                .withMessageEndingWith("other_arrays.npz is no saved network: its array activations is missing");
        assertThatIOException()
                .isThrownBy(() -> Network.load(fromNumpy("complex.npz")))
                .withMessageEndingWith("complex.npz is no saved network: its array W1 has type <c16 and 2 dimensions, "
                        + "not float, int or uint, such as <f8, and 1 or 2");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Network.load(folder.resolve("nowhere.npz")));
    }

    @Test
    void numbers_of_every_size_and_byte_order_are_read() throws IOException {
        Matrix W1 = Network.load(fromNumpy("network.npz")).layer(0).W();
        Network single = Network.load(fromNumpy("float32.npz"));
        Network kinds = Network.load(fromNumpy("kinds.npz"));

        assertThat(single.layer(0).W()).isEqualTo(W1.map(w -> (float) w));
        assertThat(kinds.layer(0).W()).as("float64, big-endian, by columns").isEqualTo(W1);
        assertThat(kinds.layer(0).activation()).as("text, big-endian").isSameAs(Activation.RELU);
        assertThat(kinds.layer(1).b()).as("int32").isEqualTo(Matrix.rowVector(-70000, 0, 70000));
        assertThat(kinds.layer(2).W().row(1)).as("int8").isEqualTo(Matrix.rowVector(-128, 127));
        assertThat(kinds.layer(2).b()).as("uint64").isEqualTo(Matrix.rowVector(0x1p63 + 2048, 0x1p64));
        assertThat(kinds.layer(3).W()).as("uint16").isEqualTo(Matrix.columnVector(65535, 0));
        assertThat(kinds.layer(3).b().get(0, 0)).as("float16").isInfinite();
        assertThat(kinds.layer(4).W().get(0, 0)).as("float16, subnormal").isEqualTo(0x1p-24);
        assertThat(kinds.layer(4).b().get(0, 0)).as("int64").isEqualTo(-0x1p63);
        MatrixAssert.assertThat(kinds.layer(1).W())
                .isCloseTo(Network.load(fromNumpy("network.npz")).layer(1).W(), 0x1p-11);
    }

    private Path file(Map<String, NpzFile.Writer> arrays) throws IOException {
        Path file = folder.resolve("made.npz");
        try (OutputStream stream = Files.newOutputStream(file)) {
            NpzFile.write(arrays, stream);
        }
        return file;
    }

    private static NpzFile.Writer activations(String... names) {
        return stream -> NpyArray.writeTexts(List.of(names), stream);
    }

    @Test
    void a_network_whose_arrays_and_activations_disagree_is_not_cut_short() throws IOException {
        NpzFile.Writer one = new NpyArray(1, 1, new double[1])::writeTo;

        assertThatIOException()
                .isThrownBy(() -> Network.load(file(Map.of("W1", one, "W2", one, "activations", activations("relu")))))
                .withMessageEndingWith("made.npz is no saved network: "
                        + "its array W2 belongs to no layer; its activations are of 1, [relu]");
        assertThatIOException()
                .isThrownBy(() -> Network.load(file(Map.of("W1", one, "activations", activations("relu", "relu")))))
                .withMessageEndingWith("its array W2 is missing");
        assertThat(Network.load(file(Map.of("W1", one, "mean", one, "activations", activations("tanh"))))
                        .layers())
                .as("what else lies in the file")
                .hasSize(1);
    }

    @Test
    void sizes_that_the_file_does_not_deserve_are_refused_before_memory_is_taken() throws IOException {
        NpzFile.Writer one = new NpyArray(1, 1, new double[1])::writeTo;

        assertThatIOException()
                .isThrownBy(() -> Network.load(file(Map.of("W1", one, "activations", header("<U0", "999999999,")))))
                .withMessageContaining("its array activations has type <U0 and shape [999999999], not text");
        assertThatIOException()
                .isThrownBy(() -> Network.load(
                        file(Map.of("activations", activations("relu"), "W1", header("<f8", "999999999, 999999999")))))
                .withMessageContaining("its array W1 has 0 bytes for 999999998000000001 elements of type <f8");
        assertThatIOException()
                .isThrownBy(() -> Network.load(
                        file(Map.of("activations", activations("relu"), "W1", header("<f8", "999999999, 0")))))
                .withMessageContaining("its array W1 has 0 bytes for 0 elements of type <f8");
    }

    @Test
    void what_follows_an_array_is_damage_and_what_is_no_array_has_no_name() throws IOException {
        NpzFile.Writer tooLong = stream -> {
            new NpyArray(1, 1, new double[] {7}).writeTo(stream);
            stream.write(0);
        };
        Path made = file(Map.of("W1", tooLong));
        Path file = folder.resolve("mixed.npz");
        try (ZipFile from = new ZipFile(made.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(file))) {
            to.putNextEntry(new ZipEntry("read me.txt"));
            to.write('!');
            to.putNextEntry(new ZipEntry("W1.npy"));
            from.getInputStream(from.getEntry("W1.npy")).transferTo(to);
        }

        try (NpzFile mixed = new NpzFile(file)) {
            assertThat(mixed.names()).containsExactly("W1");
            assertThatIOException().isThrownBy(() -> mixed.numbers("W1")).withMessageContaining("its array W1 ");
        }
    }

    @Test
    void a_number_alone_is_no_matrix() {
        assertThatIOException()
                .isThrownBy(
                        () -> Network.load(file(Map.of("activations", activations("relu"), "W1", header("<f8", "")))))
                .withMessageContaining("its array W1 has type <f8 and 0 dimensions, not ");
    }

    @Test
    void a_header_of_four_gigabytes_is_refused_by_its_length() {
        NpzFile.Writer longHeader = stream ->
                stream.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, (byte) 0xfe, (byte) 0xff, -1, -1});

        assertThatIOException()
                .isThrownBy(() -> Network.load(file(Map.of("activations", longHeader))))
                .withMessageContaining("has a header of 4294967294 bytes, not of at most 10000");
    }

    /** So NumPy wants it, to map a file into memory. */
    @Test
    void the_elements_begin_at_a_multiple_of_64_bytes() throws IOException {
        for (int columns : new int[] {1, 10, 12_345}) {
            var bytes = new ByteArrayOutputStream();
            new NpyArray(2, columns, new double[2 * columns]).writeTo(new DataOutputStream(bytes));
            int beforeElements = bytes.size() - 2 * columns * Double.BYTES;

            assertThat(beforeElements % 64).isZero();
            assertThat(bytes.toByteArray()[beforeElements - 1]).isEqualTo((byte) '\n');
        }
    }

    private static NpzFile.Writer header(String type, String shape) {
        String text = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape);
        return stream -> {
            stream.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length(), 0});
            stream.writeBytes(text);
        };
    }

    /** Where the zip's list of contents tells how many bytes come out of an entry, every one gets four gigabytes. */
    @Test
    void a_small_zip_of_more_than_the_memory_is_refused() throws IOException {
        Map<String, NpzFile.Writer> arrays =
                IntStream.range(0, 1000).boxed().collect(Collectors.toMap(i -> "W" + i, i -> activations("relu")));
        Path file = file(arrays);
        byte[] bytes = Files.readAllBytes(file);
        for (int k = 0; k + 28 < bytes.length; k++) {
            if (bytes[k] == 'P' && bytes[k + 1] == 'K' && bytes[k + 2] == 1 && bytes[k + 3] == 2) {
                Arrays.fill(bytes, k + 25, k + 28, (byte) 0xff);
            }
        }
        Files.write(file, bytes);

        assertThatIOException()
                .isThrownBy(() -> Network.load(file))
                .withMessageMatching(".*made.npz is no saved network: its arrays have 42949\\d+ bytes; "
                        + "with this JVM's memory they may have \\d+, and java -Xmx gives more");
    }

    /** A number of one byte in the file is one of eight in the memory. */
    @Test
    void small_numbers_that_become_more_than_the_memory_are_refused() throws IOException {
        long count = Runtime.getRuntime().maxMemory() / 32 + 1;
        Assumptions.assumeTrue(count < 300_000_000, "or the test takes long");
        NpzFile.Writer bytes = stream -> {
            header("|i1", count + ",").writeTo(stream);
            for (long left = count; left > 0; left -= 1_000_000) {
                stream.write(new byte[(int) Math.min(left, 1_000_000)]);
            }
        };

        assertThatIOException()
                .isThrownBy(() -> Network.load(file(Map.of("activations", activations("relu"), "W1", bytes))))
                .withMessageEndingWith("its array W1 has %d numbers, and there is memory for %d; java -Xmx gives more"
                        .formatted(count, count - 1));
    }

    @Test
    void an_activation_of_ones_own_is_not_saved_under_the_name_of_the_librarys() {
        Network network = Network.builder(1)
                .layer(1, Activation.of("relu", z -> z, z -> 1))
                .build(0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.save(folder.resolve("net.npz")))
                .withMessage("'relu' is the library's own activation; give yours another name");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void an_activation_that_is_not_registered_is_named() throws IOException {
        Activation mine = Activation.of("mine", z -> z, z -> 1);
        Path file = folder.resolve("net.npz");
        Network.builder(2).layer(1, mine).build(random).save(file);

        assertThatIOException()
                .isThrownBy(() -> Network.load(file))
                .withMessageContaining("no activation is named 'mine'; known are ");
    }

    @Test
    @Tag("long")
    void a_file_with_any_byte_changed_or_any_length_cut_is_an_error_or_reads_as_it_was() throws IOException {
        byte[] whole = Files.readAllBytes(fromNumpy("network.npz"));
        String right = Network.load(folder.resolve("network.npz")).layer(1).W().toString();
        Path file = folder.resolve("damaged.npz");
        for (int k = 0; k < whole.length; k++) {
            byte[] damaged = whole.clone();
            damaged[k] ^= 0x41;
            Files.write(file, damaged);
            loadsRightOrFailsClearly(file, right);
            Files.write(file, Arrays.copyOf(whole, k));
            assertThatIOException().isThrownBy(() -> Network.load(file)).withMessageContaining("damaged.npz");
        }
    }

    private static void loadsRightOrFailsClearly(Path file, String right) {
        try {
            assertThat(Network.load(file).layer(1).W()).hasToString(right);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("damaged.npz is no saved network: ");
        }
    }
}
