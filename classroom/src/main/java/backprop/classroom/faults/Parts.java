package backprop.classroom.faults;

import backprop.Activation;
import backprop.Initializer;
import backprop.Layer;
import backprop.Matrix;
import backprop.StandardScaler;
import java.util.function.BinaryOperator;

/**
 * The parts of which a training of the network 2-8-8-3 is put together; a case has one that is broken. P, Y and the scores
 * are n×3, the other Z and A n×8.
 *
 * @param scaling learns how to standardise the inputs
 * @param initializer fills the weights at the start
 * @param output the activation of the last layer, which turns sums into scores; softmax makes the probabilities P of them
 * @param outputGradient (P, Y) → the gradient of the loss with respect to the scores
 * @param reluGradient (dA, Z) → dZ, back through the activation of a hidden layer
 * @param squareStep the step of the layer from 8 to 8 units
 * @param otherSteps the step of the first and of the last layer
 * @param rate the learning rate
 * @param order the order of the examples in each epoch
 */
record Parts(
        Scaling scaling,
        Initializer initializer,
        Activation output,
        BinaryOperator<Matrix> outputGradient,
        BinaryOperator<Matrix> reluGradient,
        LayerStep squareStep,
        LayerStep otherSteps,
        double rate,
        Order order) {

    /** All parts as they should be. */
    static final Parts SOUND = new Parts(
            (training, test) -> StandardScaler.fit(training),
            Initializer.HE,
            Activation.LINEAR,
            (P, Y) -> P.minus(Y).dividedBy(P.rows()),
            (dA, Z) -> dA.zeroWhere(Z, z -> z <= 0),
            Parts::step,
            Parts::step,
            0.1,
            (examples, random) -> random.permutation(examples));

    private static Matrix step(Layer layer, Layer.Pass pass, Matrix dZ, double rate) {
        Layer.Gradient gradient = layer.backward(pass, dZ);
        Matrix dX = layer.backwardToInput(dZ);
        layer.W().subtractInPlace(gradient.dW().times(rate));
        layer.b().subtractInPlace(gradient.db().times(rate));
        return dX;
    }

    Parts withScaling(Scaling other) {
        return new Parts(other, initializer, output, outputGradient, reluGradient, squareStep, otherSteps, rate, order);
    }

    Parts withInitializer(Initializer other) {
        return new Parts(scaling, other, output, outputGradient, reluGradient, squareStep, otherSteps, rate, order);
    }

    Parts withOutput(Activation other) {
        return new Parts(
                scaling, initializer, other, outputGradient, reluGradient, squareStep, otherSteps, rate, order);
    }

    Parts withOutputGradient(BinaryOperator<Matrix> other) {
        return new Parts(scaling, initializer, output, other, reluGradient, squareStep, otherSteps, rate, order);
    }

    Parts withReluGradient(BinaryOperator<Matrix> other) {
        return new Parts(scaling, initializer, output, outputGradient, other, squareStep, otherSteps, rate, order);
    }

    Parts withSteps(LayerStep square, LayerStep others) {
        return new Parts(scaling, initializer, output, outputGradient, reluGradient, square, others, rate, order);
    }

    Parts withRate(double other) {
        return new Parts(
                scaling, initializer, output, outputGradient, reluGradient, squareStep, otherSteps, other, order);
    }

    Parts withOrder(Order other) {
        return new Parts(
                scaling, initializer, output, outputGradient, reluGradient, squareStep, otherSteps, rate, other);
    }
}
