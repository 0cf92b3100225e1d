package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every network: some are drawn in each run, thousands where the slow tests run. */
abstract class NetworkProperties {
    private static final int PLACES = 30;

    /** A loss, and an output activation that may stand before it. */
    private record Output(Loss loss, Activation activation, boolean probabilities) {}

    private static final List<Activation> ALL = List.of(
            Activation.RELU,
            Activation.LEAKY_RELU,
            Activation.SIGMOID,
            Activation.TANH,
            Activation.LINEAR,
            Activation.SOFTMAX,
            Activation.of("own", z -> z * z / (1 + z * z), z -> 2 * z / ((1 + z * z) * (1 + z * z))));

    private static Arbitrary<Output> outputs() {
        var squares = Combinators.combine(
                        Arbitraries.of(Loss.SUM_OF_SQUARES, Loss.MEAN_SQUARED_ERROR, Loss.HALVED_MEAN_SQUARED_ERROR),
                        Arbitraries.of(ALL))
                .as((loss, activation) -> new Output(loss, activation, false));
        var entropies = Combinators.combine(
                        Arbitraries.of(Loss.SIGMOID_CROSS_ENTROPY, Loss.SOFTMAX_CROSS_ENTROPY),
                        Arbitraries.of(Activation.SIGMOID, Activation.SOFTMAX))
                .as((loss, activation) -> new Output(loss, activation, true));
        return Arbitraries.oneOf(squares, entropies);
    }

    /** A network, some examples and their right outputs, all of which follow from what is drawn. */
    record Case(Network network, Loss loss, Matrix X, Matrix Y) {
        static Case of(List<Integer> sizes, List<Activation> hidden, Output output, boolean biases, int n, long seed) {
            var random = new NumpyRandom(seed);
            var builder = Network.builder(sizes.get(0)).initializer(Initializer.LECUN.withDrawnBiases());
            for (int l = 1; l < sizes.size() - 1; l++) {
                builder.layer(sizes.get(l), hidden.get(l));
            }
            // One output of a softmax is always 1, whose logarithm's slope is no number where it is wrong.
            int outputs = Math.max(sizes.get(sizes.size() - 1), output.probabilities ? 2 : 1);
            builder.layer(outputs, output.activation);
            Network network = (biases ? builder : builder.withoutBiases()).build(random);
            Matrix Y = random.randn(n, outputs);
            return new Case(
                    network,
                    output.loss,
                    random.randn(n, sizes.get(0)),
                    output.probabilities ? Activation.SOFTMAX.forward(Y) : Y);
        }

        @Override
        public String toString() {
            return "%s%d examples, %s".formatted(network, X.rows(), loss);
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9).list().ofMinSize(2).ofMaxSize(5),
                        Arbitraries.of(ALL).list().ofSize(5),
                        outputs(),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.longs().between(0, 0xffffffffL))
                .as(Case::of);
    }

    /** The gradient that a step of rate 1 has followed, with the L2 term, beside central differences of the loss with it. */
    @Property
    void the_gradients_are_the_slopes_of_the_loss(@ForAll("cases") Case each, @ForAll("lambdas") double lambda) {
        Network before = each.network;
        Network after = before.copy();
        new Training(after, each.loss).optimizer(Optimizer.sgd(1)).l2(lambda).run(each.X, each.Y, 1);
        for (int l = 0; l < before.layers().size(); l++) {
            Layer layer = before.layer(l);
            check(each, lambda, layer.W(), layer.W().minus(after.layer(l).W()));
            if (layer.hasBias()) {
                check(each, lambda, layer.b(), layer.b().minus(after.layer(l).b()));
            } else {
                assertThat(after.layer(l).b()).isEqualTo(Matrix.zeros(1, layer.outputs()));
            }
        }
    }

    @Provide
    Arbitrary<Double> lambdas() {
        return Arbitraries.of(0.0, 0.7);
    }

    private static void check(Case each, double lambda, Matrix parameter, Matrix gradient) {
        double scale = Math.max(gradient.max(), -gradient.min());
        double loss = loss(each, lambda);
        var places = new NumpyRandom(0);
        for (int k : places.permutation(parameter.size())) {
            if (k % Math.max(1, parameter.size() / PLACES) != 0) {
                continue;
            }
            double kept = parameter.data()[k];
            double step = 6e-6 * Math.max(1, Math.abs(kept));
            parameter.data()[k] = kept + step;
            double above = loss(each, lambda);
            List<Layer.Pass> passesAbove = each.network.forward(each.X);
            parameter.data()[k] = kept - step;
            double below = loss(each, lambda);
            List<Layer.Pass> passesBelow = each.network.forward(each.X);
            parameter.data()[k] = kept;
            // Where the step goes over a kink of a ReLU there is no slope to compare with.
            if (haveSameSigns(passesAbove, passesBelow)) {
                assertThat(gradient.data()[k])
                        .isCloseTo((above - below) / (2 * step), within(1e-6 * scale + 1e-8 * (1 + loss)));
            }
        }
    }

    private static double loss(Case each, double lambda) {
        double squares = each.network.layers().stream()
                .mapToDouble(layer -> layer.W().square().sum())
                .sum();
        return each.network.loss(each.X, each.Y, each.loss) + lambda / (2 * each.X.rows()) * squares;
    }

    private static boolean haveSameSigns(List<Layer.Pass> one, List<Layer.Pass> other) {
        for (int l = 0; l < one.size(); l++) {
            if (!one.get(l).Z().map(Math::signum).equals(other.get(l).Z().map(Math::signum))) {
                return false;
            }
        }
        return true;
    }

    /** Beside the engine, where there is one: the gradients as they are read. */
    @Property
    void a_training_takes_the_steps_of_the_readable_path(@ForAll("cases") Case each) {
        BatchGradient fast = Engine.fastest(each.network, each.loss);
        BatchGradient readable = BatchGradient.readable(each.network, each.loss);
        for (BatchGradient gradient : List.of(fast, readable)) {
            gradient.countRight(true);
            gradient.load(each.X, each.Y);
        }
        double loss = readable.compute();
        assertThat(fast.compute()).isCloseTo(loss, within(1e-13 * (1 + loss)));
        assertThat(fast.evaluate()).isCloseTo(loss, within(1e-13 * (1 + loss)));
        assertThat(fast.right()).isEqualTo(readable.right());
        for (int l = 0; l < each.network.layers().size(); l++) {
            assertThat(fast.dW(l)
                            .isClose(readable.dW(l), 1e-12 * (1 + readable.dW(l).norm())))
                    .isTrue();
            assertThat(fast.db(l)
                            .isClose(readable.db(l), 1e-12 * (1 + readable.db(l).norm())))
                    .isTrue();
        }
    }

    @Property
    void each_example_has_the_outputs_that_it_has_alone(@ForAll("cases") Case each) {
        Matrix A = each.network.predict(each.X);
        for (int i = 0; i < A.rows(); i++) {
            assertThat(Matrix.rowVector(each.network.predict(each.X.row(i).data()))
                            .isClose(A.row(i), 1e-13 * (1 + A.norm())))
                    .isTrue();
        }
    }

    /** A batch's gradient is the mean of its examples' gradients, or the sum where the loss is one. */
    @Property
    void the_gradient_of_a_batch_is_made_of_those_of_its_examples(@ForAll("cases") Case each) {
        Matrix whole = gradient(each, each.X, each.Y);
        Matrix sum = Matrix.zeros(whole.rows(), whole.columns());
        for (int i = 0; i < each.X.rows(); i++) {
            sum.addInPlace(gradient(each, each.X.row(i), each.Y.row(i)));
        }
        double n = each.loss == Loss.SUM_OF_SQUARES ? 1 : each.X.rows();
        assertThat(sum.dividedBy(n).isClose(whole, 1e-12 * (1 + sum.norm()))).isTrue();
    }

    private static Matrix gradient(Case each, Matrix X, Matrix Y) {
        return each.network
                .backward(each.network.forward(X), Y, each.loss)
                .get(0)
                .dW();
    }
}
