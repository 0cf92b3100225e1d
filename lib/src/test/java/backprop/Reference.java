package backprop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** Reads what NumPy computed, from the test resources. */
final class Reference {
    private Reference() {}

    static JsonObject read(String path) {
        var stream = Objects.requireNonNull(Reference.class.getResourceAsStream(path), path);
        try (var reader = new InputStreamReader(stream, UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JSON array of arrays as a matrix, one of numbers as a row; numbers may be "nan", "inf" and "-inf". */
    static Matrix matrix(JsonElement element) {
        JsonArray array = element.getAsJsonArray();
        if (!array.get(0).isJsonArray()) {
            return Matrix.rowVector(doubles(array));
        }
        var rows = new double[array.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = doubles(array.get(i));
        }
        return Matrix.of(rows);
    }

    static double[] doubles(JsonElement element) {
        return element.getAsJsonArray().asList().stream()
                .mapToDouble(Reference::number)
                .toArray();
    }

    static int[] ints(JsonElement element) {
        return element.getAsJsonArray().asList().stream()
                .mapToInt(JsonElement::getAsInt)
                .toArray();
    }

    private static double number(JsonElement element) {
        return switch (element.getAsString()) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> element.getAsDouble();
        };
    }

    /** The SHA-256 of the elements as little-endian doubles, row by row. */
    static String sha256(Matrix matrix) {
        var bytes = ByteBuffer.allocate(8 * matrix.size()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(matrix.data());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
