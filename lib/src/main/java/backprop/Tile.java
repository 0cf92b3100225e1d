package backprop;

import java.util.Arrays;
import java.util.List;

/**
 * The buffers of one tile, and the steps of one pass through it. It is the mathematics of {@link Network#forward} and
 * {@link Network#backward}, transposed: an activation is features×examples. Each step can be done for a range of rows, so
 * that threads may share it.
 */
final class Tile {
    private static final double[] ONE = {1};

    private final TilePlan plan;
    private final List<Layer> layers;
    private final TileActivation[] activations;
    private final TileLoss loss;
    /** A[l] are the inputs of layer l, dZ[l] the gradient of its Z; a narrow network's A[0] is the batch's own. */
    private final double[][] A;

    private final double[][] dZ;
    /** The same with one example per row, for the gradients of a layer with many weights. */
    private final double[][] ATransposed;

    private final double[][] dZTransposed;
    private final double[] y;

    private int index;
    private int inputsAt;
    // Which tile of which batch A[0] holds: where there is only one, it is copied once.
    private int held;
    private int version;
    private int count;
    private int examples;
    private final TileLoss.TileRows fullRows;
    private TileLoss.TileRows partialRows;

    Tile(TilePlan plan, TileLoss loss) {
        this.plan = plan;
        this.loss = loss;
        layers = plan.layers();
        int size = layers.size();
        activations = new TileActivation[size - 1];
        A = new double[size + 1][];
        dZ = new double[size][];
        ATransposed = new double[size][];
        dZTransposed = new double[size][];
        A[0] = new double[plan.narrow() ? 0 : plan.inputs() * plan.step()];
        for (int l = 0; l < size; l++) {
            int outputs = TilePlan.padded(layers.get(l).outputs());
            A[l + 1] = new double[outputs * plan.step()];
            dZ[l] = new double[outputs * plan.step()];
            if (!plan.narrow()) {
                ATransposed[l] = new double
                        [plan.columns() * TilePlan.padded(layers.get(l).inputs())];
                dZTransposed[l] = new double[plan.columns() * outputs];
            }
        }
        for (int l = 0; l < size - 1; l++) {
            activations[l] = TileActivation.of(layers.get(l).activation()).orElseThrow();
        }
        y = new double[plan.outputs() * plan.step()];
        fullRows = new TileLoss.TileRows(plan.outputs(), plan.columns(), plan.step());
        partialRows = fullRows;
    }

    /** Begins the pass through a tile of the batch. */
    void start(TileData data, int index) {
        this.index = index;
        examples = data.examples();
        count = data.count(index);
        if (count < plan.columns() && count != partialRows.columns()) {
            partialRows = new TileLoss.TileRows(plan.outputs(), count, plan.step());
        }
        data.copyAnswers(index, y);
        if (plan.narrow()) {
            A[0] = data.features();
            inputsAt = data.featuresAt(index);
        } else if (version != data.version() || held != index) {
            data.copyFeatures(index, A[0]);
            version = data.version();
            held = index;
        }
    }

    /** Z = X·W + b and A = f(Z) for the outputs of layer l in this range; the last layer's A is left to {@link #output}. */
    void forward(Kernels kernels, TileWeights weights, int l, int from, int to) {
        Layer layer = layers.get(l);
        int step = plan.step();
        double[] Z = A[l + 1];
        for (int i = from; i < to && layer.hasBias(); i++) {
            Arrays.fill(Z, i * step, (i + 1) * step, layer.b().data[i]);
        }
        kernels.transposeDot(
                to - from,
                plan.columns(),
                layer.inputs(),
                weights.forward(l),
                from,
                weights.forwardStep(l),
                A[l],
                l == 0 ? inputsAt : 0,
                step,
                Z,
                from * step,
                step,
                layer.hasBias());
        if (l < activations.length) {
            activations[l].forward(kernels, Z, from * step, to * step);
            if (!plan.narrow()) {
                transpose(Z, from, to, ATransposed[l + 1], TilePlan.padded(layer.outputs()));
            }
        }
    }

    /** The outputs, the loss, whose parts are added to the sums, and its gradient dZ. */
    void output(Kernels kernels, double[] sums) {
        int last = layers.size() - 1;
        var rows = count == plan.columns() ? fullRows : partialRows;
        loss.apply(kernels, A[last + 1], y, dZ[last], sums, rows, examples);
        if (!plan.narrow()) {
            transpose(dZ[last], 0, plan.outputs(), dZTransposed[last], TilePlan.padded(plan.outputs()));
        }
    }

    /** dA = dZ·Wᵀ and dZ = dA ⊙ f′(Z) for the inputs of layer l in this range, which are outputs of the layer before. */
    void backward(Kernels kernels, TileWeights weights, int l, int from, int to) {
        int step = plan.step();
        kernels.transposeDot(
                to - from,
                plan.columns(),
                layers.get(l).outputs(),
                weights.backward(l),
                from,
                weights.backwardStep(l),
                dZ[l],
                0,
                step,
                dZ[l - 1],
                from * step,
                step,
                false);
        activations[l - 1].backward(kernels, dZ[l - 1], A[l], from * step, to * step);
        if (!plan.narrow()) {
            transpose(
                    dZ[l - 1],
                    from,
                    to,
                    dZTransposed[l - 1],
                    TilePlan.padded(layers.get(l).inputs()));
        }
    }

    /**
     * dW = Xᵀ·dZ, its rows in this range, and with the first of them db = Σ dZ, added to the chunk's gradient.
     *
     * @param add false for a chunk's first tile
     */
    void gradient(Kernels kernels, TileData data, int l, int from, int to, TileGradient gradient, boolean add) {
        if (plan.narrow()) {
            laneGradient(kernels, l, gradient);
            return;
        }
        int inputs = layers.get(l).inputs();
        int outputs = layers.get(l).outputs();
        int step = TilePlan.padded(outputs);
        double[] dW = gradient.dW(l).data;
        double[] X = l == 0 ? data.rows() : ATransposed[l];
        int xAt = l == 0 ? data.rowsAt(index) : 0;
        int xStep = l == 0 ? inputs : TilePlan.padded(inputs);
        kernels.transposeDot(
                to - from,
                outputs,
                count,
                X,
                xAt + from,
                xStep,
                dZTransposed[l],
                0,
                step,
                dW,
                from * outputs,
                outputs,
                add);
        if (from == 0 && layers.get(l).hasBias()) {
            double[] db = gradient.db(l).data;
            kernels.transposeDot(1, outputs, count, ONE, 0, 0, dZTransposed[l], 0, step, db, 0, outputs, add);
        }
    }

    private void laneGradient(Kernels kernels, int l, TileGradient gradient) {
        kernels.laneDots(
                layers.get(l).inputs(),
                layers.get(l).outputs(),
                plan.columns(),
                A[l],
                l == 0 ? inputsAt : 0,
                dZ[l],
                plan.step(),
                gradient.lanes(l));
    }

    /** Four rows at a time, so that a cache line of the columns is written to as a whole. */
    private void transpose(double[] rows, int from, int to, double[] columns, int step) {
        int r = from;
        for (; r + 4 <= to; r += 4) {
            int second = (r + 1) * plan.step();
            int third = second + plan.step();
            int fourth = third + plan.step();
            for (int t = 0; t < count; t++) {
                int at = t * step + r;
                columns[at] = rows[r * plan.step() + t];
                columns[at + 1] = rows[second + t];
                columns[at + 2] = rows[third + t];
                columns[at + 3] = rows[fourth + t];
            }
        }
        for (; r < to; r++) {
            for (int t = 0; t < count; t++) {
                columns[t * step + r] = rows[r * plan.step() + t];
            }
        }
    }
}
