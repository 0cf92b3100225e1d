package backprop;

import org.assertj.core.api.AbstractAssert;

/** Assertions on matrices: {@code assertThat(matrix).isCloseTo(expected, 1e-12)}. */
final class MatrixAssert extends AbstractAssert<MatrixAssert, Matrix> {
    private MatrixAssert(Matrix actual) {
        super(actual, MatrixAssert.class);
    }

    static MatrixAssert assertThat(Matrix actual) {
        return new MatrixAssert(actual);
    }

    /** Every element within the tolerance, relative to the greatest element of the expected matrix. */
    MatrixAssert isCloseTo(Matrix expected, double relativeTolerance) {
        isNotNull();
        double scale = Math.max(expected.max(), -expected.min());
        if (!actual.isClose(expected, relativeTolerance * scale)) {
            double difference = actual.shape().equals(expected.shape())
                    ? actual.minus(expected).map(Math::abs).max() / scale
                    : Double.NaN;
            failWithMessage("expected%n%s%nbut was%n%s%nlargest relative difference %s", expected, actual, difference);
        }
        return this;
    }

    MatrixAssert hasShape(int rows, int columns) {
        isNotNull();
        if (actual.rows() != rows || actual.columns() != columns) {
            failWithMessage("expected a matrix of %s×%s, but was %s", rows, columns, actual.shape());
        }
        return this;
    }
}
