package backprop;

import java.util.Arrays;
import java.util.List;

/**
 * A tile of a network with wide layers, in {@link Strips}. A strip of sixteen examples, with a row for each feature, goes
 * through all layers and back on its own. The gradients of the weights need the same numbers with a row for each example.
 * Threads may share the strips of a pass, and the rows of a gradient.
 */
final class WideTile implements Tile {
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
    private TileRows partialRows;

    private TileData data;
    private int index;
    private int count;
    private int strips;
    /** Whether the tile's features are still to be copied: where a batch has only one tile, they are copied once. */
    private boolean fresh;

    private int version = -1;

    WideTile(TilePlan plan, TileLoss loss) {
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
    }

    private TileRows rows(int strip, int columns) {
        return new TileRows(strip * plan.outputs() * Strips.WIDTH, plan.outputs(), columns, Strips.WIDTH);
    }

    @Override
    public void start(TileData data, int index) {
        fresh = data.version() != version || this.index != index;
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

    /** The strips of examples in this tile. */
    int strips() {
        return strips;
    }

    @Override
    public void pass(Kernels kernels, TileWeights weights, double[] losses) {
        pass(kernels, weights, losses, 0, strips);
    }

    /** The pass for these strips of examples. */
    void pass(Kernels kernels, TileWeights weights, double[] losses, int from, int to) {
        if (fresh) {
            data.copyFeatures(index, from, to, A[0], AByExample[0]);
        }
        int last = layers.size() - 1;
        for (int l = 0; l <= last; l++) {
            forward(kernels, weights, l, from, to);
        }
        for (int s = from; s < to; s++) {
            var outputs = s == strips - 1 && count % Strips.WIDTH > 0 ? partialRows : rows[s];
            loss.apply(kernels, A[last + 1], y, dZ[last], losses, outputs, data.examples());
        }
        byExample(dZ[last], plan.outputs(), dZByExample[last], from, to);
        for (int l = last; l > 0; l--) {
            backward(kernels, weights, l, from, to);
        }
    }

    /** Z = X·W + b and A = f(Z); the last layer's f is left to the loss. */
    private void forward(Kernels kernels, TileWeights weights, int l, int from, int to) {
        Layer layer = layers.get(l);
        double[] Z = A[l + 1];
        int first = from * layer.outputs() * Strips.WIDTH;
        int end = to * layer.outputs() * Strips.WIDTH;
        for (int at = first, i = 0; at < end && layer.hasBias(); at += Strips.WIDTH) {
            Arrays.fill(Z, at, at + Strips.WIDTH, layer.b().data[i]);
            i = i + 1 == layer.outputs() ? 0 : i + 1;
        }
        multiply(kernels, layer.outputs(), layer.inputs(), weights.forward(l), A[l], Z, from, to, layer.hasBias());
        if (l < activations.length) {
            activations[l].forward(kernels, Z, first, end);
            byExample(Z, layer.outputs(), AByExample[l + 1], from, to);
        }
    }

    /** dA = dZ·Wᵀ and dZ = dA ⊙ f′(Z) for the layer before l. */
    private void backward(Kernels kernels, TileWeights weights, int l, int from, int to) {
        int inputs = layers.get(l).inputs();
        multiply(kernels, inputs, layers.get(l).outputs(), weights.backward(l), dZ[l], dZ[l - 1], from, to, false);
        activations[l - 1].backward(kernels, dZ[l - 1], A[l], from * inputs * Strips.WIDTH, to * inputs * Strips.WIDTH);
        byExample(dZ[l - 1], inputs, dZByExample[l - 1], from, to);
    }

    private static void multiply(
            Kernels kernels,
            int rows,
            int depth,
            double[] weights,
            double[] from,
            double[] to,
            int first,
            int end,
            boolean add) {
        kernels.multiply(
                rows,
                (end - first) * Strips.WIDTH,
                depth,
                weights,
                0,
                from,
                first * depth * Strips.WIDTH,
                to,
                first * rows * Strips.WIDTH,
                Strips.WIDTH,
                rows * Strips.WIDTH,
                add);
    }

    /** From strips of examples to strips of features. */
    private void byExample(double[] values, int features, double[] to, int from, int end) {
        for (int s = from; s < end; s++) {
            Strips.cutTransposed(
                    values,
                    s * features * Strips.WIDTH,
                    Strips.WIDTH,
                    features,
                    Strips.WIDTH,
                    to,
                    s * Strips.WIDTH * Strips.WIDTH,
                    strips * Strips.WIDTH * Strips.WIDTH);
        }
    }

    @Override
    public void gradients(Kernels kernels, TileGradient gradient, boolean add) {
        for (int l = layers.size() - 1; l >= 0; l--) {
            gradient(kernels, l, 0, layers.get(l).inputs(), gradient, add);
        }
    }

    /** The rows of dW of layer l in this range, which begins with a strip, and with the first of them db. */
    void gradient(Kernels kernels, int l, int from, int to, TileGradient gradient, boolean add) {
        int outputs = layers.get(l).outputs();
        int columns = strips * Strips.WIDTH;
        kernels.multiply(
                to - from,
                outputs,
                columns,
                AByExample[l],
                from * columns,
                dZByExample[l],
                0,
                gradient.dW(l).data,
                from * outputs,
                outputs,
                Strips.WIDTH,
                add);
        if (from == 0 && to > 0 && layers.get(l).hasBias()) {
            kernels.sumRows(outputs, columns, dZByExample[l], gradient.db(l).data, add);
        }
    }
}
