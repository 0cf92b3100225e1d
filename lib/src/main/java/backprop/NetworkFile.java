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
import java.util.Objects;
import java.util.SortedSet;

/** A network as named arrays in NumPy's format: W1, b1, W2, b2 ... and activations. */
final class NetworkFile {
    private static final String ACTIVATIONS = "activations";

    private NetworkFile() {}

    static void write(Network network, Path file) throws IOException {
        Map<String, NpzFile.Writer> arrays = arrays(network);
        WholeFile.write(file, stream -> NpzFile.write(arrays, stream));
    }

    private static Map<String, NpzFile.Writer> arrays(Network network) {
        var arrays = new LinkedHashMap<String, NpzFile.Writer>();
        for (int l = 0; l < network.layers().size(); l++) {
            Layer layer = network.layer(l);
            arrays.put("W" + (l + 1), array(layer.W())::writeTo);
            if (layer.hasBias()) {
                arrays.put("b" + (l + 1), array(layer.b())::writeTo);
            }
            Activation.checkName(layer.activation());
        }
        List<String> activations = network.layers().stream()
                .map(layer -> layer.activation().name())
                .toList();
        arrays.put(ACTIVATIONS, stream -> NpyArray.writeTexts(activations, stream));
        return arrays;
    }

    private static NpyArray array(Matrix matrix) {
        return new NpyArray(matrix.rows(), matrix.columns(), matrix.data());
    }

    static Network read(Path file) throws IOException {
        WholeFile.checkIsFile(file);
        try (var arrays = new NpzFile(file)) {
            return network(arrays);
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "%s is no saved network: %s"
                            .formatted(file, Objects.requireNonNullElse(e.getMessage(), e.toString())),
                    e);
        }
    }

    private static Network network(NpzFile arrays) throws IOException {
        SortedSet<String> names = arrays.names();
        List<String> activations = arrays.texts(ACTIVATIONS, names.size());
        var layers = new ArrayList<Layer>();
        for (int l = 1; l <= activations.size(); l++) {
            Matrix W = matrix(arrays, "W" + l);
            Activation activation = Activation.named(activations.get(l - 1));
            layers.add(
                    names.remove("b" + l)
                            ? new Layer(W, matrix(arrays, "b" + l), activation)
                            : Layer.withoutBias(W, activation));
            names.remove("W" + l);
        }
        for (String name : names) {
            if (name.matches("[Wb][0-9]+")) {
                throw new IOException("its array %s belongs to no layer; its activations are of %d, %s"
                        .formatted(name, activations.size(), activations));
            }
        }
        return new Network(layers);
    }

    private static Matrix matrix(NpzFile arrays, String name) throws IOException {
        NpyArray array = arrays.numbers(name);
        return new Matrix(array.rows(), array.columns(), array.numbers());
    }
}
