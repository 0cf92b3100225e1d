package backprop.numpy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A matrix as {@code np.array2string} writes it with NumPy's default print options: precision 8, lines of 75
 * characters, and only the three first and last rows and columns of a matrix with more than 1000 elements.
 */
public final class NumpyText {
    private static final int LINE_WIDTH = 75;
    private static final int THRESHOLD = 1000;
    private static final int EDGE_ITEMS = 3;
    private static final int GAP = -1;

    private NumpyText() {}

    /** The text of the elements of a matrix of this many rows and columns, stored row by row. */
    public static String of(int rowCount, int columnCount, double[] data) {
        boolean shortened = data.length > THRESHOLD;
        List<Integer> rows = shown(rowCount, shortened);
        List<Integer> columns = shown(columnCount, shortened);
        NumpyNumberFormat format = NumpyNumberFormat.fitting(rows.stream()
                .filter(i -> i != GAP)
                .flatMapToDouble(
                        i -> columns.stream().filter(j -> j != GAP).mapToDouble(j -> data[i * columnCount + j]))
                .toArray());

        var lines = new ArrayList<String>();
        for (int i : rows) {
            lines.add(i == GAP ? "..." : rowText(data, i * columnCount, columns, format));
        }
        return "[" + String.join("\n ", lines) + "]";
    }

    /** The indices to show, in order, with GAP where some are left out. */
    private static List<Integer> shown(int size, boolean shortened) {
        if (!shortened || size <= 2 * EDGE_ITEMS) {
            return IntStream.range(0, size).boxed().toList();
        }
        return IntStream.of(0, 1, 2, GAP, size - 3, size - 2, size - 1).boxed().toList();
    }

    /** One row in brackets, wrapped like a paragraph whose further lines are indented below its first number. */
    private static String rowText(double[] data, int from, List<Integer> columns, NumpyNumberFormat format) {
        String indent = "  ";
        // The outer bracket takes one column of the page, this row's closing bracket another.
        int width = LINE_WIDTH - 2;
        var text = new StringBuilder();
        var line = new StringBuilder(indent);
        for (int j : columns) {
            String word = j == GAP ? "..." : format.text(data[from + j]);
            if (line.length() + word.length() > width && line.length() > indent.length()) {
                text.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                line.append(indent);
            }
            line.append(word).append(' ');
        }
        text.append(line, 0, line.length() - 1);
        return "[" + text.substring(indent.length()) + "]";
    }
}
