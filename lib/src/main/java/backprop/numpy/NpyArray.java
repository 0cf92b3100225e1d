package backprop.numpy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NumPy's file format of one array: a magic word, a version, the length of a header, the header (a Python dictionary with
 * the type, the order and the shape), the elements. See {@code numpy.lib.format} in NumPy's documentation.
 *
 * @param type NumPy's name of the elements' type
 * @param columnsFirst whether the elements are stored column by column, in Fortran's order
 * @param shape the size of each dimension
 * @param elements what follows the header
 */
public record NpyArray(String type, boolean columnsFirst, List<Integer> shape, ByteBuffer elements) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");

    /** The array in these bytes; bytes that are no array, or not all of one, are an error. */
    public static NpyArray parse(byte[] bytes) throws IOException {
        if (bytes.length < 12 || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException("is not an array in NumPy's format");
        }
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean longHeader = bytes[MAGIC.length] > 1;
        int from = longHeader ? 12 : 10;
        int length = longHeader ? buffer.getInt(8) : buffer.getShort(8) & 0xffff;
        if (length < 0 || length > bytes.length - from) {
            throw new IOException("is cut off in its header");
        }
        String header = new String(bytes, from, length, ISO_8859_1);
        Matcher type = find(TYPE, header);
        List<Integer> shape = Arrays.stream(find(SHAPE, header).group(1).split("[, ]+"))
                .filter(size -> !size.isEmpty())
                .map(NpyArray::size)
                .toList();
        boolean columnsFirst = find(ORDER, header).group(1).equals("True");
        buffer.position(from + length);
        return new NpyArray(type.group(1), columnsFirst, shape, buffer.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    private static Matcher find(Pattern pattern, String header) throws IOException {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new IOException("has a header that is not NumPy's: " + header.strip());
        }
        return matcher;
    }

    private static int size(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    /** The rows of an array of numbers; an array of one dimension is a row. */
    public int rows() {
        return shape.size() == 2 ? shape.get(0) : 1;
    }

    /** The columns of an array of numbers. */
    public int columns() {
        return shape.get(shape.size() - 1);
    }

    /** The numbers, row by row, of an array of one or two dimensions. */
    public double[] toNumbers() throws IOException {
        if (!type.equals("<f8") || shape.size() < 1 || shape.size() > 2) {
            throw new IOException(
                    "has type %s and %d dimensions, not float64 (<f8) and 1 or 2".formatted(type, shape.size()));
        }
        if (elements.remaining() != 8L * rows() * columns()) {
            throw new IOException(
                    "has %d bytes for %d by %d numbers".formatted(elements.remaining(), rows(), columns()));
        }
        var stored = new double[rows() * columns()];
        elements.duplicate().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(stored);
        if (!columnsFirst) {
            return stored;
        }
        var numbers = new double[stored.length];
        for (int k = 0; k < stored.length; k++) {
            numbers[k % rows() * columns() + k / rows()] = stored[k];
        }
        return numbers;
    }

    /** The texts of an array of one dimension, each of four bytes a character, padded with zeros. */
    public List<String> toTexts() throws IOException {
        if (!type.matches("<U[0-9]{1,6}") || shape.size() != 1) {
            throw new IOException(
                    "has type %s and %d dimensions, not text (<U...) and 1".formatted(type, shape.size()));
        }
        int width = Integer.parseInt(type.substring(2));
        if (elements.remaining() != 4L * width * shape.get(0)) {
            throw new IOException("has %d bytes for %d texts".formatted(elements.remaining(), shape.get(0)));
        }
        var texts = new String[shape.get(0)];
        for (int i = 0; i < texts.length; i++) {
            var text = new StringBuilder();
            for (int k = 0; k < width; k++) {
                int character = elements.getInt(4 * (i * width + k));
                if (character != 0 && Character.isValidCodePoint(character)) {
                    text.appendCodePoint(character);
                }
            }
            texts[i] = text.toString();
        }
        return List.of(texts);
    }

    /** The file of a matrix of numbers, stored row by row. */
    public static byte[] bytes(int rows, int columns, double[] numbers) {
        var elements = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        elements.asDoubleBuffer().put(numbers);
        return bytes("<f8", rows + ", " + columns, elements.array());
    }

    /** The file of an array of texts. */
    public static byte[] bytes(List<String> texts) {
        int width = texts.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max()
                .orElse(1);
        var elements = ByteBuffer.allocate(4 * width * texts.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < texts.size(); i++) {
            int[] characters = texts.get(i).codePoints().toArray();
            for (int k = 0; k < characters.length; k++) {
                elements.putInt(4 * (i * width + k), characters[k]);
            }
        }
        return bytes("<U" + width, texts.size() + ",", elements.array());
    }

    /** The header is padded with spaces so that the elements begin at a multiple of 64, as NumPy wants. */
    private static byte[] bytes(String type, String shape, byte[] elements) {
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape);
        int from = (10 + header.length() + 1 + 63) / 64 * 64;
        byte[] text = (header + " ".repeat(from - 11 - header.length()) + "\n").getBytes(UTF_8);
        return ByteBuffer.allocate(from + elements.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) text.length)
                .put(text)
                .put(elements)
                .array();
    }
}
