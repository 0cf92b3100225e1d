package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
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
            Files.copy(stream, file);
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
                .isThrownBy(() -> Network.load(fromNumpy("float32.npz")))
                .withMessageEndingWith("float32.npz is no saved network: its array W1 has type <f4 and 2 dimensions, "
                        + "not float64 (<f8) and 1 or 2");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Network.load(folder.resolve("nowhere.npz")));
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
    void a_file_with_any_byte_changed_or_any_length_cut_is_an_error_or_reads_as_it_was() throws IOException {
        byte[] whole = Files.readAllBytes(fromNumpy("network.npz"));
        String right = Network.load(folder.resolve("network.npz")).layer(1).W().toString();
        Path file = folder.resolve("damaged.npz");
        for (int k = 0; k < whole.length; k++) {
            byte[] damaged = whole.clone();
            damaged[k] ^= 0x41;
            Files.write(file, damaged);
            loadsRightOrFailsClearly(file, right);
            Files.write(file, java.util.Arrays.copyOf(whole, k));
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
