package backprop;

/** The steps of one layer's parameters, with the L2 term decay/2·Σ W² that pulls its weights towards zero. */
final class LayerSteps {
    /** Below so many weights, calling the other threads takes longer than the step. */
    private static final int LEAST_SHARED = 20_000;

    private final Layer layer;
    private final Optimizer.Step weights;
    private final Optimizer.Step biases;
    private final double decay;
    private final Team.Task moveTask = this::movePart;
    private double[] dW = {};

    LayerSteps(Layer layer, Optimizer optimizer, double decay) {
        this.layer = layer;
        this.decay = decay;
        weights = optimizer.start(layer.inputs(), layer.outputs());
        biases = optimizer.start(1, layer.outputs());
    }

    /** What the layer's weights add to the loss. */
    double penalty() {
        return decay == 0 ? 0 : 0.5 * decay * Descent.sumOfSquares(layer.W().data);
    }

    /** Moves the layer's parameters, which are modified; so is dW, to which the L2 term is added. */
    void update(Matrix dW, Matrix db) {
        if (decay != 0) {
            Descent.addScaled(dW.data, layer.W().data, decay);
        }
        if (weights instanceof ElementStep step && dW.data.length >= LEAST_SHARED) {
            this.dW = dW.data;
            step.begin();
            Team.SHARED.forEach(Team.SHARED.size(), moveTask);
        } else {
            weights.update(layer.W(), dW);
        }
        if (layer.hasBias()) {
            biases.update(layer.b(), db);
        }
    }

    /** The rows of W whose gradient the same thread has just computed: see {@link TiledBatchGradient}. */
    private void movePart(int worker, int part) {
        int from = Strips.begin(layer.inputs(), part, Team.SHARED.size()) * layer.outputs();
        int to = Strips.begin(layer.inputs(), part + 1, Team.SHARED.size()) * layer.outputs();
        ((ElementStep) weights).move(layer.W().data, dW, from, to);
    }
}
