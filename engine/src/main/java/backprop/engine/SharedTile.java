package backprop.engine;

/** A tile whose steps threads share: features and units by strips of sixteen, or strips of examples. */
sealed interface SharedTile permits WideTile, FewExamples {
    /** Takes a tile of the batch for what follows. */
    void start(TileData data, int index);

    /** Whether the tile's features are still to be copied: where a batch has only one tile, they are copied once. */
    boolean isFresh();

    /** The strips of examples in this tile. */
    int strips();

    /** How many elements a tile's outputs take in a batch of n examples, with those that only fill a strip. */
    int elements(int examples);

    /** Copies the features of these strips of examples. */
    void copyFeatures(int from, int to);

    /** Whether it reads the weights from {@link TileWeights}, and not where they lie. */
    boolean needsStripsOfWeights();

    /** Z = X·W + b and A = f(Z) for the outputs of layer l in this range; the last layer's f is left to the loss. */
    void forward(InnerLoops loops, TileWeights weights, int l, int from, int to);

    /** The outputs of these strips of examples, their loss, whose parts are added to the sums, and its gradient dZ. */
    void output(InnerLoops loops, TileGradient sums, boolean countRight, int from, int to);

    /**
     * dA = dZ·Wᵀ and dZ = dA ⊙ f′(Z) for the inputs of layer l in this range, which are outputs of the layer before.
     *
     * @param worker which of the team's threads does it
     */
    void backward(InnerLoops loops, int worker, TileWeights weights, int l, int from, int to);

    /**
     * The rows of dW of layer l in this range, which begins with a strip, and with the first of them db.
     *
     * @param add false for a chunk's first tile
     */
    void gradient(InnerLoops loops, int l, int from, int to, TileGradient gradient, boolean add);
}
