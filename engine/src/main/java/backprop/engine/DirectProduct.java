package backprop.engine;

import java.util.function.Supplier;

/**
 * Products with one short side, whose large operands are read where they lie: to cut them into strips for {@link
 * BlockedProduct} would take as long as to multiply them. Each element of the result is added up in an order that depends
 * on the sizes alone, so that the number of threads does not change it.
 */
final class DirectProduct {
    static final DirectProduct SHARED = new DirectProduct(Team.SHARED, InnerLoops::create);

    /** At most so many rows make a wide product: a single strip holds the other operand. */
    private static final int NARROW = Strips.WIDTH;

    private static final int LEAST_LENGTH = 64;
    private static final int LEAST_TERMS = 256;
    private static final long LEAST_WORK = 4096;
    private static final long LEAST_SHARED_WORK = 500_000;

    private final Team team;
    private final InnerLoops[] loops;
    private final RowDots[] dots;
    private final Team.Task wideTask = this::wideSlice;
    private final Team.Task dotsTask = this::dotsTile;

    // The product at hand; in between, nothing that takes memory.
    private double[] strip = {};
    private double[] a = {};
    private double[] b = {};
    private double[] c = {};
    private int rows;
    private int terms;
    private int columns;

    DirectProduct(Team team, Supplier<InnerLoops> source) {
        this.team = team;
        loops = new InnerLoops[team.size()];
        dots = new RowDots[team.size()];
        for (int i = 0; i < loops.length; i++) {
            loops[i] = source.get();
            dots[i] = new RowDots(loops[i].lanes());
        }
    }

    /** C = A B, see {@link backprop.Engine#multiply}; false, with C as it was, if no side is short. */
    boolean multiply(
            int rows,
            int terms,
            int columns,
            double[] a,
            boolean aTransposed,
            double[] b,
            boolean bTransposed,
            double[] c) {
        if ((long) rows * terms * columns < LEAST_WORK) {
            return false;
        }
        if (!bTransposed && rows <= NARROW && columns >= LEAST_LENGTH) {
            wide(rows, terms, columns, strip(rows, terms, a, aTransposed), b, c);
            return true;
        }
        if (!aTransposed && bTransposed && terms >= LEAST_TERMS && Math.min(rows, columns) <= NARROW) {
            dots(rows, terms, columns, a, b, c);
            return true;
        }
        if (!aTransposed && columns < NARROW / 2 && terms >= LEAST_LENGTH) {
            dots(rows, terms, columns, a, bTransposed ? b : transposed(terms, columns, b), c);
            return true;
        }
        if (aTransposed && columns < NARROW / 2 && rows >= LEAST_LENGTH) {
            // Its transpose is wide; that of a single column is the column.
            double[] turned = columns == 1 ? c : new double[c.length];
            wide(columns, terms, rows, strip(columns, terms, b, !bTransposed), a, turned);
            if (turned != c) {
                System.arraycopy(transposed(columns, rows, turned), 0, c, 0, c.length);
            }
            return true;
        }
        return false;
    }

    /** The left operand, of at most sixteen rows, in a strip with a row for each term. */
    private static double[] strip(int rows, int terms, double[] a, boolean transposed) {
        var strip = new double[Strips.size(terms, rows)];
        if (transposed) {
            Strips.cut(a, 0, rows, terms, rows, strip, 0, 0);
        } else {
            Strips.cutTransposed(a, 0, terms, rows, terms, strip, 0, 0);
        }
        return strip;
    }

    private static double[] transposed(int rows, int columns, double[] a) {
        var result = new double[a.length];
        RowDots.columnsAsRows(a, 0, rows, rows, columns, result);
        return result;
    }

    /** C = A B with few rows and long ones, some columns at a time. */
    private synchronized void wide(int rows, int terms, int columns, double[] strip, double[] b, double[] c) {
        this.strip = strip;
        start(
                rows,
                terms,
                columns,
                strip,
                b,
                c,
                (columns + InnerLoops.NARROW_COLUMNS - 1) / InnerLoops.NARROW_COLUMNS,
                wideTask);
    }

    /** C = A B^T, where the rows of both are long: each element is the product of two rows. */
    private synchronized void dots(int rows, int terms, int columns, double[] a, double[] b, double[] c) {
        start(rows, terms, columns, a, b, c, tiles(rows) * tiles(columns), dotsTask);
    }

    private static int tiles(int count) {
        return (count + RowDots.MOST_ROWS - 1) / RowDots.MOST_ROWS;
    }

    private void start(
            int rows, int terms, int columns, double[] a, double[] b, double[] c, int count, Team.Task task) {
        this.rows = rows;
        this.terms = terms;
        this.columns = columns;
        this.a = a;
        this.b = b;
        this.c = c;
        boolean shared = (long) rows * terms * columns >= LEAST_SHARED_WORK;
        try {
            if (shared) {
                team.forEach(count, task);
            } else {
                for (int i = 0; i < count; i++) {
                    task.run(0, i);
                }
            }
        } finally {
            this.a = new double[0];
            this.b = this.a;
            this.c = this.a;
            strip = this.a;
        }
    }

    private void wideSlice(int worker, int index) {
        int from = index * InnerLoops.NARROW_COLUMNS;
        int end = Math.min(columns, from + InnerLoops.NARROW_COLUMNS);
        loops[worker].multiplyRows(rows, end - from, terms, strip, 0, b, from, c, from, columns, false);
    }

    private void dotsTile(int worker, int index) {
        int row = index / tiles(columns) * RowDots.MOST_ROWS;
        int column = index % tiles(columns) * RowDots.MOST_ROWS;
        dots[worker].multiply(
                loops[worker],
                Math.min(RowDots.MOST_ROWS, rows - row),
                Math.min(RowDots.MOST_ROWS, columns - column),
                terms,
                a,
                row * terms,
                b,
                column * terms,
                c,
                row * columns + column,
                columns);
    }
}
