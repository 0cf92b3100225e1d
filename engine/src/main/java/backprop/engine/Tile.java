package backprop.engine;

import backprop.Network;

/**
 * The buffers of one tile of a batch, and the way through the network and back for its examples. It is the mathematics of
 * {@link Network#forward} and {@link Network#backward}, in an order in which what lies between the layers stays in the
 * cache.
 */
sealed interface Tile permits NarrowTile, WideTile {
    /** A tile for this plan, and for loops that split a sum into so many {@link InnerLoops#lanes}. */
    static Tile of(TilePlan plan, TileLoss loss, int laneCount) {
        return plan.narrow() ? new NarrowTile(plan, loss) : new WideTile(plan, loss, laneCount);
    }

    /** Takes a tile of the batch for what follows. */
    void start(TileData data, int index);

    /** Forward through all layers, to the loss, whose parts are added to the sums. */
    void forward(InnerLoops loops, TileWeights weights, TileGradient sums, boolean countRight);

    /** Back to the first layer's dZ. */
    void backward(InnerLoops loops, TileWeights weights);

    /**
     * dW = Xᵀ·dZ and db = Σ dZ of all layers, added to the chunk's gradient.
     *
     * @param add false for a chunk's first tile
     */
    void gradients(InnerLoops loops, TileGradient gradient, boolean add);

    /** The activations of all layers but the last, whose activation belongs to the loss. */
    static TileActivation[] activations(TilePlan plan) {
        return plan.layers().stream()
                .limit(plan.layers().size() - 1L)
                .map(layer -> TileActivation.of(layer.activation()).orElseThrow())
                .toArray(TileActivation[]::new);
    }
}
