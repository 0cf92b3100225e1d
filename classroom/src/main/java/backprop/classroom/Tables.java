package backprop.classroom;

import backprop.Matrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Tables of numbers that lie in matrices with one example in each column. Show them with {@link Show#table}. */
public final class Tables {
    private Tables() {}

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
