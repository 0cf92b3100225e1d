package backprop.numpy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An open file of NumPy's {@code .npz} format, {@code np.savez}: a zip of arrays, each of which has a name. */
public final class NpzFile implements AutoCloseable {
    /** A fixed time makes equal arrays equal files; it is the first that a zip can hold. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String SUFFIX = ".npy";

    private final ZipFile zip;

    /** For how many numbers there still is memory, if they are copied once or twice on their way. */
    private long room = Runtime.getRuntime().maxMemory() / 32;

    /** Writes or reads an array. */
    @FunctionalInterface
    public interface Writer {
        /** Writes it. */
        void writeTo(DataOutputStream stream) throws IOException;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(DataInputStream stream, long size) throws IOException;
    }

    /**
     * Opens a file to read it.
     *
     * @throws IOException if it cannot be read, is no zip, or holds more than this JVM has memory for
     */
    public NpzFile(Path file) throws IOException {
        zip = zip(file);
        // A few kilobytes of zip may hold gigabytes of zeros.
        double bytes = zip.stream().mapToDouble(ZipEntry::getSize).sum();
        long most = 8 * room;
        if (bytes > most) {
            zip.close();
            throw new IOException(
                    "its arrays have %.0f bytes; with this JVM's memory they may have %d, and java -Xmx gives more"
                            .formatted(bytes, most));
        }
    }

    /** A zip is read here and there, which needs a file of this computer's. */
    private static ZipFile zip(Path file) throws IOException {
        if (file.getFileSystem().equals(FileSystems.getDefault())) {
            return new ZipFile(file.toFile());
        }
        Path copy = Files.createTempFile("backprop", ".npz");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            return new ZipFile(copy.toFile(), ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Writes arrays, each under its name. The stream stays open. */
    public static void write(Map<String, Writer> arrays, OutputStream stream) throws IOException {
        var zip = new ZipOutputStream(stream);
        for (var array : arrays.entrySet()) {
            var entry = new ZipEntry(array.getKey() + SUFFIX);
            entry.setTimeLocal(TIME);
            zip.putNextEntry(entry);
            var elements = new DataOutputStream(new BufferedOutputStream(zip));
            array.getValue().writeTo(elements);
            elements.flush();
        }
        zip.finish();
    }

    /** The names of its arrays, a set of the caller's own. */
    public SortedSet<String> names() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * An array of one or two dimensions.
     *
     * @throws IOException if it is missing, damaged, or holds no such numbers; the message tells which array and why
     */
    public NpyArray numbers(String name) throws IOException {
        NpyArray array = read(name, (stream, size) -> NpyArray.numbers(stream, size, room));
        room -= array.numbers().length;
        return array;
    }

    /**
     * The texts of an array of one dimension.
     *
     * @param most more texts than these are an error
     * @throws IOException if it is missing, damaged, or holds no texts; the message tells which array and why
     */
    public List<String> texts(String name, int most) throws IOException {
        return read(name, (stream, size) -> NpyArray.texts(stream, size, most));
    }

    private <T> T read(String name, Reader<T> reader) throws IOException {
        ZipEntry entry = zip.getEntry(name + SUFFIX);
        if (entry == null) {
            throw new IOException("its array %s is missing".formatted(name));
        }
        var sum = new CRC32();
        try (var stream =
                new DataInputStream(new BufferedInputStream(new CheckedInputStream(zip.getInputStream(entry), sum)))) {
            T array = reader.read(stream, entry.getSize());
            if (stream.read() >= 0 || sum.getValue() != entry.getCrc()) {
                throw new IOException("is damaged");
            }
            return array;
        } catch (EOFException e) {
            throw new IOException("its array %s is cut off".formatted(name), e);
        } catch (IOException e) {
            throw new IOException("its array %s %s".formatted(name, e.getMessage()), e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
