package backprop.engine;

import backprop.Matrix;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Large matrix products, block by block: a block of B is copied to a place where its rows lie close together and stay in
 * the cache, and is then multiplied by block after block of A. Each thread makes some rows of the result, or some columns
 * where there are more of those, and cuts for itself what it needs of both operands: that takes less time than fetching
 * what another one has cut. The blocks of a sum depend on its length alone, so that the result does not depend on the
 * number of threads. {@link Product} says the same in a few lines.
 */
final class BlockedProduct {
    private static final Team ALONE = new Team(1);
    private static final Operand NONE = new Operand(new double[1], 1, 1, false);

    static final BlockedProduct SHARED = new BlockedProduct(Team.SHARED, InnerLoops::create);

    private static final int ROWS = 32;
    private static final int COLUMNS = 256;
    private static final int DEPTH = 256;
    private static final long LEAST_WORK = 50_000;
    private static final long LEAST_SHARED_WORK = 500_000;
    private static final int LEAST_COLUMNS = 8;

    private final Team team;
    private final Supplier<InnerLoops> source;
    private final InnerLoops[] loops;
    private final double[][] aBlocks;
    private final double[][] bBlocks;
    private final Team.Task partTask = this::multiplyPart;

    /** Whether a product is under way here; whoever asks for another one meanwhile gets a place of its own. */
    private final AtomicBoolean busy = new AtomicBoolean();

    private final Queue<BlockedProduct> otherPlaces = new ConcurrentLinkedQueue<>();

    // The product at hand; in between, nothing that takes memory.
    private Operand left = NONE;
    private Operand right = NONE;
    private double[] result = NONE.data;
    private int rows;
    private int terms;
    private int columns;
    private int parts;

    BlockedProduct(Team team, Supplier<InnerLoops> source) {
        this.team = team;
        this.source = source;
        loops = new InnerLoops[team.size()];
        aBlocks = new double[team.size()][Strips.size(DEPTH, ROWS)];
        bBlocks = new double[team.size()][Strips.size(DEPTH, COLUMNS)];
        for (int i = 0; i < loops.length; i++) {
            loops[i] = source.get();
        }
    }

    /**
     * A matrix, or the transpose of one: then its element (i, j) is the stored one's (j, i).
     *
     * @param data the stored matrix, row by row
     * @param rows of the operand
     * @param columns of the operand
     */
    @SuppressWarnings("ArrayRecordComponent") // two operands are never compared
    record Operand(double[] data, int rows, int columns, boolean transposed) {
        static Operand of(Matrix matrix) {
            return new Operand(matrix.data(), matrix.rows(), matrix.columns(), false);
        }

        static Operand transposed(Matrix matrix) {
            return new Operand(matrix.data(), matrix.columns(), matrix.rows(), true);
        }

        Operand transpose() {
            return new Operand(data, columns, rows, !transposed);
        }

        /** The columns of the stored matrix. */
        int step() {
            return transposed ? rows : columns;
        }
    }

    /** Whether a product of these sizes is large enough to be cut into blocks. */
    static boolean pays(int rows, int depth, int columns) {
        return columns >= LEAST_COLUMNS && (long) rows * depth * columns >= LEAST_WORK;
    }

    /**
     * The product of two operands, of which the left one has as many columns as the right one has rows.
     *
     * @param product modified; row-major
     */
    void multiply(Operand left, Operand right, double[] product) {
        if (busy.compareAndSet(false, true)) {
            try {
                multiplyHere(left, right, product);
            } finally {
                busy.set(false);
            }
            return;
        }
        BlockedProduct free = otherPlaces.poll();
        BlockedProduct place = free == null ? new BlockedProduct(ALONE, source) : free;
        place.multiplyHere(left, right, product);
        otherPlaces.add(place);
    }

    private void multiplyHere(Operand left, Operand right, double[] product) {
        this.left = left;
        this.right = right;
        rows = left.rows();
        terms = left.columns();
        columns = right.columns();
        result = product;
        parts = (long) rows * terms * columns < LEAST_SHARED_WORK ? 1 : team.size();
        try {
            team.forEach(parts, partTask);
        } finally {
            this.left = NONE;
            this.right = NONE;
            result = NONE.data;
        }
    }

    private void multiplyPart(int worker, int part) {
        if (rows >= columns) {
            multiply(worker, Strips.begin(rows, part, parts), Strips.begin(rows, part + 1, parts), 0, columns);
        } else {
            multiply(worker, 0, rows, Strips.begin(columns, part, parts), Strips.begin(columns, part + 1, parts));
        }
    }

    /** The elements of the result in these rows and columns. */
    private void multiply(int worker, int fromRow, int toRow, int fromColumn, int toColumn) {
        double[] b = bBlocks[worker];
        for (int column = fromColumn; column < toColumn; column += COLUMNS) {
            int width = Math.min(COLUMNS, toColumn - column);
            for (int term = 0; term < terms; term += DEPTH) {
                int depth = Math.min(DEPTH, terms - term);
                cut(right, term, depth, column, width, b);
                for (int row = fromRow; row < toRow; row += ROWS) {
                    multiplyBlock(worker, row, Math.min(ROWS, toRow - row), term, depth, column, width);
                }
            }
        }
    }

    /** A block of A, which is cut here, by the block of B, which is cut already. */
    private void multiplyBlock(int worker, int row, int height, int term, int depth, int column, int width) {
        double[] a = aBlocks[worker];
        cut(left.transpose(), term, depth, row, height, a);
        loops[worker].multiply(
                height,
                width,
                depth,
                a,
                0,
                bBlocks[worker],
                0,
                result,
                row * columns + column,
                columns,
                Strips.WIDTH,
                term > 0);
    }

    /** Cuts a block of the operand into strips, in which its rows are the terms of the sums. */
    private static void cut(Operand operand, int firstTerm, int terms, int first, int count, double[] to) {
        double[] data = operand.data;
        int step = operand.step();
        int strip = terms * Strips.WIDTH;
        if (operand.transposed) {
            Strips.cutTransposed(data, first * step + firstTerm, step, count, terms, to, 0, strip);
        } else {
            Strips.cut(data, firstTerm * step + first, step, terms, count, to, 0, strip);
        }
    }
}
