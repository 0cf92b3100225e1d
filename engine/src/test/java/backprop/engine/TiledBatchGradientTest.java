package backprop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import backprop.Activation;
import backprop.BatchGradient;
import backprop.Classification;
import backprop.Engine;
import backprop.Layer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import backprop.Training;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast path beside the readable one, with the loops in plain Java and with those that this JVM finds. */
class TiledBatchGradientTest {
    private static final double TOLERANCE = 1e-12;

    /** One, odd, prime, and just under, at and over the loops' blocks of 4, 8, 16, 64, 128 and 256. */
    private static final int[][] SHAPES = {
        {1, 2},
        {2, 4, 4, 3},
        {3, 17, 5, 2},
        {16, 16, 16},
        {17, 1, 2},
        {7, 33, 2},
        {15, 31, 9, 65, 3},
        {257, 8, 10},
        {63, 64, 32, 10},
        {300, 7, 127, 4},
        {302, 1},
        {33, 1, 5},
        {16, 3, 2},
        {16, 2, 40},
        {38, 3, 5},
        {301, 5, 1},
        {257, 201, 10},
        {600, 5, 250, 210, 2}
    };

    private static final int[] EXAMPLES = {1, 2, 4, 5, 8, 9, 15, 16, 17, 63, 64, 65, 127, 128, 129, 1025, 2048};

    static Stream<Supplier<InnerLoops>> loops() {
        return Stream.of(PlainLoops::new, InnerLoops::create);
    }

    private static Network network(
            NumpyRandom random, int[] sizes, Activation hidden, Activation output, boolean bias) {
        var layers = new ArrayList<Layer>();
        for (int l = 1; l < sizes.length; l++) {
            Activation f = l == sizes.length - 1 ? output : hidden;
            Matrix W = random.normal(0, Math.sqrt(2.0 / sizes[l - 1]), sizes[l - 1], sizes[l]);
            layers.add(bias ? new Layer(W, random.randn(1, sizes[l]), f) : Layer.withoutBias(W, f));
        }
        return new Network(layers);
    }

    /** The tiles compute what the readable path does. */
    static void isSame(Network network, Loss loss, Matrix X, Matrix Y, BatchGradient tiled) {
        BatchGradient readable = BatchGradient.readable(network, loss);
        readable.countRight(true);
        tiled.countRight(true);
        readable.load(X, Y);
        tiled.load(X, Y);
        double expected = readable.compute();
        assertThat(tiled.evaluate()).isCloseTo(expected, withinPercentage(100 * TOLERANCE));
        assertThat(tiled.right()).isEqualTo(readable.right());
        assertThat(tiled.compute()).isCloseTo(expected, withinPercentage(100 * TOLERANCE));
        assertThat(tiled.right()).isEqualTo(readable.right());
        for (int l = 0; l < network.layers().size(); l++) {
            MatrixAssert.assertThat(tiled.dW(l)).isCloseTo(readable.dW(l), TOLERANCE);
            if (network.layer(l).hasBias()) {
                MatrixAssert.assertThat(tiled.db(l)).isCloseTo(readable.db(l), TOLERANCE);
            } else {
                assertThat(tiled.db(l)).isEqualTo(readable.db(l));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void every_shape_has_the_gradients_of_the_readable_path(Supplier<InnerLoops> loops) {
        var random = new NumpyRandom(1);
        for (int[] sizes : SHAPES) {
            for (int n : EXAMPLES) {
                Network network = network(random, sizes, Activation.RELU, Activation.LINEAR, n % 2 == 1);
                Loss loss = Loss.HALVED_MEAN_SQUARED_ERROR;
                var tiled = new TiledBatchGradient(network, loss, new Team(1), loops);
                isSame(network, loss, random.randn(n, sizes[0]), random.randn(n, network.outputs()), tiled);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void every_activation_and_loss_has_the_gradients_of_the_readable_path(Supplier<InnerLoops> loops) {
        var random = new NumpyRandom(2);
        Activation[] hidden = {
            Activation.RELU, Activation.LEAKY_RELU, Activation.SIGMOID, Activation.TANH, Activation.LINEAR
        };
        Loss[] squares = {Loss.SUM_OF_SQUARES, Loss.MEAN_SQUARED_ERROR, Loss.HALVED_MEAN_SQUARED_ERROR};
        for (int[] sizes : List.of(new int[] {2, 4, 3}, new int[] {20, 18, 5})) {
            for (Activation f : hidden) {
                for (Activation output : hidden) {
                    for (Loss loss : squares) {
                        check(random, network(random, sizes, f, output, true), loss, loops);
                    }
                }
                check(random, network(random, sizes, f, Activation.SIGMOID, true), Loss.SIGMOID_CROSS_ENTROPY, loops);
                check(random, network(random, sizes, f, Activation.SOFTMAX, true), Loss.SOFTMAX_CROSS_ENTROPY, loops);
            }
        }
    }

    private static void check(NumpyRandom random, Network network, Loss loss, Supplier<InnerLoops> loops) {
        for (int n : new int[] {150, 3}) {
            Matrix X = random.randn(n, network.inputs());
            Matrix Y = random.rand(n, network.outputs());
            isSame(network, loss, X, Y, new TiledBatchGradient(network, loss, new Team(1), loops));
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void batches_of_different_sizes_may_follow_each_other(Supplier<InnerLoops> loops) {
        var random = new NumpyRandom(3);
        for (int[] sizes : List.of(new int[] {2, 4, 3}, new int[] {20, 18, 5})) {
            Network network = network(random, sizes, Activation.RELU, Activation.LINEAR, true);
            Loss loss = Loss.MEAN_SQUARED_ERROR;
            var tiled = new TiledBatchGradient(network, loss, new Team(2), loops);
            for (int n : new int[] {100, 3, 2000, 64, 1}) {
                isSame(network, loss, random.randn(n, sizes[0]), random.randn(n, network.outputs()), tiled);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void one_thread_and_several_agree_to_the_last_bit_in_every_run(Supplier<InnerLoops> loops) {
        var random = new NumpyRandom(4);
        Object[][] cases = {
            {new int[] {2, 4, 4, 3}, 7000},
            {new int[] {100, 50, 10}, 64},
            {new int[] {60, 40, 10}, 3000},
            {new int[] {300, 200, 10}, 600},
            {new int[] {302, 1}, 1339},
            {new int[] {300, 200, 10}, 3},
            {new int[] {400, 403, 20, 5}, 8},
            {new int[] {1500, 1, 4}, 400},
            {new int[] {603, 3, 5, 9, 1}, 762}
        };
        for (Object[] each : cases) {
            Network network = network(random, (int[]) each[0], Activation.RELU, Activation.LINEAR, true);
            Matrix X = random.randn((int) each[1], network.inputs());
            Matrix Y = random.randn((int) each[1], network.outputs());
            List<Network> trained = Stream.of(1, 2, 3, 5, 2, 1)
                    .map(threads -> trained(network.copy(), X, Y, new Team(threads), loops))
                    .toList();
            for (Network other : trained) {
                for (int l = 0; l < network.layers().size(); l++) {
                    assertThat(other.layer(l).W())
                            .isEqualTo(trained.get(0).layer(l).W());
                    assertThat(other.layer(l).b())
                            .isEqualTo(trained.get(0).layer(l).b());
                }
            }
        }
    }

    private static Network trained(Network network, Matrix X, Matrix Y, Team team, Supplier<InnerLoops> loops) {
        var gradient = new TiledBatchGradient(network, Loss.HALVED_MEAN_SQUARED_ERROR, team, loops);
        gradient.countRight(true);
        gradient.load(X, Y);
        // So many that one thread alone is tried in between.
        for (int epoch = 0; epoch < 40; epoch++) {
            epoch(network, gradient);
        }
        // A few examples are learnt by heart: the difference of nearly equal numbers has no more digits than they leave
        // it.
        double expected = network.loss(X, Y, Loss.HALVED_MEAN_SQUARED_ERROR);
        assertThat(gradient.evaluate()).isCloseTo(expected, within(TOLERANCE * expected + 1e-14 * Math.sqrt(expected)));
        assertThat((double) gradient.right() / X.rows()).isEqualTo(Classification.accuracy(network.predict(X), Y));
        return network;
    }

    private static void epoch(Network network, BatchGradient gradient) {
        gradient.compute();
        for (int l = 0; l < network.layers().size(); l++) {
            move(network.layer(l).W().data(), gradient.dW(l).data());
            move(network.layer(l).b().data(), gradient.db(l).data());
        }
    }

    private static void move(double[] parameter, double[] gradient) {
        for (int k = 0; k < parameter.length; k++) {
            parameter[k] -= 0.01 * gradient[k];
        }
    }

    /** The vectors of the incubator module are objects until the JVM's compiler has done away with them. */
    @ParameterizedTest
    @MethodSource("loops")
    void an_epoch_in_the_steady_state_allocates_not_one_byte(Supplier<InnerLoops> loops) {
        var random = new NumpyRandom(5);
        for (int[] sizes : List.of(new int[] {2, 4, 4, 3}, new int[] {100, 50, 10}, new int[] {40, 1})) {
            Network network = network(random, sizes, Activation.RELU, Activation.LINEAR, true);
            var gradient = new TiledBatchGradient(network, Loss.HALVED_MEAN_SQUARED_ERROR, new Team(1), loops);
            gradient.countRight(true);
            for (int n : new int[] {1001, 3}) {
                gradient.load(random.randn(n, sizes[0]), random.randn(n, network.outputs()));
                assertThat(leastAllocation(network, gradient)).isZero();
            }
        }
    }

    private static long leastAllocation(Network network, BatchGradient gradient) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return leastOnceCompiled(() -> {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int epoch = 0; epoch < 100; epoch++) {
                epoch(network, gradient);
                gradient.evaluate();
            }
            return threads.getCurrentThreadAllocatedBytes() - before;
        });
    }

    /** The least of many attempts. The compiler may be long in coming: a fast machine does 10,000 epochs before it. */
    private static long leastOnceCompiled(LongSupplier bytes) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        long least = Long.MAX_VALUE;
        while (least > 0 && System.nanoTime() < deadline) {
            least = Math.min(least, bytes.getAsLong());
        }
        return least;
    }

    /** The log grows now and then; the best of many epochs counts. */
    @Test
    void a_training_in_shuffled_batches_allocates_not_one_byte_an_epoch() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var random = new NumpyRandom(7);
        Network network = network(random, new int[] {100, 50, 10}, Activation.RELU, Activation.LINEAR, true);
        Matrix X = random.randn(200, 100);
        Matrix Y = random.rand(200, 10);
        long bytes = leastOnceCompiled(() -> {
            var before = new long[] {0};
            var least = new long[] {Long.MAX_VALUE};
            new Training(network, Loss.HALVED_MEAN_SQUARED_ERROR)
                    .batchSize(32)
                    .shuffle(random)
                    .listener(1, (epoch, loss) -> {
                        long now = threads.getCurrentThreadAllocatedBytes();
                        least[0] = Math.min(least[0], now - before[0]);
                        before[0] = now;
                    })
                    .run(X, Y, 500);
            return least[0];
        });
        assertThat(bytes).isZero();
    }

    @Test
    void parts_of_ones_own_take_the_readable_path() {
        var random = new NumpyRandom(6);
        Activation own = Activation.of("leaky", z -> z > 0 ? z : 0.1 * z, z -> z > 0 ? 1 : 0.1);
        Network network = network(random, new int[] {2, 3, 1}, own, Activation.LINEAR, true);
        assertThat(Engine.fastest(network, Loss.SUM_OF_SQUARES)).isNotInstanceOf(TiledBatchGradient.class);
        Network mixed = network(random, new int[] {2, 3, 1}, Activation.RELU, Activation.SOFTMAX, true);
        assertThat(Engine.fastest(mixed, Loss.SUM_OF_SQUARES)).isNotInstanceOf(TiledBatchGradient.class);
        Network known = network(random, new int[] {2, 3, 1}, Activation.RELU, Activation.LINEAR, true);
        assertThat(Engine.fastest(known, Loss.SUM_OF_SQUARES)).isInstanceOf(TiledBatchGradient.class);
    }

    /** With 20,000 weights and more, threads share them. */
    @Test
    void a_shared_step_comes_to_every_row_once() {
        Network network =
                network(new NumpyRandom(7), new int[] {1000, 20, 19}, Activation.RELU, Activation.LINEAR, true);
        for (int threads : new int[] {1, 2, 3, 8}) {
            var gradient = new TiledBatchGradient(network, Loss.SUM_OF_SQUARES, new Team(threads), PlainLoops::new);
            for (int l = 0; l < 2; l++) {
                var steps = new AtomicIntegerArray(network.layer(l).inputs());
                gradient.forRows(network.layer(l).inputs(), network.layer(l).outputs(), (from, to) -> {
                    for (int i = from; i < to; i++) {
                        steps.incrementAndGet(i);
                    }
                });
                assertThat(steps.toString())
                        .isEqualTo(Collections.nCopies(steps.length(), 1).toString());
            }
        }
    }

    @Test
    void an_error_has_the_same_type_and_words_whatever_the_number_of_examples() {
        var random = new NumpyRandom(8);
        Network network = network(random, new int[] {30, 50, 4}, Activation.TANH, Activation.LINEAR, true);
        for (int n : new int[] {10, 600, 6000}) {
            Matrix X = random.randn(n, 30);
            Matrix Y = random.rand(n, 4);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Training(network, Loss.SIGMOID_CROSS_ENTROPY).run(X, Y, 1))
                    .withMessageStartingWith("SIGMOID_CROSS_ENTROPY needs outputs from 0 to 1, but they reach from ");
        }
    }

    @Test
    void a_softmaxs_tiny_loss_keeps_its_digits_and_an_output_that_is_no_number_is_never_right() {
        var layer = Layer.withoutBias(Matrix.of(new double[] {1, 0}), Activation.SOFTMAX);
        var gradient = new TiledBatchGradient(
                new Network(List.of(layer)), Loss.SOFTMAX_CROSS_ENTROPY, new Team(1), PlainLoops::new);
        gradient.countRight(true);
        gradient.load(Matrix.of(new double[] {40}), Matrix.of(new double[] {1, 0}));
        assertThat(gradient.compute()).isCloseTo(Math.exp(-40), within(1e-15 * Math.exp(-40)));
        assertThat(gradient.right()).isEqualTo(1);
        gradient.load(Matrix.of(new double[] {Double.NaN}), Matrix.of(new double[] {1, 0}));
        gradient.compute();
        assertThat(gradient.right()).isZero();
    }

    @Test
    void tiny_losses_keep_their_digits() {
        var layer = new Layer(Matrix.of(new double[] {1}), Matrix.rowVector(0), Activation.SIGMOID);
        var network = new Network(List.of(layer));
        var gradient = new TiledBatchGradient(network, Loss.SIGMOID_CROSS_ENTROPY, new Team(1), PlainLoops::new);
        gradient.load(Matrix.of(new double[] {40}), Matrix.of(new double[] {1}));
        assertThat(gradient.compute()).isCloseTo(Math.exp(-40), within(1e-15 * Math.exp(-40)));
    }
}
