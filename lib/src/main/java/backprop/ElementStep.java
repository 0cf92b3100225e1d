package backprop;

/** A step that moves each element of a parameter by itself, so that threads may share the elements. */
abstract class ElementStep implements Optimizer.Step {
    @Override
    public final void update(Matrix parameter, Matrix gradient) {
        begin();
        move(parameter.data(), gradient.data(), 0, parameter.data().length);
    }

    /** Comes before each step. */
    void begin() {}

    /** Moves the elements of W, which is modified, from index (included) to index (excluded). */
    abstract void move(double[] W, double[] dW, int from, int to);
}
