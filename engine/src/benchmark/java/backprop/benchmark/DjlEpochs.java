package backprop.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import backprop.Matrix;
import backprop.NumpyRandom;
import java.util.Arrays;

/** PyTorch's eager tensors, float64, through the Deep Java Library, with the gradients written out as the articles do. */
final class DjlEpochs implements Epochs {
    private final Workload workload;
    private final NumpyRandom random = new NumpyRandom(1);
    private final NDManager manager = NDManager.newBaseManager();
    private final NDArray X;
    private final NDArray Y;
    private final NDArray[] W;
    private final NDArray[] b;

    DjlEpochs(Workload workload) {
        this.workload = workload;
        X = array(workload.inputs());
        Y = array(workload.answers());
        W = new NDArray[workload.layers()];
        b = new NDArray[workload.layers()];
        for (int l = 0; l < W.length; l++) {
            W[l] = array(workload.weights(l));
            b[l] = array(Matrix.zeros(1, workload.sizes().get(l + 1)));
        }
    }

    private NDArray array(Matrix matrix) {
        double[] flat =
                Arrays.stream(matrix.toArray()).flatMapToDouble(Arrays::stream).toArray();
        return manager.create(flat, new Shape(matrix.rows(), matrix.columns()));
    }

    @Override
    public void run(int epochs) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            if (workload.batchSize() == workload.examples()) {
                step(X, Y);
            } else {
                workload.eachBatch(random, this::step);
            }
        }
        // Reading a number waits for all that is still under way.
        W[0].getDouble(0, 0);
    }

    private void step(int[] batch) {
        try (NDArray places = manager.create(batch);
                NDArray someX = X.get(places);
                NDArray someY = Y.get(places)) {
            step(someX, someY);
        }
    }

    private void step(NDArray X, NDArray Y) {
        try (NDManager scope = manager.newSubManager()) {
            step(scope, X, Y);
        }
    }

    private void step(NDManager scope, NDArray X, NDArray Y) {
        int last = W.length - 1;
        var A = new NDArray[W.length + 1];
        A[0] = X;
        for (int l = 0; l <= last; l++) {
            NDArray Z = A[l].matMul(W[l]);
            Z.attach(scope);
            if (workload.hasBias()) {
                Z.addi(b[l]);
            }
            A[l + 1] = l < last
                    ? Z.maximum(0)
                    : workload.crossEntropy() ? Z.neg().exp().add(1).pow(-1) : Z;
            A[l + 1].attach(scope);
        }
        double all = (double) workload.examples() / X.getShape().get(0);
        NDArray dZ = A[last + 1].sub(Y).mul(workload.factor() * all);
        dZ.attach(scope);
        for (int l = last; l >= 0; l--) {
            NDArray dW = A[l].transpose().matMul(dZ);
            dW.attach(scope);
            NDArray dA = l > 0 ? dZ.matMul(W[l].transpose()) : dZ;
            dA.attach(scope);
            if (workload.lambda() > 0) {
                dW.addi(W[l].mul(workload.lambda() / workload.examples()));
            }
            W[l].subi(dW.muli(workload.rate()));
            if (workload.hasBias()) {
                b[l].subi(dZ.sum(new int[] {0}, true).muli(workload.rate()));
            }
            if (l > 0) {
                dZ = dA.mul(A[l].gt(0));
                dZ.attach(scope);
            }
        }
    }
}
