package backprop.engine;

/**
 * Matrices in the form in which the loops of large products read them: cut into strips of {@link #WIDTH} columns, one
 * strip after the other, and in a strip row after row. However wide the matrix, the next row is always sixteen numbers
 * away: a product walks through memory in a straight line, and the JVM's compiler need not check each index.
 *
 * <p>The last strip is as wide as the others; what stands in columns that the matrix does not have is never used.
 */
final class Strips {
    static final int WIDTH = 16;

    /** This many rows of a strip are filled before the next ones, so that they stay in the first-level cache meanwhile. */
    private static final int PATCH = 64;

    private Strips() {}

    /** The number of strips that n columns fill. */
    static int count(int columns) {
        return (columns + WIDTH - 1) / WIDTH;
    }

    /** The numbers in the strips of a matrix. */
    static int size(int rows, int columns) {
        return count(columns) * rows * WIDTH;
    }

    /** Where a part of the columns begins, if each part is a number of whole strips. */
    static int begin(int columns, int part, int parts) {
        return Math.min(columns, count(columns) * part / parts * WIDTH);
    }

    /**
     * Cuts a matrix into strips.
     *
     * @param from row-major; {@code step} is the distance from one row to the next
     * @param strip the distance from one strip to the next
     */
    static void cut(double[] from, int fromAt, int step, int rows, int columns, double[] to, int toAt, int strip) {
        int whole = columns / WIDTH * WIDTH;
        for (int j = 0; j < whole; j += WIDTH) {
            wholeStrip(from, fromAt + j, step, rows, to, toAt + j / WIDTH * strip);
        }
        int at = toAt + whole / WIDTH * strip;
        for (int i = 0; i < rows && whole < columns; i++) {
            System.arraycopy(from, fromAt + i * step + whole, to, at + i * WIDTH, columns - whole);
        }
    }

    /**
     * Number by number: calling the JVM's copy for each row would take as long again, and it waits for the memory. A loop over
     * the sixteen is as slow as the copy.
     */
    private static void wholeStrip(double[] from, int fromAt, int step, int rows, double[] to, int toAt) {
        for (int i = 0; i < rows; i++) {
            int row = fromAt + i * step;
            int at = toAt + i * WIDTH;
            to[at] = from[row];
            to[at + 1] = from[row + 1];
            to[at + 2] = from[row + 2];
            to[at + 3] = from[row + 3];
            to[at + 4] = from[row + 4];
            to[at + 5] = from[row + 5];
            to[at + 6] = from[row + 6];
            to[at + 7] = from[row + 7];
            to[at + 8] = from[row + 8];
            to[at + 9] = from[row + 9];
            to[at + 10] = from[row + 10];
            to[at + 11] = from[row + 11];
            to[at + 12] = from[row + 12];
            to[at + 13] = from[row + 13];
            to[at + 14] = from[row + 14];
            to[at + 15] = from[row + 15];
        }
    }

    /** Cuts the transpose of a matrix into strips: sixteen of the matrix's rows become the columns of a strip. */
    static void cutTransposed(
            double[] from, int fromAt, int step, int rows, int columns, double[] to, int toAt, int strip) {
        for (int j = 0; j < columns; j += PATCH) {
            int count = Math.min(PATCH, columns - j);
            int i = 0;
            for (; i + 4 <= rows; i += 4) {
                int at = toAt + i / WIDTH * strip + j * WIDTH + i % WIDTH;
                fourRows(from, fromAt + i * step + j, step, count, to, at);
            }
            for (; i < rows; i++) {
                int row = fromAt + i * step + j;
                int at = toAt + i / WIDTH * strip + j * WIDTH + i % WIDTH;
                for (int t = 0; t < count; t++) {
                    to[at + t * WIDTH] = from[row + t];
                }
            }
        }
    }

    private static void fourRows(double[] from, int row, int step, int columns, double[] to, int at) {
        int second = row + step;
        int third = second + step;
        int fourth = third + step;
        for (int j = 0; j < columns; j++) {
            to[at + j * WIDTH] = from[row + j];
            to[at + j * WIDTH + 1] = from[second + j];
            to[at + j * WIDTH + 2] = from[third + j];
            to[at + j * WIDTH + 3] = from[fourth + j];
        }
    }
}
