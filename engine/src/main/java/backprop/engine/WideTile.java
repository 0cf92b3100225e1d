package backprop.engine;

import backprop.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A tile of a network with wide layers, in {@link Strips}: of sixteen examples, with a row for each feature, on the way
 * through the network and back. The gradients of the weights need the same numbers in strips of features, with a row for
 * each example. Threads may share each step: features by strips of sixteen, or strips of examples.
 */
final class WideTile implements Tile, SharedTile {
    private final TilePlan plan;
    private final List<Layer> layers;
    private final TileActivation[] activations;
    private final TileLoss loss;
    /** A[l] are the inputs of layer l, dZ[l] the gradient of its Z, both in strips of examples. */
    private final double[][] A;

    private final double[][] dZ;
    /** The same in strips of features, with a row for each example. */
    private final double[][] AByExample;

    private final double[][] dZByExample;
    private final double[] y;
    private final TileRows[] rows;
    private final Optional<FewUnits> fewUnits;
    private TileRows partialRows;

    private TileData data;
    private int index;
    private int count;
    private int strips;
    private boolean fresh;

    private int version = -1;

    WideTile(TilePlan plan, TileLoss loss, int laneCount) {
        this.plan = plan;
        this.loss = loss;
        layers = plan.layers();
        activations = Tile.activations(plan);
        int size = layers.size();
        A = new double[size + 1][];
        dZ = new double[size][];
        AByExample = new double[size][];
        dZByExample = new double[size][];
        A[0] = new double[plan.inputs() * plan.columns()];
        for (int l = 0; l < size; l++) {
            int outputs = layers.get(l).outputs();
            A[l + 1] = new double[outputs * plan.columns()];
            dZ[l] = new double[outputs * plan.columns()];
            AByExample[l] = new double[Strips.size(plan.columns(), layers.get(l).inputs())];
            dZByExample[l] = new double[Strips.size(plan.columns(), outputs)];
        }
        y = new double[plan.outputs() * plan.columns()];
        rows = new TileRows[Strips.count(plan.columns())];
        for (int s = 0; s < rows.length; s++) {
            rows[s] = rows(s, Strips.WIDTH);
        }
        partialRows = rows[0];
        data = new TileData(plan);
        fewUnits = FewUnits.of(plan, laneCount);
    }

    private TileRows rows(int strip, int columns) {
        return new TileRows(strip * plan.outputs() * Strips.WIDTH, plan.outputs(), columns, Strips.WIDTH);
    }

    @Override
    public void start(TileData data, int index) {
        fresh = fewUnits.isEmpty() && (data.version() != version || this.index != index);
        version = data.version();
        this.data = data;
        this.index = index;
        count = data.count(index);
        strips = Strips.count(count);
        int columns = count - (strips - 1) * Strips.WIDTH;
        boolean known = partialRows.columns() == columns && partialRows.from() == rows[strips - 1].from();
        if (columns < Strips.WIDTH && !known) {
            partialRows = rows(strips - 1, columns);
        }
        data.copyAnswers(index, y);
    }

    @Override
    public boolean isFresh() {
        return fresh;
    }

    @Override
    public int strips() {
        return strips;
    }

    @Override
    public int elements(int examples) {
        return plan.outputs() * plan.columns();
    }

    @Override
    public boolean needsStripsOfWeights() {
        return true;
    }

    @Override
    public void forward(InnerLoops loops, TileWeights weights, TileGradient sums, boolean countRight) {
        int last = layers.size() - 1;
        if (fresh) {
            copyFeatures(0, strips);
        }
        for (int l = 0; l <= last; l++) {
            forward(loops, weights, l, 0, layers.get(l).outputs());
        }
        output(loops, sums, countRight, 0, strips);
    }

    @Override
    public void backward(InnerLoops loops, TileWeights weights) {
        for (int l = layers.size() - 1; l > 0; l--) {
            backward(loops, 0, weights, l, 0, layers.get(l).inputs());
        }
    }

    @Override
    public void copyFeatures(int from, int to) {
        data.copyFeatures(index, from, to, A[0], AByExample[0]);
    }

    @Override
    public void forward(InnerLoops loops, TileWeights weights, int l, int from, int to) {
        Layer layer = layers.get(l);
        int outputs = layer.outputs();
        double[] Z = A[l + 1];
        if (isFewUnits(l)) {
            if (to > from) {
                double[] w = weights.forward(l);
                double[] b = layer.b().data();
                fewUnits.get().forward(loops, count, data.rows(), data.rowsAt(index), w, b, Z);
            }
        } else {
            if (layer.hasBias()) {
                fill(layer.b().data(), from, to, Z);
            }
            multiply(loops, from, to, outputs, layer.inputs(), weights.forward(l), A[l], Z, layer.hasBias());
        }
        if (l < activations.length) {
            for (int s = 0; s < strips; s++) {
                activations[l].forward(
                        loops, Z, (s * outputs + from) * Strips.WIDTH, (s * outputs + to) * Strips.WIDTH);
            }
            byExample(Z, from, to, outputs, 0, strips, AByExample[l + 1]);
        }
    }

    /** Writes the bias of each unit in this range to its row in all strips of examples. */
    private void fill(double[] b, int from, int to, double[] Z) {
        for (int s = 0; s < strips; s++) {
            for (int i = from; i < to; i++) {
                int at = (s * b.length + i) * Strips.WIDTH;
                Arrays.fill(Z, at, at + Strips.WIDTH, b[i]);
            }
        }
    }

    /** Few units are one strip: of the threads that share a step, one has all of them. */
    private boolean isFewUnits(int l) {
        return l == 0 && fewUnits.isPresent();
    }

    @Override
    public void output(InnerLoops loops, TileGradient sums, boolean countRight, int from, int to) {
        int last = layers.size() - 1;
        for (int s = from; s < to; s++) {
            var outputs = s == strips - 1 && count % Strips.WIDTH > 0 ? partialRows : rows[s];
            loss.apply(loops, A[last + 1], y, dZ[last], sums.losses(), outputs, data.examples());
            if (countRight) {
                sums.count(outputs, A[last + 1], y);
            }
        }
        byExample(dZ[last], 0, plan.outputs(), plan.outputs(), from, to, dZByExample[last]);
    }

    @Override
    public void backward(InnerLoops loops, int worker, TileWeights weights, int l, int from, int to) {
        int inputs = layers.get(l).inputs();
        multiply(loops, from, to, inputs, layers.get(l).outputs(), weights.backward(l), dZ[l], dZ[l - 1], false);
        for (int s = 0; s < strips; s++) {
            activations[l - 1].backward(
                    loops, dZ[l - 1], A[l], (s * inputs + from) * Strips.WIDTH, (s * inputs + to) * Strips.WIDTH);
        }
        byExample(dZ[l - 1], from, to, inputs, 0, strips, dZByExample[l - 1]);
    }

    /** These rows of a product of the weights with a matrix in strips of examples. */
    private void multiply(
            InnerLoops loops,
            int from,
            int to,
            int rows,
            int depth,
            double[] weights,
            double[] values,
            double[] result,
            boolean add) {
        loops.multiply(
                to - from,
                strips * Strips.WIDTH,
                depth,
                weights,
                from * depth,
                values,
                0,
                result,
                from * Strips.WIDTH,
                Strips.WIDTH,
                rows * Strips.WIDTH,
                add);
    }

    /** Some features of some strips of examples as strips of features. */
    private void byExample(
            double[] values, int from, int to, int features, int fromStrip, int toStrip, double[] result) {
        int square = Strips.WIDTH * Strips.WIDTH;
        for (int s = fromStrip; s < toStrip; s++) {
            Strips.cutTransposed(
                    values,
                    (s * features + from) * Strips.WIDTH,
                    Strips.WIDTH,
                    to - from,
                    Strips.WIDTH,
                    result,
                    from * strips * Strips.WIDTH + s * square,
                    strips * square);
        }
    }

    @Override
    public void gradients(InnerLoops loops, TileGradient gradient, boolean add) {
        for (int l = layers.size() - 1; l >= 0; l--) {
            gradient(loops, l, 0, layers.get(l).inputs(), gradient, add);
        }
    }

    @Override
    public void gradient(InnerLoops loops, int l, int from, int to, TileGradient gradient, boolean add) {
        int outputs = layers.get(l).outputs();
        int columns = strips * Strips.WIDTH;
        double[] dW = gradient.dW(l).data();
        if (isFewUnits(l)) {
            fewUnits.get().gradient(loops, count, data.rows(), data.rowsAt(index), dZByExample[l], dW, from, to, add);
        } else {
            loops.multiply(
                    to - from,
                    outputs,
                    columns,
                    AByExample[l],
                    from * columns,
                    dZByExample[l],
                    0,
                    dW,
                    from * outputs,
                    outputs,
                    Strips.WIDTH,
                    add);
        }
        if (from == 0 && to > 0 && layers.get(l).hasBias()) {
            loops.sumRows(outputs, columns, dZByExample[l], gradient.db(l).data(), add);
        }
    }
}
