package backprop;

/** How a network does on examples that it does not learn from, and which of its parameters did best there. */
final class Validation {
    private final Network network;
    private final Network best;
    private final BatchGradient batch;
    private final int examples;
    private final boolean classes;
    private double loss;
    private double leastLoss = Double.POSITIVE_INFINITY;
    private int bestEpoch;

    Validation(Network network, Loss loss, Matrix X, Matrix Y) {
        this.network = network;
        best = network.copy();
        examples = X.rows();
        classes = Classification.tellsClasses(Y);
        batch = Engine.fastest(network, loss);
        batch.countRight(classes);
        batch.load(X, Y);
    }

    /** Looks at the network after an epoch, and keeps its parameters if their loss is the least so far. */
    void look(int epoch) {
        loss = batch.evaluate();
        if (loss < leastLoss) {
            leastLoss = loss;
            bestEpoch = epoch;
            copyParameters(network, best);
        }
    }

    double loss() {
        return loss;
    }

    /** Whether the answers are classes, so that there is an accuracy. */
    boolean hasAccuracy() {
        return classes;
    }

    double accuracy() {
        return (double) batch.right() / examples;
    }

    /** The epoch whose loss was the least, or 0. */
    int bestEpoch() {
        return bestEpoch;
    }

    /** Gives the network the best parameters back, which are those that it began with if no loss was a number. */
    void restoreBest() {
        copyParameters(best, network);
    }

    private static void copyParameters(Network from, Network to) {
        for (int l = 0; l < from.layers().size(); l++) {
            copy(from.layer(l).W(), to.layer(l).W());
            copy(from.layer(l).b(), to.layer(l).b());
        }
    }

    private static void copy(Matrix from, Matrix to) {
        System.arraycopy(from.data(), 0, to.data(), 0, from.size());
    }
}
