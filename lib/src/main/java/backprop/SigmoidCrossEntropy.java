package backprop;

/** −(1/n) Σ [y·log a + (1 − y)·log(1 − a)]: each output is a yes or no of its own. */
final class SigmoidCrossEntropy implements Loss {
    @Override
    public double value(Matrix A, Matrix Y) {
        Probabilities.check("SIGMOID_CROSS_ENTROPY", A, Y);
        Matrix terms = Elementwise.combine(
                "loss", A, Y, (a, y) -> Probabilities.timesLog(y, a) + Probabilities.timesLog(1 - y, 1 - a));
        return -terms.sum() / A.rows();
    }

    /** dA = (a − y) / (a·(1 − a)) / n, which is not finite where a is 0 or 1. */
    @Override
    public Matrix gradient(Matrix A, Matrix Y) {
        Probabilities.check("SIGMOID_CROSS_ENTROPY", A, Y);
        return Elementwise.combine("loss", A, Y, (a, y) -> (a - y) / (a * (1 - a)))
                .dividedBy(A.rows());
    }

    /** With a = sigmoid(z), −log a = softplus(−z) and −log(1 − a) = softplus(z) = softplus(−z) + z. */
    @Override
    public double value(Activation activation, Layer.Pass pass, Matrix Y) {
        if (activation != Activation.SIGMOID) {
            return value(pass.A(), Y);
        }
        Shapes.checkSame("loss", pass.Z(), Y);
        Matrix terms = Elementwise.combine("loss", pass.Z(), Y, (z, y) -> Sigmoid.softplus(z) - y * z);
        return terms.sum() / Y.rows();
    }

    /** The factor a·(1 − a) of the sigmoid's derivative cancels the loss's denominator: dZ = (A − Y)/n. */
    @Override
    public Matrix gradient(Activation activation, Layer.Pass pass, Matrix Y) {
        if (activation != Activation.SIGMOID) {
            return Loss.super.gradient(activation, pass, Y);
        }
        Shapes.checkSame("loss", pass.A(), Y);
        return pass.A().minus(Y).dividedBy(Y.rows());
    }
}
