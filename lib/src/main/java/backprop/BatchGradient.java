package backprop;

import java.util.List;

/**
 * The inner work of training: the loss of a batch, and the gradients of all parameters for it. Whoever implements it
 * may keep its buffers from call to call. One thread at a time uses it.
 */
public interface BatchGradient {
    /** Work on the rows of a parameter from (included) to (excluded), which touches no other row. */
    @FunctionalInterface
    interface Rows {
        /** Does it. */
        void work(int from, int to);
    }

    /** Takes the batch for the following calls of {@link #compute}; until then, X and Y must stay as they are. */
    void load(Matrix X, Matrix Y);

    /** One forward and one backward pass over the batch; gives the loss and makes the gradients available. */
    double compute();

    /** One forward pass over the batch, which gives the loss alone. */
    double evaluate();

    /** Whether the passes that follow are to count the examples for {@link #right}; at first they are not. */
    void countRight(boolean count);

    /** For how many examples the last pass found the right class, in the sense of {@link Classification#accuracy}. */
    int right();

    /** Whether all gradients of the last {@link #compute} are finite numbers. */
    boolean isFinite();

    /** The gradient of layer l's weights from the last {@link #compute}; it may be modified. */
    Matrix dW(int l);

    /** The gradient of layer l's biases from the last {@link #compute}; it may be modified. */
    Matrix db(int l);

    /** Does this work for all rows of a parameter of this shape, perhaps on several threads at once. */
    default void forRows(int rows, int columns, Rows part) {
        part.work(0, rows);
    }

    /** The gradients by {@link Network#forward} and {@link Network#backward}, as a student reads them. */
    static BatchGradient readable(Network network, Loss loss) {
        return new BatchGradient() {
            private Matrix X = Matrix.zeros(1, 1);
            private Matrix Y = Matrix.zeros(1, 1);
            private List<Layer.Gradient> gradients = List.of();
            private boolean count;
            private int right;

            @Override
            public void load(Matrix X, Matrix Y) {
                this.X = X;
                this.Y = Y;
            }

            @Override
            public double compute() {
                List<Layer.Pass> passes = network.forward(X);
                gradients = network.backward(passes, Y, loss);
                return look(passes);
            }

            @Override
            public double evaluate() {
                return look(network.forward(X));
            }

            private double look(List<Layer.Pass> passes) {
                right = count
                        ? Classification.right(passes.get(passes.size() - 1).A(), Y)
                        : 0;
                return network.loss(passes, Y, loss);
            }

            @Override
            public void countRight(boolean count) {
                this.count = count;
            }

            @Override
            public int right() {
                return right;
            }

            @Override
            public boolean isFinite() {
                return gradients.stream()
                        .allMatch(layer ->
                                layer.dW().firstNotFinite() < 0 && layer.db().firstNotFinite() < 0);
            }

            @Override
            public Matrix dW(int l) {
                return gradients.get(l).dW();
            }

            @Override
            public Matrix db(int l) {
                return gradients.get(l).db();
            }
        };
    }
}
