package backprop.engine;

import backprop.Activation;
import backprop.Loss;
import java.util.Optional;
import java.util.Set;

/** The loss on the outputs of some examples, with the output layer's activation. */
interface TileLoss {
    /**
     * Turns the outputs' z into the gradient dz of the loss, and adds each element's part of the loss to the sums.
     *
     * @param z modified: receives the outputs a
     * @param y the right outputs
     * @param d receives dz
     * @param sums modified; {@link #scale} times the sum of all is the loss
     * @param examples n, the number of examples in the whole batch
     */
    void apply(InnerLoops loops, double[] z, double[] y, double[] d, double[] sums, TileRows rows, int examples);

    /** What the sums are to be multiplied by. */
    double scale(int outputs, int examples);

    /**
     * Whether it calls code of the user's own. Only the training's own thread may do so: such code may count what it sees, or be
     * in a class whose initialisation is what started the training, which makes every other thread wait for its end.
     */
    default boolean callsUserCode() {
        return false;
    }

    Set<Loss> SQUARES = Set.of(Loss.SUM_OF_SQUARES, Loss.MEAN_SQUARED_ERROR, Loss.HALVED_MEAN_SQUARED_ERROR);

    /** The losses that are means over the examples, so that the loss of a batch follows from those of its tiles. */
    Set<Loss> MEANS = Set.of(
            Loss.MEAN_SQUARED_ERROR,
            Loss.HALVED_MEAN_SQUARED_ERROR,
            Loss.SIGMOID_CROSS_ENTROPY,
            Loss.SOFTMAX_CROSS_ENTROPY);

    /** Nothing for a loss of the user's own, and for a sum after an activation of the user's own. */
    static Optional<TileLoss> of(Loss loss, Activation activation) {
        Optional<TileActivation> known = TileActivation.of(activation);
        if (SQUARES.contains(loss) && known.isPresent()) {
            return known.map(f -> new TileSquares(loss, f));
        }
        if (loss == Loss.SIGMOID_CROSS_ENTROPY && activation == Activation.SIGMOID) {
            return Optional.of(new TileSigmoidCrossEntropy());
        }
        if (loss == Loss.SOFTMAX_CROSS_ENTROPY && activation == Activation.SOFTMAX) {
            return Optional.of(new TileSoftmaxCrossEntropy());
        }
        return MEANS.contains(loss) ? Optional.of(new TileReadableLoss(loss, activation)) : Optional.empty();
    }
}
