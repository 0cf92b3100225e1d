package backprop.classroom.faults;

import backprop.Matrix;
import backprop.StandardScaler;

/** How the inputs are standardised, before the training sees them. */
@FunctionalInterface
public interface Scaling {
    /**
     * The scaler for all inputs.
     *
     * @param training the inputs of the training set, one example a row; not modified
     * @param test those of the test set; not modified
     */
    StandardScaler scaler(Matrix training, Matrix test);
}
