package backprop.benchmark;

import static org.ejml.dense.row.CommonOps_DDRM.addEquals;
import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.CommonOps_DDRM.multTransA;
import static org.ejml.dense.row.CommonOps_DDRM.multTransB;

import org.ejml.data.DMatrixRMaj;

/** EJML's dense matrices with the operations that write into an existing result. */
final class EjmlEpochs implements Epochs {
    private final Workload workload;
    private final DMatrixRMaj[] W;
    private final double[][] b;
    private final DMatrixRMaj[] A;
    private final DMatrixRMaj[] dZ;
    private final DMatrixRMaj[] dW;
    private final DMatrixRMaj Y;

    EjmlEpochs(Workload workload) {
        this.workload = workload;
        int layers = workload.layers();
        W = new DMatrixRMaj[layers];
        dW = new DMatrixRMaj[layers];
        dZ = new DMatrixRMaj[layers];
        b = new double[layers][];
        A = new DMatrixRMaj[layers + 1];
        A[0] = new DMatrixRMaj(workload.inputs().toArray());
        Y = new DMatrixRMaj(workload.answers().toArray());
        for (int l = 0; l < layers; l++) {
            W[l] = new DMatrixRMaj(workload.weights(l).toArray());
            dW[l] = new DMatrixRMaj(W[l].numRows, W[l].numCols);
            b[l] = new double[W[l].numCols];
            A[l + 1] = new DMatrixRMaj(workload.examples(), W[l].numCols);
            dZ[l] = new DMatrixRMaj(workload.examples(), W[l].numCols);
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
        for (int l = 0; l <= last; l++) {
            mult(A[l], W[l], A[l + 1]);
            activate(A[l + 1].data, b[l], l == last);
        }
        double factor = workload.factor();
        for (int k = 0; k < Y.data.length; k++) {
            dZ[last].data[k] = (A[last + 1].data[k] - Y.data[k]) * factor;
        }
        for (int l = last; l >= 0; l--) {
            multTransA(A[l], dZ[l], dW[l]);
            if (l > 0) {
                multTransB(dZ[l], W[l], dZ[l - 1]);
                for (int k = 0; k < dZ[l - 1].data.length; k++) {
                    dZ[l - 1].data[k] = A[l].data[k] > 0 ? dZ[l - 1].data[k] : 0;
                }
            }
            addEquals(dW[l], workload.lambda() / workload.examples(), W[l]);
            addEquals(W[l], -workload.rate(), dW[l]);
            for (int k = 0; workload.hasBias() && k < dZ[l].data.length; k++) {
                b[l][k % b[l].length] -= workload.rate() * dZ[l].data[k];
            }
        }
    }

    private void activate(double[] z, double[] bias, boolean output) {
        for (int i = 0; i < z.length; i += bias.length) {
            for (int j = 0; j < bias.length; j++) {
                double value = z[i + j] + bias[j];
                z[i + j] = !output ? Math.max(value, 0) : workload.crossEntropy() ? 1 / (1 + Math.exp(-value)) : value;
            }
        }
    }
}
