package backprop.classroom.faults;

import backprop.Layer;
import backprop.Matrix;

/** One layer's part of a step: from dZ to the gradient of its inputs, and its parameters moved on the way. */
@FunctionalInterface
public interface LayerStep {
    /**
     * Moves W and b by −rate · dW and −rate · db.
     *
     * @param layer the layer; its parameters are modified
     * @param pass what its forward pass computed; not modified
     * @param dZ the gradient with respect to its Z, n×outputs; not modified
     * @param rate the learning rate
     * @return dX, the gradient with respect to its inputs, n×inputs
     */
    Matrix backward(Layer layer, Layer.Pass pass, Matrix dZ, double rate);
}
