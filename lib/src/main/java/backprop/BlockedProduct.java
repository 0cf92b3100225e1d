package backprop;

import java.util.function.Supplier;

/**
 * Large matrix products, block by block: a block of B is copied to a place where its rows lie close together and stay in
 * the cache, and is then multiplied by all of A, of which threads take a block of rows each. The blocks depend on the
 * shapes alone, so that the result does not depend on the number of threads. {@link Product} says the same in a few lines.
 */
final class BlockedProduct {
    static final BlockedProduct SHARED = new BlockedProduct(Team.SHARED, Kernels::create);

    private static final int ROWS = 64;
    private static final int COLUMNS = 256;
    private static final int DEPTH = 256;
    /** Not a multiple of 256 bytes, so that rows do not drive each other out of the cache. */
    private static final int ROW_STEP = ROWS + 8;

    private static final int COLUMN_STEP = COLUMNS + 8;
    private static final long LEAST_WORK = 50_000;
    private static final int LEAST_COLUMNS = 8;

    private final Team team;
    private final Kernels[] kernels;
    private final double[][] aBlocks;
    private final double[] bBlock = new double[DEPTH * COLUMN_STEP];
    private final Team.Task task = this::rowsOfBlock;

    // The product, and the block of B, at hand.
    private Operand left = new Operand(Matrix.zeros(1, 1), false);
    private double[] result = bBlock;
    private int rows;
    private int columns;
    private int firstColumn;
    private int width;
    private int firstTerm;
    private int depth;

    BlockedProduct(Team team, Supplier<Kernels> source) {
        this.team = team;
        kernels = new Kernels[team.size()];
        aBlocks = new double[team.size()][DEPTH * ROW_STEP];
        for (int i = 0; i < kernels.length; i++) {
            kernels[i] = source.get();
        }
    }

    /** A matrix, or the transpose of one: then its element (i, j) is the stored one's (j, i). */
    record Operand(Matrix matrix, boolean transposed) {
        static Operand of(Matrix matrix) {
            return new Operand(matrix, false);
        }

        static Operand transposed(Matrix matrix) {
            return new Operand(matrix, true);
        }
    }

    /** Whether a product of these sizes is large enough to be cut into blocks. */
    static boolean pays(int rows, int depth, int columns) {
        return columns >= LEAST_COLUMNS && (long) rows * depth * columns >= LEAST_WORK;
    }

    /** The product of a rows×terms and a terms×columns operand. */
    synchronized Matrix multiply(int rows, int terms, int columns, Operand left, Operand right) {
        this.left = left;
        this.rows = rows;
        this.columns = columns;
        result = new double[rows * columns];
        for (firstColumn = 0; firstColumn < columns; firstColumn += COLUMNS) {
            width = Math.min(COLUMNS, columns - firstColumn);
            for (firstTerm = 0; firstTerm < terms; firstTerm += DEPTH) {
                depth = Math.min(DEPTH, terms - firstTerm);
                if (right.transposed) {
                    turn(right, firstColumn, width, firstTerm, depth, bBlock, COLUMN_STEP);
                } else {
                    copy(right, firstTerm, depth, firstColumn, width, bBlock, COLUMN_STEP);
                }
                team.forEach((rows + ROWS - 1) / ROWS, task);
            }
        }
        return new Matrix(rows, columns, result);
    }

    private void rowsOfBlock(int worker, int block) {
        int first = block * ROWS;
        int height = Math.min(ROWS, rows - first);
        double[] a = aBlocks[worker];
        if (left.transposed) {
            copy(left, firstTerm, depth, first, height, a, ROW_STEP);
        } else {
            turn(left, first, height, firstTerm, depth, a, ROW_STEP);
        }
        kernels[worker].transposeDot(
                height,
                width,
                depth,
                a,
                0,
                ROW_STEP,
                bBlock,
                0,
                COLUMN_STEP,
                result,
                first * columns + firstColumn,
                columns,
                firstTerm > 0);
    }

    /** Copies a block of the stored matrix row by row. */
    private static void copy(
            Operand from, int firstRow, int rows, int firstColumn, int columns, double[] to, int step) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(
                    from.matrix.data, (firstRow + i) * from.matrix.columns() + firstColumn, to, i * step, columns);
        }
    }

    /** Copies a block of the stored matrix so that its rows become columns, four at a time. */
    private static void turn(
            Operand from, int firstRow, int rows, int firstColumn, int columns, double[] to, int step) {
        double[] data = from.matrix.data;
        int i = 0;
        for (; i + 4 <= rows; i += 4) {
            int row0 = (firstRow + i) * from.matrix.columns() + firstColumn;
            int row1 = row0 + from.matrix.columns();
            int row2 = row1 + from.matrix.columns();
            int row3 = row2 + from.matrix.columns();
            for (int j = 0; j < columns; j++) {
                int at = j * step + i;
                to[at] = data[row0 + j];
                to[at + 1] = data[row1 + j];
                to[at + 2] = data[row2 + j];
                to[at + 3] = data[row3 + j];
            }
        }
        for (; i < rows; i++) {
            int row = (firstRow + i) * from.matrix.columns() + firstColumn;
            for (int j = 0; j < columns; j++) {
                to[j * step + i] = data[row + j];
            }
        }
    }
}
