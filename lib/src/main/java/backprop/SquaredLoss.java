package backprop;

/** The squared errors Σ (a − y)², times a factor that depends on the number of examples and outputs. */
enum SquaredLoss implements Loss {
    SUM,
    MEAN,
    HALVED_MEAN;

    @Override
    public double value(Matrix A, Matrix Y) {
        Shapes.checkSame("loss", A, Y);
        return factor(A.rows(), A.columns()) * A.minus(Y).square().sum();
    }

    @Override
    public Matrix gradient(Matrix A, Matrix Y) {
        Shapes.checkSame("loss", A, Y);
        return A.minus(Y).times(2 * factor(A.rows(), A.columns()));
    }

    double factor(int examples, int outputs) {
        return switch (this) {
            case SUM -> 1.0;
            case MEAN -> 1.0 / ((double) examples * outputs);
            case HALVED_MEAN -> 0.5 / examples;
        };
    }
}
