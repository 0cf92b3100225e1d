package backprop;

/** What the cross-entropies need of numbers that are to be probabilities. */
final class Probabilities {
    private Probabilities() {}

    /** Checks that A is in [0, 1] and has Y's shape. A NaN passes: training finds out where it comes from. */
    static void check(String loss, Matrix A, Matrix Y) {
        Shapes.checkSame("loss", A, Y);
        if (A.min() < 0 || A.max() > 1) {
            throw new IllegalArgumentException(
                    "%s needs outputs from 0 to 1, but they reach from %s to %s; end the network with SIGMOID or SOFTMAX"
                            .formatted(loss, A.min(), A.max()));
        }
    }

    /** p·log q, which is 0 for p = 0 even where log q is not finite. */
    static double timesLog(double p, double q) {
        return p == 0 ? 0 : p * Math.log(q);
    }
}
