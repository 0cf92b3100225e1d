package backprop;

import backprop.numpy.NpyArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A network in a file of NumPy's {@code .npz} format, which is a zip of arrays: W1, b1, W2, b2 ... and activations. */
final class NetworkFile {
    private static final String ACTIVATIONS = "activations";

    /** A fixed time makes equal networks equal files; it is the first that a zip can hold. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private NetworkFile() {}

    /** Writes beside the file first and then puts the whole in its place, so that no reader meets half a network. */
    static void write(Network network, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream stream = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW);
                    var zip = new ZipOutputStream(stream)) {
                for (var array : arrays(network).entrySet()) {
                    var entry = new ZipEntry(array.getKey() + ".npy");
                    entry.setTimeLocal(TIME);
                    zip.putNextEntry(entry);
                    zip.write(array.getValue());
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Map<String, byte[]> arrays(Network network) {
        var arrays = new LinkedHashMap<String, byte[]>();
        for (int l = 0; l < network.layers().size(); l++) {
            Layer layer = network.layer(l);
            arrays.put("W" + (l + 1), bytes(layer.W()));
            if (layer.hasBias()) {
                arrays.put("b" + (l + 1), bytes(layer.b()));
            }
        }
        List<String> activations = network.layers().stream()
                .map(layer -> layer.activation().name())
                .toList();
        arrays.put(ACTIVATIONS, NpyArray.bytes(activations));
        return arrays;
    }

    private static byte[] bytes(Matrix matrix) {
        return NpyArray.bytes(matrix.rows(), matrix.columns(), matrix.data());
    }

    static Network read(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return network(zip);
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("%s is no saved network: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Network network(ZipFile zip) throws IOException {
        List<String> activations = activations(zip);
        var layers = new ArrayList<Layer>();
        for (int l = 1; l <= activations.size(); l++) {
            Matrix W = matrix(zip, "W" + l);
            Activation activation = Activation.named(activations.get(l - 1));
            layers.add(
                    zip.getEntry("b" + l + ".npy") == null
                            ? Layer.withoutBias(W, activation)
                            : new Layer(W, matrix(zip, "b" + l), activation));
        }
        return new Network(layers);
    }

    private static List<String> activations(ZipFile zip) throws IOException {
        try {
            return array(zip, ACTIVATIONS).toTexts();
        } catch (IOException e) {
            throw new IOException("its array %s %s".formatted(ACTIVATIONS, e.getMessage()), e);
        }
    }

    private static Matrix matrix(ZipFile zip, String name) throws IOException {
        try {
            NpyArray array = array(zip, name);
            double[] numbers = array.toNumbers();
            return new Matrix(array.rows(), array.columns(), numbers);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("its array %s %s".formatted(name, e.getMessage()), e);
        }
    }

    private static NpyArray array(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name + ".npy");
        if (entry == null) {
            throw new IOException("is missing");
        }
        byte[] bytes;
        try (var stream = zip.getInputStream(entry)) {
            bytes = stream.readAllBytes();
        }
        var sum = new CRC32();
        sum.update(bytes);
        if (sum.getValue() != entry.getCrc()) {
            throw new IOException("is damaged");
        }
        return NpyArray.parse(bytes);
    }
}
