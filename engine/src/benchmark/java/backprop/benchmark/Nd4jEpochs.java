package backprop.benchmark;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** ND4J's arrays of doubles, with the gradients written out as the articles do. */
final class Nd4jEpochs implements Epochs {
    private final Workload workload;
    private final INDArray X;
    private final INDArray Y;
    private final INDArray[] W;
    private final INDArray[] b;

    Nd4jEpochs(Workload workload) {
        this.workload = workload;
        X = Nd4j.createFromArray(workload.inputs().toArray());
        Y = Nd4j.createFromArray(workload.answers().toArray());
        W = new INDArray[workload.layers()];
        b = new INDArray[workload.layers()];
        for (int l = 0; l < W.length; l++) {
            W[l] = Nd4j.createFromArray(workload.weights(l).toArray());
            b[l] = Nd4j.zeros(DataType.DOUBLE, 1, workload.sizes().get(l + 1));
        }
    }

    @Override
    public void run(int epochs) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            epoch();
        }
    }

    private void epoch() {
        int last = W.length - 1;
        var A = new INDArray[W.length + 1];
        A[0] = X;
        for (int l = 0; l <= last; l++) {
            INDArray Z = A[l].mmul(W[l]);
            if (workload.hasBias()) {
                Z.addiRowVector(b[l]);
            }
            A[l + 1] =
                    l < last ? Transforms.relu(Z, false) : workload.crossEntropy() ? Transforms.sigmoid(Z, false) : Z;
        }
        INDArray dZ = A[last + 1].sub(Y).muli(workload.factor());
        for (int l = last; l >= 0; l--) {
            INDArray dW = A[l].transpose().mmul(dZ);
            INDArray dA = l > 0 ? dZ.mmul(W[l].transpose()) : dZ;
            if (workload.lambda() > 0) {
                dW.addi(W[l].mul(workload.lambda() / workload.examples()));
            }
            W[l].subi(dW.muli(workload.rate()));
            if (workload.hasBias()) {
                b[l].subi(dZ.sum(true, 0).muli(workload.rate()));
            }
            if (l > 0) {
                dZ = dA.muli(A[l].gt(0).castTo(DataType.DOUBLE));
            }
        }
    }
}
