package backprop;

import java.util.List;

/** The gradients by {@link Network#forward} and {@link Network#backward}, as a student reads them. */
final class ReadableBatchGradient implements BatchGradient {
    private final Network network;
    private final Loss loss;
    private Matrix X = Matrix.zeros(1, 1);
    private Matrix Y = Matrix.zeros(1, 1);
    private List<Layer.Gradient> gradients = List.of();

    ReadableBatchGradient(Network network, Loss loss) {
        this.network = network;
        this.loss = loss;
    }

    @Override
    public void load(Matrix X, Matrix Y) {
        this.X = X;
        this.Y = Y;
    }

    @Override
    public double compute() {
        List<Layer.Pass> passes = network.forward(X);
        gradients = network.backward(passes, Y, loss);
        return network.loss(passes, Y, loss);
    }

    @Override
    public boolean isFinite() {
        return gradients.stream()
                .allMatch(gradient -> Finite.isFinite(gradient.dW()) && Finite.isFinite(gradient.db()));
    }

    @Override
    public Matrix dW(int l) {
        return gradients.get(l).dW();
    }

    @Override
    public Matrix db(int l) {
        return gradients.get(l).db();
    }
}
