package backprop;

/** −(1/n) Σ y·log a: the outputs of an example are the probabilities of classes that exclude each other. */
final class SoftmaxCrossEntropy implements Loss {
    @Override
    public double value(Matrix A, Matrix Y) {
        Probabilities.check("SOFTMAX_CROSS_ENTROPY", A, Y);
        return -Elementwise.combine("loss", A, Y, (a, y) -> Probabilities.timesLog(y, a))
                        .sum()
                / A.rows();
    }

    /** dA = −y/a/n, which is not finite where a is 0 and y is not. */
    @Override
    public Matrix gradient(Matrix A, Matrix Y) {
        Probabilities.check("SOFTMAX_CROSS_ENTROPY", A, Y);
        return Elementwise.combine("loss", A, Y, (a, y) -> y == 0 ? 0 : -y / a).dividedBy(A.rows());
    }

    /** With a = softmax(z), −log a_j = log Σ_k e^(z_k − m) − (z_j − m), where m is the greatest z of the row. */
    @Override
    public double value(Activation activation, Layer.Pass pass, Matrix Y) {
        if (activation != Activation.SOFTMAX) {
            return value(pass.A(), Y);
        }
        Shapes.checkSame("loss", pass.Z(), Y);
        Matrix shifted = pass.Z().minus(pass.Z().rowMax());
        Matrix logOfSum = shifted.map(Math::exp).rowSums().map(Math::log);
        return -shifted.minus(logOfSum).times(Y).sum() / Y.rows();
    }

    /** Led through the softmax, −y/a becomes A·Σ_k y_k − Y, which is A − Y for rows of Y that add up to 1. */
    @Override
    public Matrix gradient(Activation activation, Layer.Pass pass, Matrix Y) {
        if (activation != Activation.SOFTMAX) {
            return Loss.super.gradient(activation, pass, Y);
        }
        Shapes.checkSame("loss", pass.A(), Y);
        return pass.A().times(Y.rowSums()).minus(Y).dividedBy(Y.rows());
    }
}
