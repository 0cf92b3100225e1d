package backprop;

import java.util.function.Supplier;

/**
 * Large matrix products, block by block: a block of B is copied to a place where its rows lie close together and stay in
 * the cache, and is then multiplied by all of A, of which threads take a block of rows each. The blocks depend on the
 * shapes alone, so that the result does not depend on the number of threads. {@link Product} says the same in a few lines.
 */
final class BlockedProduct {
    static final BlockedProduct SHARED = new BlockedProduct(Team.SHARED, Kernels::create);

    private static final int ROWS = 32;
    private static final int COLUMNS = 256;
    private static final int DEPTH = 256;
    private static final long LEAST_WORK = 50_000;
    private static final int LEAST_COLUMNS = 8;

    private final Team team;
    private final Kernels[] kernels;
    private final double[][] aBlocks;
    private final double[] bBlock = new double[Strips.size(DEPTH, COLUMNS)];
    private final Team.Task cutTask = this::cutStrip;
    private final Team.Task multiplyTask = this::multiplyRows;

    // The product, and the block of B, at hand.
    private Operand left = new Operand(Matrix.zeros(1, 1), false);
    private Operand right = left;
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
        aBlocks = new double[team.size()][Strips.size(DEPTH, ROWS)];
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
        this.right = right;
        this.rows = rows;
        this.columns = columns;
        result = new double[rows * columns];
        for (firstColumn = 0; firstColumn < columns; firstColumn += COLUMNS) {
            width = Math.min(COLUMNS, columns - firstColumn);
            for (firstTerm = 0; firstTerm < terms; firstTerm += DEPTH) {
                depth = Math.min(DEPTH, terms - firstTerm);
                team.forEach(Strips.count(width), cutTask);
                team.forEach((rows + ROWS - 1) / ROWS, multiplyTask);
            }
        }
        return new Matrix(rows, columns, result);
    }

    private void cutStrip(int worker, int strip) {
        int first = strip * Strips.WIDTH;
        int count = Math.min(Strips.WIDTH, width - first);
        cut(right, firstTerm, depth, firstColumn + first, count, bBlock, strip * depth * Strips.WIDTH);
    }

    private void multiplyRows(int worker, int block) {
        int first = block * ROWS;
        int height = Math.min(ROWS, rows - first);
        double[] a = aBlocks[worker];
        cut(new Operand(left.matrix, !left.transposed), firstTerm, depth, first, height, a, 0);
        kernels[worker].multiply(
                height,
                width,
                depth,
                a,
                0,
                bBlock,
                0,
                result,
                first * columns + firstColumn,
                columns,
                Strips.WIDTH,
                firstTerm > 0);
    }

    /** Cuts a block of the operand into strips, in which its rows are the terms of the sums. */
    private static void cut(Operand operand, int firstTerm, int terms, int first, int count, double[] to, int toAt) {
        double[] data = operand.matrix.data;
        int step = operand.matrix.columns();
        int strip = terms * Strips.WIDTH;
        if (operand.transposed) {
            Strips.cutTransposed(data, first * step + firstTerm, step, count, terms, to, toAt, strip);
        } else {
            Strips.cut(data, firstTerm * step + first, step, terms, count, to, toAt, strip);
        }
    }
}
