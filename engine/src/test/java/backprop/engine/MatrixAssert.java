package backprop.engine;

import backprop.Matrix;
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
            failWithMessage("expected%n%s%nbut was%n%s", expected, actual);
        }
        return this;
    }
}
