package backprop.classroom.faults;

import backprop.Layer;
import backprop.Matrix;
import backprop.NumpyRandom;
import backprop.StandardScaler;
import java.util.stream.IntStream;

/** Parts with a fault. A case shows their lines to a reader who asks for the code. */
final class Broken {
    private static final int EXAMPLES = Spirals.ARMS * Workbench.POINTS_AN_ARM;

    private Broken() {}

    static Matrix outputGradientOfTheWrongSign(Matrix P, Matrix Y) {
        return Y.minus(P).dividedBy(P.rows());
    }

    static Matrix outputGradientOfTheWrongMean(Matrix P, Matrix Y) {
        return P.minus(Y).dividedBy(EXAMPLES);
    }

    static Matrix reluGradientWithoutMask(Matrix dA, Matrix Z) {
        return dA;
    }

    static Matrix earlyStep(Layer layer, Layer.Pass pass, Matrix dZ, double rate) {
        Layer.Gradient gradient = layer.backward(pass, dZ);
        layer.W().subtractInPlace(gradient.dW().times(rate));
        layer.b().subtractInPlace(gradient.db().times(rate));
        return layer.backwardToInput(dZ);
    }

    static Matrix stepWithoutTranspose(Layer layer, Layer.Pass pass, Matrix dZ, double rate) {
        Layer.Gradient gradient = layer.backward(pass, dZ);
        Matrix dX = dZ.dot(layer.W());
        layer.W().subtractInPlace(gradient.dW().times(rate));
        layer.b().subtractInPlace(gradient.db().times(rate));
        return dX;
    }

    static int[] orderOfTheFile(int examples, NumpyRandom random) {
        return IntStream.range(0, examples).toArray();
    }

    static StandardScaler scalerOfAllData(Matrix training, Matrix test) {
        return StandardScaler.fit(Matrix.vstack(training, test));
    }
}
