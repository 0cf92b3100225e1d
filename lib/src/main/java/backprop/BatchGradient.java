package backprop;

/**
 * The inner work of training: the loss of a batch, and the gradients of all parameters for it. Whoever implements it may
 * keep its buffers from call to call.
 */
sealed interface BatchGradient permits ReadableBatchGradient, TiledBatchGradient {
    /** Takes the batch for the following calls of {@link #compute}; until then, X and Y must stay as they are. */
    void load(Matrix X, Matrix Y);

    /** One forward and one backward pass over the batch; gives the loss and makes the gradients available. */
    double compute();

    /** Whether all gradients of the last {@link #compute} are finite numbers. */
    boolean isFinite();

    /** The gradient of layer l's weights from the last {@link #compute}; it may be modified. */
    Matrix dW(int l);

    /** The gradient of layer l's biases from the last {@link #compute}; it may be modified. */
    Matrix db(int l);

    /** The fastest way to compute this network's gradients: in tiles, if the library has all its parts in that form. */
    static BatchGradient of(Network network, Loss loss) {
        return TiledBatchGradient.supports(network, loss)
                ? new TiledBatchGradient(network, loss, Team.SHARED, Kernels::create)
                : new ReadableBatchGradient(network, loss);
    }
}
