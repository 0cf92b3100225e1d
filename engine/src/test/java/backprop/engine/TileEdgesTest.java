package backprop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backprop.Activation;
import backprop.BatchGradient;
import backprop.Layer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast path where numbers meet, are equal, or leave the range of what can be written. */
class TileEdgesTest {

    private static BatchGradient tiled(Network network, Loss loss) {
        return new TiledBatchGradient(network, loss, new Team(2), InnerLoops::create);
    }

    /** Narrow, in one piece; narrow, in chunks; wide, in one piece; wide, in chunks. */
    @ParameterizedTest
    @CsvSource({"3, 4, 20", "3, 4, 3000", "40, 30, 20", "40, 30, 3000"})
    void a_gradient_that_is_no_number_is_noticed_and_forgotten(int inputs, int hidden, int examples) {
        var random = new NumpyRandom(1);
        Network network = Network.builder(inputs)
                .layer(hidden, Activation.LINEAR)
                .layer(2, Activation.LINEAR)
                .build(random);
        BatchGradient gradient = tiled(network, Loss.SUM_OF_SQUARES);
        Matrix X = random.randn(examples, inputs);
        Matrix Y = random.randn(examples, 2);
        // Its square is infinite.
        Matrix large = X.times(1e200);

        gradient.load(X, Y);
        gradient.compute();
        assertThat(gradient.isFinite()).isTrue();
        gradient.load(large, Y);
        gradient.compute();
        assertThat(gradient.isFinite()).isFalse();
        gradient.load(X, Y);
        gradient.compute();
        assertThat(gradient.isFinite()).isTrue();
        for (int l = 0; l < 2; l++) {
            BatchGradient readable = BatchGradient.readable(network, Loss.SUM_OF_SQUARES);
            readable.load(X, Y);
            readable.compute();
            MatrixAssert.assertThat(gradient.dW(l)).isCloseTo(readable.dW(l), 1e-12);
        }
    }

    static Stream<Activation> kinks() {
        return Stream.of(Activation.RELU, Activation.LEAKY_RELU);
    }

    /** Features 1, 1 and weights 1, −1 make a z of exactly 0. */
    @ParameterizedTest
    @MethodSource("kinks")
    void at_a_kink_the_gradient_is_the_readable_one(Activation activation) {
        for (int inputs : new int[] {2, 20}) {
            Matrix W = Matrix.zeros(inputs, 1);
            W.set(0, 0, 1);
            W.set(1, 0, -1);
            Network network = new Network(List.of(Layer.withoutBias(W, activation)));
            BatchGradient tiled = tiled(network, Loss.SUM_OF_SQUARES);
            BatchGradient readable = BatchGradient.readable(network, Loss.SUM_OF_SQUARES);
            Matrix X = Matrix.zeros(1, inputs).plus(1);
            tiled.load(X, Matrix.rowVector(3));
            readable.load(X, Matrix.rowVector(3));

            assertThat(tiled.compute()).isEqualTo(readable.compute());
            assertThat(tiled.dW(0)).isEqualTo(readable.dW(0));
        }
    }

    static Stream<Arguments> ties() {
        return Stream.of(Arguments.of(0, 3), Arguments.of(1, 0), Arguments.of(2, 0));
    }

    @ParameterizedTest
    @MethodSource("ties")
    void of_equal_outputs_the_first_is_the_class(int answer, int right) {
        Network network = new Network(List.of(Layer.withoutBias(Matrix.zeros(2, 3), Activation.LINEAR)));
        Matrix Y = Matrix.zeros(3, 3);
        for (int i = 0; i < 3; i++) {
            Y.set(i, answer, 1);
        }
        BatchGradient gradient = tiled(network, Loss.SUM_OF_SQUARES);
        gradient.countRight(true);
        gradient.load(Matrix.zeros(3, 2).plus(1), Y);
        gradient.compute();
        assertThat(gradient.right()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1, 1", "0.5, 0.5, 1", "0.5, 0.49, 0", "0.49, 0.5, 0", "0.49, 0, 1"})
    void a_single_output_of_a_half_is_a_yes(double output, double answer, int right) {
        var layer = new Layer(Matrix.zeros(2, 1), Matrix.rowVector(output), Activation.LINEAR);
        BatchGradient gradient = tiled(new Network(List.of(layer)), Loss.SUM_OF_SQUARES);
        gradient.countRight(true);
        gradient.load(Matrix.zeros(1, 2), Matrix.rowVector(answer));
        gradient.compute();
        assertThat(gradient.right()).isEqualTo(right);
    }

    @Test
    void a_softmax_of_a_thousand_has_its_loss() {
        var layer = Layer.withoutBias(Matrix.of(new double[] {1, 0}), Activation.SOFTMAX);
        BatchGradient gradient = tiled(new Network(List.of(layer)), Loss.SOFTMAX_CROSS_ENTROPY);
        gradient.load(Matrix.of(new double[] {1000}), Matrix.of(new double[] {0, 1}));
        assertThat(gradient.compute()).isEqualTo(1000);
        gradient.load(Matrix.of(new double[] {-1000}), Matrix.of(new double[] {1, 0}));
        assertThat(gradient.compute()).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource({"0", "1e-300", "1e-17", "1e-10", "1e-5", "0.1", "1", "1e10"})
    void the_logarithm_of_one_and_a_little_keeps_its_digits(double x) {
        assertThat(TileSigmoidCrossEntropy.logOfOnePlus(x)).isCloseTo(Math.log1p(x), within(1e-15 * Math.log1p(x)));
    }
}
