package backprop;

import backprop.numpy.NpyArray;
import backprop.numpy.NpzFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network as named arrays in NumPy's format: W1, b1, W2, b2 ... and activations. */
final class NetworkFile {
    private static final String ACTIVATIONS = "activations";

    private NetworkFile() {}

    static void write(Network network, Path file) throws IOException {
        WholeFile.write(file, stream -> NpzFile.write(arrays(network), stream));
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
        try (var arrays = new NpzFile(file)) {
            return network(arrays);
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("%s is no saved network: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Network network(NpzFile arrays) throws IOException {
        List<String> activations = arrays.texts(ACTIVATIONS);
        var layers = new ArrayList<Layer>();
        for (int l = 1; l <= activations.size(); l++) {
            Matrix W = matrix(arrays, "W" + l);
            Activation activation = Activation.named(activations.get(l - 1));
            layers.add(
                    arrays.has("b" + l)
                            ? new Layer(W, matrix(arrays, "b" + l), activation)
                            : Layer.withoutBias(W, activation));
        }
        return new Network(layers);
    }

    private static Matrix matrix(NpzFile arrays, String name) throws IOException {
        double[][] rows = arrays.numbers(name);
        try {
            return Matrix.of(rows);
        } catch (ShapeException e) {
            throw new IOException("its array %s %s".formatted(name, e.getMessage()), e);
        }
    }
}
