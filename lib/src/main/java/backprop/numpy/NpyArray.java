package backprop.numpy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * NumPy's file format of one array: a magic word, a version, the length of a header, the header (a Python dictionary
 * with the type, the order and the shape), the elements. See {@code numpy.lib.format} in NumPy's documentation.
 *
 * <p>Read are arrays of one or two dimensions with real numbers of any kind, and texts.
 *
 * @param rows 1 for an array of one dimension
 * @param columns the length of a row
 * @param numbers row by row
 */
@SuppressWarnings("ArrayRecordComponent") // two of them are never compared
public record NpyArray(int rows, int columns, double[] numbers) {
    private static final String MAGIC = "\u0093NUMPY";
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("[<>|=]?(f[248]|[iu][1248])");
    private static final Pattern TEXT = Pattern.compile("[<>|=]?U[1-9][0-9]{0,5}");

    /** NumPy does not read longer ones either. */
    private static final int LONGEST_HEADER = 10_000;

    /** What stands before the elements, and after how many bytes these begin. */
    private record Header(String type, boolean columnsFirst, List<Integer> shape, int length) {
        boolean bigEndian() {
            return type.startsWith(">");
        }

        /** f, i, u or U. */
        char kind() {
            return type.charAt(type.length() - digits().length() - 1);
        }

        int width() {
            return Integer.parseInt(digits());
        }

        private String digits() {
            return type.replaceFirst("\\D+", "");
        }

        /** The number of elements; it must be right for the bytes, so that no memory is taken for nothing. */
        int count(int bytesEach, long size) throws IOException {
            long count = shape.stream().mapToLong(length -> length).reduce(1, (a, b) -> a * b);
            if (count < 1 || count > Integer.MAX_VALUE - 8 || length + count * bytesEach != size) {
                throw new IOException("has %d bytes for %d elements of type %s; it needs %d, and at least one element"
                        .formatted(size - length, count, type, count * bytesEach));
            }
            return (int) count;
        }
    }

    /**
     * Reads numbers.
     *
     * @param size the number of bytes in the stream
     * @param room for more numbers than these there is no memory; one takes eight bytes, whatever it took in the file
     */
    static NpyArray numbers(DataInputStream stream, long size, long room) throws IOException {
        Header header = header(stream);
        int dimensions = header.shape.size();
        if (!NUMBER.matcher(header.type).matches() || dimensions < 1 || dimensions > 2) {
            throw new IOException("has type %s and %d dimensions, not float, int or uint, such as <f8, and 1 or 2"
                    .formatted(header.type, dimensions));
        }
        int columns = header.shape.get(dimensions - 1);
        int count = header.count(header.width(), size);
        if (count > room) {
            throw new IOException(
                    "has %d numbers, and there is memory for %d; java -Xmx gives more".formatted(count, room));
        }
        var numbers = new double[count];
        int rows = numbers.length / columns;
        var element = new byte[header.width()];
        char kind = header.kind();
        boolean bigEndian = header.bigEndian();
        for (int k = 0; k < numbers.length; k++) {
            int place = header.columnsFirst ? k % rows * columns + k / rows : k;
            numbers[place] = number(kind, element.length, bits(stream, element, bigEndian));
        }
        return new NpyArray(rows, columns, numbers);
    }

    /** Reads an element into the bytes, and gives them as one number. */
    private static long bits(DataInputStream stream, byte[] bytes, boolean bigEndian) throws IOException {
        stream.readFully(bytes);
        long bits = 0;
        for (int i = 0; i < bytes.length; i++) {
            bits = (bits << 8) | (bytes[bigEndian ? i : bytes.length - 1 - i] & 0xff);
        }
        return bits;
    }

    private static double number(char kind, int width, long bits) {
        if (kind == 'f') {
            return switch (width) {
                case 8 -> Double.longBitsToDouble(bits);
                case 4 -> Float.intBitsToFloat((int) bits);
                default -> half((int) bits);
            };
        }
        int unused = 64 - 8 * width;
        // An unsigned number of 64 bits is halved, lest it be taken for a negative one.
        return kind == 'i' ? bits << unused >> unused : bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
    }

    /** A number of 16 bits: the sign, five bits of exponent, ten of fraction. */
    private static double half(int bits) {
        int exponent = (bits >> 10) & 31;
        int fraction = bits & 1023;
        double size = exponent == 31
                ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                : Math.scalb(exponent == 0 ? fraction : 1024.0 + fraction, Math.max(exponent, 1) - 25);
        return bits >> 15 == 0 ? size : -size;
    }

    /**
     * Reads the texts of an array of one dimension, each of four bytes a character, padded with zeros.
     *
     * @param size the number of bytes in the stream
     * @param most more texts than these are an error
     */
    static List<String> texts(DataInputStream stream, long size, int most) throws IOException {
        Header header = header(stream);
        if (!TEXT.matcher(header.type).matches() || header.shape.size() != 1 || header.shape.get(0) > most) {
            throw new IOException("has type %s and shape %s, not text, such as <U7, and 1 to %d elements"
                    .formatted(header.type, header.shape, most));
        }
        var texts = new String[header.count(4 * header.width(), size)];
        for (int i = 0; i < texts.length; i++) {
            var text = new StringBuilder();
            for (int k = 0; k < header.width(); k++) {
                int character = (int) bits(stream, new byte[4], header.bigEndian());
                if (character != 0 && Character.isValidCodePoint(character)) {
                    text.appendCodePoint(character);
                }
            }
            texts[i] = text.toString();
        }
        return List.of(texts);
    }

    private static Header header(DataInputStream stream) throws IOException {
        var start = new byte[8];
        stream.readFully(start);
        if (!new String(start, ISO_8859_1).startsWith(MAGIC)) {
            throw new IOException("is not an array in NumPy's format");
        }
        boolean longer = start[MAGIC.length()] > 1;
        int length = (int) bits(stream, new byte[longer ? 4 : 2], false);
        if (length < 0 || length > LONGEST_HEADER) {
            throw new IOException(
                    "has a header of %d bytes, not of at most %d".formatted(length & 0xffffffffL, LONGEST_HEADER));
        }
        var bytes = new byte[length];
        stream.readFully(bytes);
        String text = new String(bytes, ISO_8859_1);
        List<Integer> shape = Stream.of(find(SHAPE, text).split("[, ]+"))
                .filter(digits -> !digits.isEmpty())
                .map(digits -> digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits))
                .toList();
        boolean columnsFirst = find(ORDER, text).equals("True");
        return new Header(find(TYPE, text), columnsFirst, shape, start.length + (longer ? 4 : 2) + length);
    }

    private static String find(Pattern pattern, String header) throws IOException {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new IOException("has a header that is not NumPy's: " + header.strip());
        }
        return matcher.group(1);
    }

    /** Writes the numbers, row by row. */
    public void writeTo(DataOutputStream stream) throws IOException {
        writeHeader("<f8", rows + ", " + columns, stream);
        for (double number : numbers) {
            stream.writeLong(Long.reverseBytes(Double.doubleToRawLongBits(number)));
        }
    }

    /** Writes an array of texts. */
    public static void writeTexts(List<String> texts, DataOutputStream stream) throws IOException {
        int width = texts.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .reduce(1, Math::max);
        writeHeader("<U" + width, texts.size() + ",", stream);
        for (String text : texts) {
            for (int character : Arrays.copyOf(text.codePoints().toArray(), width)) {
                stream.writeInt(Integer.reverseBytes(character));
            }
        }
    }

    /** The header is padded with spaces so that the elements begin at a multiple of 64, as NumPy wants. */
    private static void writeHeader(String type, String shape, DataOutputStream stream) throws IOException {
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape);
        int length = (10 + header.length() + 1 + 63) / 64 * 64 - 10;
        stream.write((MAGIC + "\1\0").getBytes(ISO_8859_1));
        stream.writeShort(Short.reverseBytes((short) length));
        stream.write((header + " ".repeat(length - 1 - header.length()) + "\n").getBytes(ISO_8859_1));
    }
}
