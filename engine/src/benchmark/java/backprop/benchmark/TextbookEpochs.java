package backprop.benchmark;

import backprop.Matrix;

/** Arrays of arrays and triple loops, as a textbook has them. */
final class TextbookEpochs implements Epochs {
    private final Workload workload;
    private final double[][] X;
    private final double[][] Y;
    private final double[][][] W;
    private final double[][] b;

    TextbookEpochs(Workload workload) {
        this.workload = workload;
        X = workload.inputs().toArray();
        Y = workload.answers().toArray();
        W = new double[workload.layers()][][];
        b = new double[workload.layers()][];
        for (int l = 0; l < W.length; l++) {
            W[l] = workload.weights(l).toArray();
            b[l] = new double[workload.sizes().get(l + 1)];
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
        var A = new double[W.length + 1][][];
        A[0] = X;
        for (int l = 0; l <= last; l++) {
            A[l + 1] = product(A[l], W[l]);
            for (double[] row : A[l + 1]) {
                for (int j = 0; j < row.length; j++) {
                    double z = row[j] + b[l][j];
                    row[j] = l < last ? Math.max(z, 0) : workload.crossEntropy() ? 1 / (1 + Math.exp(-z)) : z;
                }
            }
        }
        double[][] dZ = new double[X.length][workload.sizes().get(last + 1)];
        double factor = workload.factor();
        for (int i = 0; i < X.length; i++) {
            for (int j = 0; j < dZ[i].length; j++) {
                dZ[i][j] = (A[last + 1][i][j] - Y[i][j]) * factor;
            }
        }
        for (int l = last; l >= 0; l--) {
            double[][] dW = product(transpose(A[l]), dZ);
            double[][] dA = l > 0 ? product(dZ, transpose(W[l])) : dZ;
            for (int j = 0; workload.hasBias() && j < b[l].length; j++) {
                for (double[] row : dZ) {
                    b[l][j] -= workload.rate() * row[j];
                }
            }
            for (int i = 0; i < dW.length; i++) {
                for (int j = 0; j < dW[i].length; j++) {
                    W[l][i][j] -= workload.rate() * (dW[i][j] + workload.lambda() / X.length * W[l][i][j]);
                }
            }
            for (int i = 0; l > 0 && i < dA.length; i++) {
                for (int j = 0; j < dA[i].length; j++) {
                    dA[i][j] = A[l][i][j] > 0 ? dA[i][j] : 0;
                }
            }
            dZ = dA;
        }
    }

    private static double[][] product(double[][] a, double[][] b) {
        var c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    private static double[][] transpose(double[][] a) {
        return Matrix.of(a).transpose().toArray();
    }
}
