package backprop.engine;

import backprop.Layer;
import java.util.List;

/**
 * The only tile of a batch of few examples, through wide layers. Each weight takes part in so few products that to copy it
 * into {@link Strips} would take as long as to multiply it: the weights are read where they lie, row by row, and so are
 * the examples.
 */
final class FewExamples implements SharedTile {
    private static final int MOST = 12;
    private static final int MOST_WITH_FEWER_WEIGHTS = 8;
    private static final int MOST_WITH_FEW_WEIGHTS = 4;
    private static final int MANY_WEIGHTS = 500_000;
    private static final int FEW_WEIGHTS = 150_000;

    private final TilePlan plan;
    private final List<Layer> layers;
    private final TileActivation[] activations;
    private final TileLoss loss;
    private final RowDots[] dots;
    /** A[l] are the inputs of layer l, dZ[l] the gradient of its Z, both with a row for each example. */
    private final double[][] A;

    private final double[][] dZ;
    /** A[l] in a strip of examples, with a row for each feature. */
    private final double[][] AByFeature;
    /** A[l] in strips of features, with a row for each example. */
    private final double[][] AByExample;
    /** The last layer's z, its gradient and the right outputs with a row for each output, as the loss takes them. */
    private final double[] z;

    private final double[] d;
    private final double[] y;
    private TileRows rows;
    private int count;
    private int version = -1;
    private boolean fresh;

    /** A tile for loops of so many threads. */
    FewExamples(TilePlan plan, TileLoss loss, InnerLoops[] loops) {
        this.plan = plan;
        this.loss = loss;
        dots = new RowDots[loops.length];
        for (int i = 0; i < dots.length; i++) {
            dots[i] = new RowDots(loops[i].lanes());
        }
        layers = plan.layers();
        activations = Tile.activations(plan);
        int size = layers.size();
        A = new double[size + 1][];
        dZ = new double[size][];
        AByFeature = new double[size][];
        AByExample = new double[size][];
        for (int l = 0; l < size; l++) {
            int inputs = layers.get(l).inputs();
            A[l + 1] = new double[MOST * layers.get(l).outputs()];
            dZ[l] = new double[MOST * layers.get(l).outputs()];
            AByFeature[l] = new double[inputs * Strips.WIDTH];
            AByExample[l] = new double[Strips.size(MOST, inputs)];
        }
        A[0] = new double[0];
        z = new double[plan.outputs() * MOST];
        d = new double[z.length];
        y = new double[z.length];
        rows = new TileRows(0, plan.outputs(), 1, 1);
    }

    /**
     * Whether so many examples are few for a network. With more of them it pays to copy the weights: the sooner, the fewer
     * these are. {@link FewUnits} in the first layer have a shorter way, unless nearly all the work is behind them.
     */
    static boolean suits(TilePlan plan, int examples) {
        int behind = plan.weights() - plan.layers().get(0).parameterCount();
        return !plan.narrow() && examples <= most(plan.weights()) && (!FewUnits.lead(plan) || behind > FEW_WEIGHTS);
    }

    private static int most(int weights) {
        if (weights > MANY_WEIGHTS) {
            return MOST;
        }
        return weights > FEW_WEIGHTS ? MOST_WITH_FEWER_WEIGHTS : MOST_WITH_FEW_WEIGHTS;
    }

    @Override
    public void start(TileData data, int index) {
        fresh = data.version() != version;
        version = data.version();
        count = data.count(index);
        A[0] = data.rows();
        if (rows.columns() != count) {
            rows = new TileRows(0, plan.outputs(), count, count);
        }
        if (fresh) {
            for (int i = 0; i < plan.outputs(); i++) {
                System.arraycopy(data.answers(), i * Strips.WIDTH, y, i * count, count);
            }
        }
    }

    /** The rows x columns array with its columns as rows. */
    private static void transpose(int rows, int columns, double[] from, double[] to) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                to[j * rows + i] = from[i * columns + j];
            }
        }
    }

    @Override
    public boolean isFresh() {
        return fresh;
    }

    @Override
    public int strips() {
        return 1;
    }

    @Override
    public int elements(int examples) {
        return plan.outputs() * examples;
    }

    @Override
    public boolean needsStripsOfWeights() {
        return false;
    }

    @Override
    public void copyFeatures(int from, int to) {
        if (to > from) {
            turn(0, 0, plan.inputs());
        }
    }

    /** Some of the inputs of layer l in the two forms that the products take. */
    private void turn(int l, int from, int to) {
        int inputs = layers.get(l).inputs();
        Strips.cutTransposed(A[l], from, inputs, count, to - from, AByFeature[l], from * Strips.WIDTH, 0);
        Strips.cut(A[l], from, inputs, count, to - from, AByExample[l], from * count, count * Strips.WIDTH);
    }

    @Override
    public void forward(InnerLoops loops, TileWeights weights, int l, int from, int to) {
        Layer layer = layers.get(l);
        int outputs = layer.outputs();
        double[] W = layer.W().data();
        double[] b = layer.b().data();
        double[] Z = A[l + 1];
        loops.multiplyRows(count, to - from, layer.inputs(), AByFeature[l], 0, W, from, Z, from, outputs, false);
        for (int t = 0; t < count; t++) {
            int row = t * outputs;
            for (int i = from; i < to && layer.hasBias(); i++) {
                Z[row + i] += b[i];
            }
            if (l < activations.length) {
                activations[l].forward(loops, Z, row + from, row + to);
            }
        }
        if (l < activations.length) {
            turn(l + 1, from, to);
        }
    }

    @Override
    public void output(InnerLoops loops, TileGradient sums, boolean countRight, int from, int to) {
        if (to == from) {
            return;
        }
        int last = layers.size() - 1;
        int outputs = plan.outputs();
        transpose(count, outputs, A[last + 1], z);
        loss.apply(loops, z, y, d, sums.losses(), rows, count);
        if (countRight) {
            sums.count(rows, z, y);
        }
        transpose(outputs, count, d, dZ[last]);
    }

    @Override
    public void backward(InnerLoops loops, int worker, TileWeights weights, int l, int from, int to) {
        int inputs = layers.get(l).inputs();
        int outputs = layers.get(l).outputs();
        double[] W = layers.get(l).W().data();
        for (int k = from; k < to; k += RowDots.MOST_ROWS) {
            int width = Math.min(RowDots.MOST_ROWS, to - k);
            dots[worker].multiply(loops, count, width, outputs, dZ[l], 0, W, k * outputs, dZ[l - 1], k, inputs);
        }
        for (int t = 0; t < count; t++) {
            activations[l - 1].backward(loops, dZ[l - 1], A[l], t * inputs + from, t * inputs + to);
        }
    }

    @Override
    public void gradient(InnerLoops loops, int l, int from, int to, TileGradient gradient, boolean add) {
        int outputs = layers.get(l).outputs();
        double[] dW = gradient.dW(l).data();
        for (int k = from; k < to; k += Strips.WIDTH) {
            int height = Math.min(Strips.WIDTH, to - k);
            loops.multiplyRows(
                    height, outputs, count, AByExample[l], k * count, dZ[l], 0, dW, k * outputs, outputs, add);
        }
        double[] db = gradient.db(l).data();
        for (int j = 0; j < outputs && from == 0 && to > 0 && layers.get(l).hasBias(); j++) {
            double sum = add ? db[j] : 0;
            for (int t = 0; t < count; t++) {
                sum += dZ[l][t * outputs + j];
            }
            db[j] = sum;
        }
    }
}
