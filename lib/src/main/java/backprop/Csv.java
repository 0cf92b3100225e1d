package backprop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Files of comma-separated values in UTF-8: perhaps a line of names, then lines of as many numbers each. */
final class Csv {
    /** So many numbers a row takes beside its own. */
    private static final int NUMBERS_FOR_A_ROW = 3;

    private Csv() {}

    /** The rows of numbers. A first line of which no field is a number is a header; blank lines do not count. */
    static double[][] read(Path file) throws IOException {
        return read(file, Runtime.getRuntime().maxMemory() / 32);
    }

    /**
     * The rows of numbers. A few kilobytes may unpack to gigabytes.
     *
     * @param room for so many numbers there is memory, if they are copied once
     */
    static double[][] read(Path file, long room) throws IOException {
        WholeFile.checkIsFile(file);
        try (InputStream stream = Files.newInputStream(file);
                var reader = new InputStreamReader(unpacked(file, stream), UTF_8);
                var lines = new BufferedReader(new BoundedLines(reader, file, room))) {
            return rows(lines, file, room);
        } catch (EOFException e) {
            throw new IOException(file + " is damaged: it ends too early for a file packed by gzip", e);
        } catch (ZipException e) {
            throw new IOException(
                    "%s is damaged, or is not packed by gzip as its name says: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static double[][] rows(BufferedReader lines, Path file, long room) throws IOException {
        var rows = new ArrayList<double[]>();
        List<String> first = List.of();
        long taken = 0;
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
            List<String> fields = fields(number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line);
            if (line.isBlank()) {
                continue;
            }
            if (first.isEmpty()) {
                first = fields;
            }
            if (fields.size() != first.size()) {
                throw new IOException("%s, line %d has %d fields, but the first line has %d: %s"
                        .formatted(file, number, fields.size(), first.size(), start(line)));
            }
            if (fields != first
                    || fields.stream().anyMatch(field -> number(field).isPresent())) {
                taken += fields.size() + NUMBERS_FOR_A_ROW;
                if (taken > room) {
                    throw new IOException("%s has more rows than the %d for which there is memory; java -Xmx gives more"
                            .formatted(file, rows.size()));
                }
                rows.add(numbers(fields, file, number));
            }
        }
        if (rows.isEmpty()) {
            throw new IOException(file + " has no line of numbers");
        }
        return rows.toArray(double[][]::new);
    }

    /** Refuses a line that is too long before memory is taken for it: as texts, its fields take several times its own. */
    private static final class BoundedLines extends FilterReader {
        private final Path file;
        private final long longest;
        private long length;

        BoundedLines(Reader reader, Path file, long room) {
            super(reader);
            this.file = file;
            longest = room / 4;
        }

        @Override
        public int read(char[] chars, int from, int count) throws IOException {
            int got = super.read(chars, from, count);
            for (int k = from; k < from + got; k++) {
                length = chars[k] == '\n' || chars[k] == '\r' ? 0 : length + 1;
                if (length > longest) {
                    throw new IOException(
                            "%s has a line of more than %d characters, for which there is memory; java -Xmx gives more"
                                    .formatted(file, longest));
                }
            }
            return got;
        }
    }

    private static InputStream unpacked(Path file, InputStream stream) throws IOException {
        return file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream;
    }

    /** The parts between commas, where a comma between quotation marks is a letter like any other. */
    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int k = 0; k <= line.length(); k++) {
            char c = k == line.length() ? ',' : line.charAt(k);
            if (c == '"') {
                quoted = !quoted;
            } else if (k == line.length() || (c == ',' && !quoted)) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        return fields;
    }

    private static double[] numbers(List<String> fields, Path file, int line) throws IOException {
        var numbers = new double[fields.size()];
        for (int j = 0; j < numbers.length; j++) {
            OptionalDouble number = number(fields.get(j));
            if (number.isEmpty()) {
                throw new IOException("%s, line %d, field %d: '%s' is not a number"
                        .formatted(file, line, j + 1, start(fields.get(j))));
            }
            numbers[j] = number.getAsDouble();
        }
        return numbers;
    }

    /** A number as in any language; Java's own 1f and 1d are none. */
    private static OptionalDouble number(String text) {
        try {
            return text.isEmpty() || "dDfF".indexOf(text.charAt(text.length() - 1)) >= 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Enough of a text to find it in the file. */
    private static String start(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + " ...";
    }

    /** Writes the header, if it has a name, and the rows, each number in the shortest form that reads back the same. */
    static void write(Path file, String[] header, double[][] rows) throws IOException {
        if (header.length > 0 && header.length != rows[0].length) {
            throw new IllegalArgumentException("%d names for %d columns".formatted(header.length, rows[0].length));
        }
        for (String name : header) {
            if (name.isBlank() || number(name.strip()).isPresent() || name.matches("(?s).*[\"\r\n].*")) {
                throw new IllegalArgumentException(
                        "'%s' cannot name a column; a name is no number, and has no quotation mark or line break"
                                .formatted(name));
            }
        }
        var text = new StringBuilder();
        if (header.length > 0) {
            text.append(Arrays.stream(header)
                            .map(name -> name.contains(",") ? '"' + name + '"' : name)
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        for (double[] row : rows) {
            text.append(Arrays.stream(row).mapToObj(Double::toString).collect(Collectors.joining(",")))
                    .append('\n');
        }
        WholeFile.write(file, stream -> stream.write(text.toString().getBytes(UTF_8)));
    }
}
