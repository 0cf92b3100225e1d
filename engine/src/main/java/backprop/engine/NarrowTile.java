package backprop.engine;

import backprop.Layer;
import java.util.Arrays;
import java.util.List;

/**
 * A tile of a network whose layers have at most sixteen inputs and outputs. Every array is transposed, a row is a feature
 * and a column an example, so that even a layer of two neurons has long rows.
 */
final class NarrowTile implements Tile {
    private final TilePlan plan;
    private final List<Layer> layers;
    private final TileActivation[] activations;
    private final TileLoss loss;
    /** A[l] are the inputs of layer l; A[0] is the batch's own. dZ[l] is the gradient of layer l's Z. */
    private final double[][] A;

    private final double[][] dZ;
    private final double[] y;
    private final TileRows fullRows;
    private TileRows partialRows;

    private int count;
    private int examples;
    private int inputsAt;

    NarrowTile(TilePlan plan, TileLoss loss) {
        this.plan = plan;
        this.loss = loss;
        layers = plan.layers();
        activations = Tile.activations(plan);
        A = new double[layers.size() + 1][];
        A[0] = new double[0];
        dZ = new double[layers.size()][];
        for (int l = 0; l < layers.size(); l++) {
            A[l + 1] = new double[Strips.WIDTH * plan.step()];
            dZ[l] = new double[Strips.WIDTH * plan.step()];
        }
        y = new double[plan.outputs() * plan.step()];
        fullRows = new TileRows(0, plan.outputs(), plan.columns(), plan.step());
        partialRows = fullRows;
    }

    @Override
    public void start(TileData data, int index) {
        examples = data.examples();
        count = data.count(index);
        if (count < plan.columns() && count != partialRows.columns()) {
            partialRows = new TileRows(0, plan.outputs(), count, plan.step());
        }
        data.copyAnswers(index, y);
        A[0] = data.features();
        inputsAt = data.featuresAt(index);
    }

    @Override
    public void forward(InnerLoops loops, TileWeights weights, TileGradient sums, boolean countRight) {
        int last = layers.size() - 1;
        for (int l = 0; l <= last; l++) {
            forward(loops, weights, l);
        }
        TileRows rows = count == plan.columns() ? fullRows : partialRows;
        loss.apply(loops, A[last + 1], y, dZ[last], sums.losses(), rows, examples);
        if (countRight) {
            sums.count(rows, A[last + 1], y);
        }
    }

    @Override
    public void backward(InnerLoops loops, TileWeights weights) {
        for (int l = layers.size() - 1; l > 0; l--) {
            backward(loops, weights, l);
        }
    }

    /** Z = X·W + b and A = f(Z); the last layer's f is left to the loss. */
    private void forward(InnerLoops loops, TileWeights weights, int l) {
        Layer layer = layers.get(l);
        int step = plan.step();
        double[] Z = A[l + 1];
        double[] b = layer.b().data();
        for (int i = 0; i < layer.outputs() && layer.hasBias(); i++) {
            Arrays.fill(Z, i * step, (i + 1) * step, b[i]);
        }
        loops.multiplyNarrow(
                layer.outputs(),
                plan.columns(),
                layer.inputs(),
                weights.forward(l),
                0,
                A[l],
                l == 0 ? inputsAt : 0,
                Z,
                0,
                step,
                layer.hasBias());
        if (l < activations.length) {
            activations[l].forward(loops, Z, 0, layer.outputs() * step);
        }
    }

    /** dA = dZ·Wᵀ and dZ = dA ⊙ f′(Z) for the layer before l. */
    private void backward(InnerLoops loops, TileWeights weights, int l) {
        int inputs = layers.get(l).inputs();
        int outputs = layers.get(l).outputs();
        int step = plan.step();
        loops.multiplyNarrow(
                inputs, plan.columns(), outputs, weights.backward(l), 0, dZ[l], 0, dZ[l - 1], 0, step, false);
        activations[l - 1].backward(loops, dZ[l - 1], A[l], 0, inputs * step);
    }

    /** The sums begin at 0 for each chunk and are added to by all of its tiles. */
    @Override
    public void gradients(InnerLoops loops, TileGradient gradient, boolean add) {
        for (int l = 0; l < layers.size(); l++) {
            loops.laneDots(
                    layers.get(l).inputs(),
                    layers.get(l).outputs(),
                    plan.columns(),
                    A[l],
                    l == 0 ? inputsAt : 0,
                    dZ[l],
                    0,
                    plan.step(),
                    gradient.lanes(l));
        }
    }
}
