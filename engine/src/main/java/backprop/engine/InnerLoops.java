package backprop.engine;

/**
 * The inner loops of the fast path.
 *
 * <p>{@link PlainLoops} does it in plain Java. Where the JVM has the module {@code jdk.incubator.vector}, by {@code
 * --add-modules} or because a kernel has loaded it, a class with the processor's vector instructions takes its place, if it is there: it is looked up by its name, so that
 * this folder compiles and runs without it. Each thread has its own loops, because they may keep scratch memory.
 */
abstract class InnerLoops {
    /** {@link #multiplyNarrow} takes at most so many columns, and a depth of at most so much. */
    static final int NARROW_COLUMNS = 256;

    static final int NARROW_DEPTH = 64;

    private static final boolean HAS_VECTORS = hasVectors();

    /** The last columns of B and of C, if they fill no strip; what stands beside them is never used. */
    private final double[] bEdge = new double[NARROW_DEPTH * Strips.WIDTH];

    private final double[] cEdge = new double[Strips.WIDTH * Strips.WIDTH];

    // A module that was loaded after the JVM's start is in no layer of modules that can be asked.
    private static boolean hasVectors() {
        try {
            Class.forName("jdk.incubator.vector.DoubleVector", false, InnerLoops.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Loops for one thread, the fastest that this JVM can run. */
    static InnerLoops create() {
        if (HAS_VECTORS) {
            try {
                return Class.forName("backprop.engine.VectorLoops")
                        .asSubclass(InnerLoops.class)
                        .getDeclaredConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException | LinkageError e) {
                // The folder was copied without the vector sources, or the module has changed: plain Java does it as
                // well.
                return new PlainLoops();
            }
        }
        return new PlainLoops();
    }

    /**
     * C = Aᵀ·B, or C += Aᵀ·B: {@code c_ij = Σ_k a_ki · b_kj}. Each c_ij is added up in the order of k, whatever the
     * number of rows and columns, so that the work may be split among threads without changing a bit of the result.
     *
     * @param rows the columns of A and rows of C
     * @param columns the columns of B and of C
     * @param depth the rows of A and of B
     * @param a in {@link Strips}, from index aFrom on
     * @param b in {@link Strips}, from index bFrom on
     * @param c modified; sixteen columns of C lie next to each other, row i and i + 1 are cStep apart, and columns j and
     *     j + 16 are cStrip apart. So C may be row-major or in strips itself
     * @param add whether to add to C or to overwrite it
     */
    abstract void multiply(
            int rows,
            int columns,
            int depth,
            double[] a,
            int aFrom,
            double[] b,
            int bFrom,
            double[] c,
            int cFrom,
            int cStep,
            int cStrip,
            boolean add);

    /** {@code s_j = Σ_k b_kj}, or {@code s_j += Σ_k b_kj}, for a B of {@code depth} rows in {@link Strips}. */
    abstract void sumRows(int columns, int depth, double[] b, double[] s, boolean add);

    /**
     * {@link #multiply} for at most 16 rows and a depth of at most {@link #NARROW_DEPTH}: A is a single strip, and B and C are row-major.
     *
     * @param columns a multiple of 16, at most {@link #NARROW_COLUMNS}
     * @param step of B and of C
     */
    abstract void multiplyNarrow(
            int rows,
            int columns,
            int depth,
            double[] a,
            int aFrom,
            double[] b,
            int bFrom,
            double[] c,
            int cFrom,
            int step,
            boolean add);

    /** {@link #multiplyNarrow} for any number of columns and any depth. */
    final void multiplyRows(
            int rows,
            int columns,
            int depth,
            double[] a,
            int aFrom,
            double[] b,
            int bFrom,
            double[] c,
            int cFrom,
            int step,
            boolean add) {
        int whole = columns / Strips.WIDTH * Strips.WIDTH;
        for (int k = 0; k < depth; k += NARROW_DEPTH) {
            int aAt = aFrom + k * Strips.WIDTH;
            int bAt = bFrom + k * step;
            int part = Math.min(NARROW_DEPTH, depth - k);
            for (int j = 0; j < whole; j += NARROW_COLUMNS) {
                int width = Math.min(NARROW_COLUMNS, whole - j);
                multiplyNarrow(rows, width, part, a, aAt, b, bAt + j, c, cFrom + j, step, add || k > 0);
            }
        }
        int rest = columns - whole;
        if (rest > 0) {
            Strips.cut(c, cFrom + whole, step, rows, rest, cEdge, 0, 0);
            for (int k = 0; k < depth; k += NARROW_DEPTH) {
                int part = Math.min(NARROW_DEPTH, depth - k);
                int aAt = aFrom + k * Strips.WIDTH;
                Strips.cut(b, bFrom + k * step + whole, step, part, rest, bEdge, 0, 0);
                multiplyNarrow(rows, Strips.WIDTH, part, a, aAt, bEdge, 0, cEdge, 0, Strips.WIDTH, add || k > 0);
            }
            for (int i = 0; i < rows; i++) {
                System.arraycopy(cEdge, i * Strips.WIDTH, c, cFrom + i * step + whole, rest);
            }
        }
    }

    /** Into how many lanes {@link #laneDots} splits a sum. */
    abstract int lanes();

    /**
     * {@code g_ij += Σ_t a_it · d_jt} and, in one more row of G, {@code Σ_t d_jt}: the gradients of few weights and biases
     * from many examples. Each sum is kept in {@link #lanes}, of which each gets every lanes-th product, so that no sum
     * across a vector is needed until all examples are done. The rows of D are taken four at a time: the lanes of g_ij are
     * in the array {@code g[i * groups + j / 4]}, with groups = rows of D / 4 rounded up, from {@code j % 4 * lanes()} on.
     * What the last group has more than D is not used.
     *
     * @param columns a multiple of 16
     * @param step of A and of D
     * @param g modified
     */
    abstract void laneDots(
            int rowsOfA,
            int rowsOfD,
            int columns,
            double[] a,
            int aFrom,
            double[] d,
            int dFrom,
            int step,
            double[][] g);

    /** z ← max(z, 0), from index (included) to index (excluded). */
    abstract void relu(double[] z, int from, int to);

    /** d ← 0 wherever a ≥ 0 is not above 0, from index (included) to index (excluded): the way back through a ReLU. */
    abstract void zeroWhereNotPositive(double[] d, double[] a, int from, int to);

    /** Whether the values from index (included) to index (excluded) are finite numbers. */
    abstract boolean isFinite(double[] values, int from, int to);

    /** The same, one after the other. */
    static boolean allFinite(double[] values, int from, int to) {
        for (int k = from; k < to; k++) {
            if (!Double.isFinite(values[k])) {
                return false;
            }
        }
        return true;
    }
}
