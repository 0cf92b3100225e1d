package backprop;

/** The squared errors Σ (a − y)², times a factor that depends on the number of examples and outputs. */
enum SquaredLoss implements Loss {
    SUM,
    MEAN,
    HALVED_MEAN;

    @Override
    public double value(Matrix A, Matrix Y) {
        Shapes.checkSame("loss", A, Y);
        return factor(A) * A.minus(Y).square().sum();
    }

    @Override
    public Matrix gradient(Matrix A, Matrix Y) {
        Shapes.checkSame("loss", A, Y);
        return A.minus(Y).times(2 * factor(A));
    }

    private double factor(Matrix A) {
        return switch (this) {
            case SUM -> 1.0;
            case MEAN -> 1.0 / A.size();
            case HALVED_MEAN -> 0.5 / A.rows();
        };
    }
}
