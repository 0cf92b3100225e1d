package backprop;

import java.util.Objects;

/**
 * One fully connected layer: Z = X * W + b, A = f(Z), for n examples at a time.
 *
 * <p>Shapes: X n x inputs, W inputs x outputs, b 1 x outputs, Z and A n x outputs. A gradient has its value's shape and
 * its name with a d before it. A layer holds nothing but its parameters: what a forward pass computed is in the
 * {@link Pass} that it returns, so that a look at the test data cannot spoil a training step.
 */
public final class Layer {
    private final Matrix W;
    private final Matrix b;
    private final boolean hasBias;
    private final Activation activation;

    /**
     * A layer with these parameters, copied.
     *
     * @param W inputs x outputs
     * @param b 1 x outputs
     * @throws ShapeException if b has another shape
     */
    public Layer(Matrix W, Matrix b, Activation activation) {
        this(W, b, true, activation);
    }

    private Layer(Matrix W, Matrix b, boolean hasBias, Activation activation) {
        b.checkShape("b of a layer with W of " + W.shape(), 1, W.columns());
        this.W = W.copy();
        this.b = b.copy();
        this.hasBias = hasBias;
        this.activation =
                Objects.requireNonNull(activation, "the activation is null; Activation.LINEAR changes nothing");
    }

    /** A layer Z = X * W without a bias, as in articles 000 and 001; W, inputs x outputs, is copied. */
    public static Layer withoutBias(Matrix W, Activation activation) {
        return new Layer(W, Matrix.zeros(1, W.columns()), false, activation);
    }

    /**
     * What a forward pass computed.
     *
     * @param X the layer's inputs, n x inputs
     * @param Z X * W + b, n x outputs
     * @param A the layer's outputs f(Z), n x outputs; another shape than Z's is a {@link ShapeException}
     */
    public record Pass(Matrix X, Matrix Z, Matrix A) {
        /** An activation of the user's own may be wrong. */
        public Pass {
            A.checkShape("A = f(Z)", Z.rows(), Z.columns());
        }
    }

    /**
     * The gradients of the loss.
     *
     * @param dZ with respect to Z, n x outputs
     * @param dW with respect to W, inputs x outputs
     * @param db with respect to b, 1 x outputs; zeros for a layer without a bias
     */
    public record Gradient(Matrix dZ, Matrix dW, Matrix db) {}

    /**
     * Z = X * W + b, A = f(Z).
     *
     * @param X n x inputs; not modified
     * @throws ShapeException if X has another number of columns, or f gives A another shape than Z's
     */
    public Pass forward(Matrix X) {
        Matrix Z = hasBias ? X.dot(W).plus(b) : X.dot(W);
        return new Pass(X, Z, activation.forward(Z));
    }

    /**
     * dZ = dA times f'(Z), element by element, n x outputs.
     *
     * @param pass what {@link #forward} returned
     * @param dA the gradient of its A, n x outputs; not modified
     */
    public Matrix backwardThroughActivation(Pass pass, Matrix dA) {
        return activation.backward(dA, pass.Z(), pass.A());
    }

    /**
     * dW = X^T * dZ and db = the sum of dZ's rows, one for each example.
     *
     * @param pass what {@link #forward} returned
     * @param dZ the gradient of its Z, n x outputs; not modified
     * @throws ShapeException if dZ has another shape
     */
    public Gradient backward(Pass pass, Matrix dZ) {
        dZ.checkShape("dZ", pass.Z().rows(), pass.Z().columns());
        return new Gradient(dZ, pass.X().transposeDot(dZ), hasBias ? dZ.columnSums() : Matrix.zeros(1, W.columns()));
    }

    /**
     * dX = dZ * W^T, n x inputs: the gradient of the layer's inputs, which are the outputs of the layer before.
     *
     * @param dZ n x outputs; not modified
     */
    public Matrix backwardToInput(Matrix dZ) {
        return dZ.dotTranspose(W);
    }

    /** The layer's own weights, inputs x outputs: to modify them is to modify the layer. */
    public Matrix W() {
        return W;
    }

    /** The layer's own biases, 1 x outputs: to modify them is to modify the layer. Zeros if it has none. */
    public Matrix b() {
        return b;
    }

    /** Whether the layer adds a bias, and learns it. */
    public boolean hasBias() {
        return hasBias;
    }

    /** The activation f. */
    public Activation activation() {
        return activation;
    }

    /** The number of inputs, the rows of W. */
    public int inputs() {
        return W.rows();
    }

    /** The number of outputs, the columns of W. */
    public int outputs() {
        return W.columns();
    }

    /** The number of parameters: inputs * outputs weights and as many biases as outputs. */
    public int parameterCount() {
        return W.size() + (hasBias ? b.size() : 0);
    }

    /** A layer with the same values that shares nothing with this one. */
    public Layer copy() {
        return new Layer(W, b, hasBias, activation);
    }

    /** For example {@code 4 -> 3, linear}. */
    @Override
    public String toString() {
        return inputs() + " \u2192 " + outputs() + ", " + activation.name() + (hasBias ? "" : ", no bias");
    }
}
