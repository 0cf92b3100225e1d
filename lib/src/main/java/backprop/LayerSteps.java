package backprop;

/** The steps of one layer's parameters, with the L2 term decay/2·Σ W² that pulls its weights towards zero. */
final class LayerSteps {
    private final Layer layer;
    private final Optimizer.Step weights;
    private final Optimizer.Step biases;
    private final double decay;
    private final BatchGradient.Rows moveRows = this::moveRows;
    private double[] dW = {};

    LayerSteps(Layer layer, Optimizer optimizer, double decay) {
        this.layer = layer;
        this.decay = decay;
        weights = optimizer.start(layer.inputs(), layer.outputs());
        biases = optimizer.start(1, layer.outputs());
    }

    /** What the layer's weights add to the loss. */
    double penalty() {
        return decay == 0 ? 0 : 0.5 * decay * Descent.sumOfSquares(layer.W().data());
    }

    /** Moves the layer's parameters, which are modified; so is dW, to which the L2 term is added. */
    void update(Matrix dW, Matrix db, BatchGradient gradient) {
        if (decay != 0) {
            Descent.addScaled(dW.data(), layer.W().data(), decay);
        }
        if (weights instanceof ElementStep step) {
            this.dW = dW.data();
            step.begin();
            gradient.forRows(layer.inputs(), layer.outputs(), moveRows);
        } else {
            weights.update(layer.W(), dW);
        }
        if (layer.hasBias()) {
            biases.update(layer.b(), db);
        }
    }

    private void moveRows(int from, int to) {
        ((ElementStep) weights).move(layer.W().data(), dW, from * layer.outputs(), to * layer.outputs());
    }
}
