package backprop.benchmark;

import backprop.Matrix;
import backprop.NumpyRandom;

/**
 * The articles' loops as the notebooks spell them, with a new matrix in nearly every line: what a reader writes. NumPy's
 * are in workloads.py.
 */
public final class ReadableEpochs {
    private ReadableEpochs() {}

    /** The loop of this name; {@link LibAlone} calls it by its name. */
    public static Epochs named(String name) {
        return of(Workload.named(name));
    }

    /** The loop of this workload. */
    static Epochs of(Workload workload) {
        useManyFunctions();
        return switch (workload.name()) {
            case "R1" -> new OneHiddenLayer(workload);
            case "R2" -> new ExampleByExample(workload);
            case "R3", "R3_LOSSES" -> new Columns(workload, workload.name().endsWith("LOSSES"));
            case "R4" -> new Digits(workload);
            default -> throw new IllegalArgumentException(workload.name());
        };
    }

    /** A notebook has used many functions when its loop begins; a JVM that has seen one or two would be faster than it. */
    static void useManyFunctions() {
        Matrix some = new NumpyRandom(7).randn(100, 100);
        for (int k = 0; k < 20; k++) {
            some.map(Math::abs).map(v -> 2 * v).map(Math::sqrt).map(v -> v + 1);
            some.zeroWhere(some, v -> v > 1)
                    .zeroWhere(some, v -> v < -1)
                    .zeroWhere(some, v -> v == 0)
                    .zeroWhere(some, Double::isNaN);
            some.plus(some).minus(some.row(0)).times(some.column(0)).dividedBy(some);
        }
    }

    /** Notebook 01: without biases, one example a row. */
    private static final class OneHiddenLayer implements Epochs {
        private final Matrix x;
        private final Matrix y;
        private final Matrix w1;
        private final Matrix w2;
        private final double learningRate;
        private double loss;

        OneHiddenLayer(Workload workload) {
            x = workload.inputs();
            y = workload.answers();
            w1 = workload.weights(0);
            w2 = workload.weights(1);
            learningRate = workload.rate();
        }

        @Override
        public void run(int epochs) {
            for (int t = 0; t < epochs; t++) {
                Matrix h = x.dot(w1);
                Matrix hRelu = h.maximum(0);
                Matrix yPred = hRelu.dot(w2);
                loss += yPred.minus(y).square().sum();
                Matrix gradLossYPred = yPred.minus(y).times(2.0);
                Matrix gradLossW2 = hRelu.transpose().dot(gradLossYPred);
                Matrix gradLossHRelu = gradLossYPred.dot(w2.transpose());
                Matrix gradLossH = gradLossHRelu.zeroWhere(h, v -> v < 0);
                Matrix gradLossW1 = x.transpose().dot(gradLossH);
                w1.subtractInPlace(gradLossW1.times(learningRate));
                w2.subtractInPlace(gradLossW2.times(learningRate));
            }
        }
    }

    /** Notebook 03: XOR, a step after each example, which is a column. */
    private static final class ExampleByExample implements Epochs {
        private final Matrix[] weights = new Matrix[2];
        private final Matrix[] biases = new Matrix[2];
        private final Matrix[] inputs = new Matrix[2];
        private final Matrix[] preActivations = new Matrix[2];
        private final double[][] examples = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        private final double[] targets = {0, 1, 1, 0};

        ExampleByExample(Workload workload) {
            var random = new NumpyRandom(0);
            for (int l = 0; l < 2; l++) {
                int outputs = workload.sizes().get(l + 1);
                weights[l] = random.randn(outputs, workload.sizes().get(l));
                biases[l] = random.randn(outputs, 1);
            }
        }

        @Override
        public void run(int epochs) {
            for (int k = 0; k < epochs; k++) {
                for (int example = 0; example < 4; example++) {
                    step(Matrix.columnVector(examples[example]), Matrix.columnVector(targets[example]));
                }
            }
        }

        private void step(Matrix x, Matrix y) {
            for (int l = 0; l < 2; l++) {
                inputs[l] = x;
                preActivations[l] = weights[l].dot(x).plus(biases[l]);
                x = l == 0
                        ? preActivations[l].map(z -> Math.max(z, 0))
                        : preActivations[l].map(ReadableEpochs::sigmoid);
            }
            Matrix gradient = x.minus(y).times(2.0 / y.size());
            for (int l = 1; l >= 0; l--) {
                Matrix slopes = l == 0
                        ? preActivations[l].map(z -> z > 0 ? 1 : 0)
                        : preActivations[l].map(z -> sigmoid(z) * (1 - sigmoid(z)));
                Matrix delta = gradient.times(slopes);
                Matrix gradientWeights = delta.dot(inputs[l].transpose());
                gradient = weights[l].transpose().dot(delta);
                weights[l].subtractInPlace(gradientWeights.times(0.1));
                biases[l].subtractInPlace(delta.times(0.1));
            }
        }
    }

    /** Notebook 04: one example a column, and each matrix row by row in memory. */
    private static final class Columns implements Epochs {
        private final Matrix X;
        private final Matrix Y;
        private final Matrix[] W;
        private final Matrix[] b;
        private final double learningRate;
        private final boolean losses;
        private double loss;

        Columns(Workload workload, boolean losses) {
            X = workload.inputs().transpose().copy();
            Y = workload.answers().transpose().copy();
            W = new Matrix[workload.layers()];
            b = new Matrix[workload.layers()];
            for (int l = 0; l < W.length; l++) {
                W[l] = workload.weights(l).transpose().copy();
                b[l] = Matrix.zeros(W[l].rows(), 1);
            }
            learningRate = workload.rate();
            this.losses = losses;
        }

        @Override
        public void run(int epochs) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                epoch();
            }
        }

        private void epoch() {
            int last = W.length - 1;
            var A = new Matrix[W.length + 1];
            A[0] = X;
            for (int l = 0; l <= last; l++) {
                Matrix Z = W[l].dot(A[l]).plus(b[l]);
                A[l + 1] = l < last ? Z.maximum(0) : Z;
            }
            var dW = new Matrix[W.length];
            var db = new Matrix[W.length];
            Matrix dZ = A[last + 1].minus(Y);
            for (int l = last; l >= 0; l--) {
                if (l < last) {
                    Matrix on = A[l + 1].sign().maximum(0);
                    dZ = W[l + 1].transpose().dot(dZ).times(on);
                }
                dW[l] = dZ.dot(A[l].transpose()).dividedBy(X.columns());
                db[l] = dZ.rowSums().dividedBy(X.columns());
            }
            for (int l = 0; l <= last; l++) {
                W[l] = W[l].minus(dW[l].times(learningRate));
                b[l] = b[l].minus(db[l].times(learningRate));
            }
            if (losses) {
                Matrix halved = A[last + 1].minus(Y).square().times(0.5);
                loss += halved.square().columnSums().sqrt().mean();
                loss += 0.5 * A[last + 1].minus(Y).square().sum() / Y.columns();
                loss += A[2].rowMax().min();
            }
        }
    }

    /** Notebook 05, with its four updates: one example a column, row by row in memory, and the cost of each epoch. */
    private static final class Digits implements Epochs {
        private final Matrix X;
        private final Matrix Y;
        private final Matrix notY;
        private final Matrix[] W;
        private final Matrix[] b;
        private final double learningRate;
        private final double lambda;
        private double cost;

        Digits(Workload workload) {
            X = workload.inputs().transpose().copy();
            Y = workload.answers().transpose().copy();
            notY = Y.map(y -> 1 - y);
            W = new Matrix[workload.layers()];
            b = new Matrix[workload.layers()];
            for (int l = 0; l < W.length; l++) {
                W[l] = workload.weights(l).transpose().copy();
                b[l] = Matrix.zeros(W[l].rows(), 1);
            }
            learningRate = workload.rate();
            lambda = workload.lambda();
        }

        @Override
        public void run(int epochs) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                epoch();
            }
        }

        private void epoch() {
            int last = W.length - 1;
            int m = X.columns();
            var Z = new Matrix[W.length + 1];
            var A = new Matrix[W.length + 1];
            A[0] = X;
            for (int l = 0; l <= last; l++) {
                Z[l + 1] = W[l].dot(A[l]).plus(b[l]);
                A[l + 1] = l < last ? Z[l + 1].maximum(0) : Z[l + 1].map(z -> 1 / (1 + Math.exp(-z)));
            }
            Matrix P = A[last + 1];
            Matrix yes = Y.times(P.log());
            Matrix no = notY.times(P.map(p -> Math.log(1 - p)));
            cost += -yes.plus(no).sum() / m;
            for (Matrix weights : W) {
                cost += lambda / (2 * m) * weights.square().sum();
            }
            var dW = new Matrix[W.length];
            var db = new Matrix[W.length];
            Matrix dZ = P.minus(Y);
            for (int l = last; l >= 0; l--) {
                dW[l] = dZ.dot(A[l].transpose()).dividedBy(m).plus(W[l].times(lambda / m));
                db[l] = dZ.rowSums().dividedBy(m);
                if (l > 0) {
                    Matrix dA = W[l].transpose().dot(dZ);
                    dZ = dA.zeroWhere(Z[l], z -> z <= 0);
                }
            }
            for (int l = 0; l <= last; l++) {
                W[l].addScaled(-learningRate, dW[l]);
                b[l].addScaled(-learningRate, db[l]);
            }
        }
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
