package backprop.classroom;

import backprop.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Tables of numbers, from a file, or of what lies in matrices with one example in each column. Show them with {@link
 * Show#table}.
 */
public final class Tables {
    private static final String GET_IT =
            "Copy it from where you have these notebooks from; in a clone of the project, git checkout FILE brings it back.";

    private Tables() {}

    /**
     * Reads small whole numbers, at most 32,767, from a file of comma-separated values that gzip has packed. Its first line
     * names the columns.
     *
     * @param file where it is
     * @param columns how many columns it has
     * @throws IOException if there is no such file, or if it is damaged; the message says what helps
     */
    public static Table wholeNumbers(String file, int columns) throws IOException {
        var types = new ColumnType[columns];
        Arrays.fill(types, ColumnType.SHORT);
        Table table;
        try (var stream = new GZIPInputStream(Files.newInputStream(Path.of(file)))) {
            String name = String.valueOf(Path.of(file).getFileName());
            table = Table.read()
                    .usingOptions(
                            CsvReadOptions.builder(stream).columnTypes(types).tableName(name));
        } catch (NoSuchFileException e) {
            throw new IOException("There is no file %s here. %s".formatted(file, GET_IT), e);
        } catch (IOException | RuntimeException e) {
            // Tablesaw's exceptions for a line that is wrong share no class.
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IOException("%s is damaged (%s). %s".formatted(file, reason, GET_IT), e);
        }
        if (table.columnCount() != columns || table.isEmpty()) {
            throw new IOException("%s is damaged (it has %d rows of %d numbers, instead of %d numbers). %s"
                    .formatted(file, table.rowCount(), table.columnCount(), columns, GET_IT));
        }
        return table;
    }

    /**
     * Mean, deviation, least and greatest value of each quantity. The deviation divides by n − 1, as tablesaw does.
     *
     * @param title what the table shows
     * @param names the quantities, in the order of the rows
     * @param rows matrices with one quantity a row and one example a column; stacked, they have as many rows as there are
     *     names
     */
    public static Table summary(String title, String[] names, Matrix... rows) {
        double[][] values = Matrix.vstack(rows).toArray();
        checkNames(names, values.length);
        Table table = Table.create(title);
        for (int i = 0; i < values.length; i++) {
            table.addColumns(DoubleColumn.create(names[i], values[i]));
        }
        Table summary = table.summary();
        for (int i = 1; i <= values.length; i++) {
            summary.replaceColumn(i, rounded(summary.doubleColumn(i), 4).setName(names[i - 1]));
        }
        return summary.where(summary.stringColumn(0).isIn("Mean", "Std. Dev", "Min", "Max"));
    }

    /**
     * Questions to a network, and what it answers, with one digit after the point.
     *
     * @param title what the table shows
     * @param inputs the names of the numbers that go in, one for each row of the questions
     * @param questions one question a column
     * @param outputs the names of the numbers that come out, one for each row of the answers
     * @param answers one answer a column, as many as there are questions
     */
    public static Table answers(String title, String[] inputs, Matrix questions, String[] outputs, Matrix answers) {
        double[][] asked = questions.toArray();
        double[][] given = answers.toArray();
        checkNames(inputs, asked.length);
        checkNames(outputs, given.length);
        Table table = Table.create(title);
        for (int i = 0; i < asked.length; i++) {
            table.addColumns(DoubleColumn.create(inputs[i], asked[i]));
        }
        for (int i = 0; i < given.length; i++) {
            table.addColumns(rounded(DoubleColumn.create("predicted " + outputs[i], given[i]), 1));
        }
        return table;
    }

    private static DoubleColumn rounded(DoubleColumn column, int digits) {
        double factor = Math.pow(10, digits);
        DoubleColumn rounded = column.map(value -> Math.round(value * factor) / factor);
        rounded.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(digits));
        return rounded;
    }

    private static void checkNames(String[] names, int rows) {
        if (names.length != rows) {
            throw new IllegalArgumentException("%d names for %d rows; give one for each".formatted(names.length, rows));
        }
    }
}
