package backprop.numpy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An open file of NumPy's {@code .npz} format, {@code np.savez}: a zip of arrays, each of which has a name. */
public final class NpzFile implements AutoCloseable {
    /** A fixed time makes equal arrays equal files; it is the first that a zip can hold. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipFile zip;

    /**
     * Opens a file to read it.
     *
     * @throws IOException if it cannot be read or is no zip
     */
    public NpzFile(Path file) throws IOException {
        zip = new ZipFile(file.toFile());
    }

    /** Writes arrays, each under its name; their bytes are those of {@link NpyArray}. The stream stays open. */
    public static void write(Map<String, byte[]> arrays, OutputStream stream) throws IOException {
        var zip = new ZipOutputStream(stream);
        for (var array : arrays.entrySet()) {
            var entry = new ZipEntry(array.getKey() + ".npy");
            entry.setTimeLocal(TIME);
            zip.putNextEntry(entry);
            zip.write(array.getValue());
        }
        zip.finish();
    }

    /** Whether it holds an array of this name. */
    public boolean has(String name) {
        return zip.getEntry(name + ".npy") != null;
    }

    /**
     * The rows of an array of one or two dimensions; one dimension is one row.
     *
     * @throws IOException if it is missing, damaged, or holds no such numbers; the message tells which array and why
     */
    public double[][] numbers(String name) throws IOException {
        try {
            NpyArray array = array(name);
            double[] numbers = array.toNumbers();
            var rows = new double[array.rows()][];
            Arrays.setAll(rows, i -> Arrays.copyOfRange(numbers, i * array.columns(), (i + 1) * array.columns()));
            return rows;
        } catch (IOException e) {
            throw new IOException("its array %s %s".formatted(name, e.getMessage()), e);
        }
    }

    /**
     * The texts of an array of one dimension.
     *
     * @throws IOException if it is missing, damaged, or holds no texts; the message tells which array and why
     */
    public List<String> texts(String name) throws IOException {
        try {
            return array(name).toTexts();
        } catch (IOException e) {
            throw new IOException("its array %s %s".formatted(name, e.getMessage()), e);
        }
    }

    private NpyArray array(String name) throws IOException {
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

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
