package backprop;

/**
 * The inner work of training: the loss of a batch, and the gradients of all parameters for it. Whoever implements it may
 * keep its buffers from call to call.
 */
sealed interface BatchGradient permits ReadableBatchGradient {
    /** One forward and one backward pass over the batch; gives the loss and makes the gradients available. */
    double compute(Matrix X, Matrix Y);

    /** The gradient of layer l's weights from the last {@link #compute}; it may be modified. */
    Matrix dW(int l);

    /** The gradient of layer l's biases from the last {@link #compute}; it may be modified. */
    Matrix db(int l);

    /** The way to compute this network's gradients. */
    static BatchGradient of(Network network, Loss loss) {
        return new ReadableBatchGradient(network, loss);
    }
}
