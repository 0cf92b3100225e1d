package backprop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backprop.Activation;
import backprop.BatchGradient;
import backprop.Initializer;
import backprop.Layer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the network, the examples and the threads: the gradients of the readable path, and always the same bits. */
abstract class FastPathProperties {
    /** Kept, since a team's threads never end. */
    private static final List<Team> TEAMS = List.of(new Team(2), new Team(3), new Team(8));

    private static final Team ALONE = new Team(1);

    private static final List<Activation> HIDDEN =
            List.of(Activation.RELU, Activation.LEAKY_RELU, Activation.SIGMOID, Activation.TANH, Activation.LINEAR);

    /** A loss, and an output activation with which the tiles know it. */
    private record Output(Loss loss, Activation activation) {}

    /** A network, some examples and their right outputs. */
    record Case(Network network, Loss loss, Matrix X, Matrix Y) {
        static Case of(List<Integer> sizes, List<Activation> hidden, Output output, boolean biases, int n, long seed) {
            var random = new NumpyRandom(seed);
            var builder = Network.builder(sizes.get(0)).initializer(Initializer.LECUN.withDrawnBiases());
            int last = sizes.size() - 1;
            for (int l = 1; l <= last; l++) {
                builder.layer(sizes.get(l), l == last ? output.activation : hidden.get(l));
            }
            Network network = (biases ? builder : builder.withoutBiases()).build(random);
            return new Case(
                    network,
                    output.loss,
                    random.randn(n, network.inputs()),
                    Activation.SOFTMAX.forward(random.randn(n, network.outputs())));
        }

        @Override
        public String toString() {
            return "%s%d examples, %s".formatted(network, X.rows(), loss);
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        var squares = Combinators.combine(
                        Arbitraries.of(Loss.SUM_OF_SQUARES, Loss.MEAN_SQUARED_ERROR, Loss.HALVED_MEAN_SQUARED_ERROR),
                        Arbitraries.of(HIDDEN))
                .as(Output::new);
        var others = Arbitraries.of(
                new Output(Loss.SIGMOID_CROSS_ENTROPY, Activation.SIGMOID),
                new Output(Loss.SOFTMAX_CROSS_ENTROPY, Activation.SOFTMAX),
                new Output(Loss.SOFTMAX_CROSS_ENTROPY, Activation.SIGMOID),
                new Output(Loss.MEAN_SQUARED_ERROR, Activation.SOFTMAX));
        // Narrow networks, wide ones, and few examples or many: each has a way of its own.
        var widths = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 16), Arbitraries.integers().between(1, 70), Arbitraries.of(128, 257));
        return Combinators.combine(
                        widths.list().ofMinSize(2).ofMaxSize(4),
                        Arbitraries.of(HIDDEN).list().ofSize(4),
                        Arbitraries.oneOf(squares, others),
                        Arbitraries.of(true, false),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(1, 40),
                                Arbitraries.integers().between(100, 300),
                                Arbitraries.of(1025, 2048)),
                        Arbitraries.longs().between(0, 0xffffffffL))
                .as(Case::of);
    }

    @Provide
    Arbitrary<Supplier<InnerLoops>> loops() {
        return Arbitraries.of(PlainLoops::new, InnerLoops::create);
    }

    @Property
    void the_gradients_are_those_of_the_readable_path_with_any_number_of_threads(
            @ForAll("cases") Case each, @ForAll("loops") Supplier<InnerLoops> loops) {
        BatchGradient readable = BatchGradient.readable(each.network, each.loss);
        BatchGradient alone = computed(each, ALONE, loops);
        isClose(each, computing(each, readable), alone);
        for (Team team : TEAMS) {
            BatchGradient shared = computed(each, team, loops);
            assertThat(shared.evaluate()).isEqualTo(alone.evaluate());
            for (int l = 0; l < each.network.layers().size(); l++) {
                assertThat(shared.dW(l)).isEqualTo(alone.dW(l));
                assertThat(shared.db(l)).isEqualTo(alone.db(l));
            }
        }
    }

    private static BatchGradient computed(Case each, Team team, Supplier<InnerLoops> loops) {
        return computing(each, new TiledBatchGradient(each.network, each.loss, team, loops));
    }

    private static BatchGradient computing(Case each, BatchGradient gradient) {
        gradient.countRight(true);
        gradient.load(each.X, each.Y);
        gradient.compute();
        return gradient;
    }

    /** Rounding is measured by what is added up: sums that nearly cancel have fewer digits on either path. */
    private static void isClose(Case each, BatchGradient readable, BatchGradient tiled) {
        double loss = readable.evaluate();
        assertThat(tiled.evaluate()).isCloseTo(loss, within(1e-12 * (1e-3 + loss)));
        assertThat(tiled.right()).isEqualTo(readable.right());
        List<Layer.Pass> passes = each.network.forward(each.X);
        List<Layer.Gradient> gradients = each.network.backward(passes, each.Y, each.loss);
        for (int l = 0; l < gradients.size(); l++) {
            Matrix sizes = gradients.get(l).dZ().abs();
            double ofW = passes.get(l).X().abs().transposeDot(sizes).max();
            assertThat(tiled.dW(l).isClose(readable.dW(l), 1e-11 * ofW)).isTrue();
            assertThat(tiled.db(l)
                            .isClose(readable.db(l), 1e-11 * sizes.columnSums().max()))
                    .isTrue();
        }
    }

    /** Products of any sizes and either operand transposed, beside the sum that defines them. */
    @Property
    void a_product_has_the_same_bits_with_any_number_of_threads(
            @ForAll("sizes") List<Integer> sizes, @ForAll("loops") Supplier<InnerLoops> loops) {
        var random = new NumpyRandom(1);
        Matrix A = random.randn(sizes.get(0), sizes.get(1));
        Matrix B = random.randn(sizes.get(1), sizes.get(2));
        Matrix expected = Matrix.zeros(A.rows(), B.columns());
        for (int k = 0; k < A.columns(); k++) {
            expected.addInPlace(A.column(k).dot(B.row(k)));
        }
        Matrix alone = product(A, B, ALONE, loops);
        assertThat(alone.isClose(expected, 1e-11 * A.abs().dot(B.abs()).max())).isTrue();
        for (Team team : TEAMS) {
            assertThat(product(A, B, team, loops)).isEqualTo(alone);
        }
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(60, 140),
                        Arbitraries.of(256, 257))
                .list()
                .ofSize(3);
    }

    private static Matrix product(Matrix A, Matrix B, Team team, Supplier<InnerLoops> loops) {
        Matrix result = Matrix.zeros(A.rows(), B.columns());
        new BlockedProduct(team, loops)
                .multiply(
                        BlockedProduct.Operand.transposed(A.transpose()), BlockedProduct.Operand.of(B), result.data());
        return result;
    }
}
