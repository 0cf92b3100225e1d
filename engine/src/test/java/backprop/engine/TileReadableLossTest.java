package backprop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import backprop.Activation;
import backprop.BatchGradient;
import backprop.Classification;
import backprop.Engine;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TileReadableLossTest {
    /** No activation of the library: half of a sigmoid, so that 1 − a is far from 0. */
    private static final Activation OWN =
            Activation.of("own", TileReadableLossTest::half, z -> half(z) * (1 - 2 * half(z)));

    private static double half(double z) {
        return 0.5 / (1 + Math.exp(-z));
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(Loss.SIGMOID_CROSS_ENTROPY, OWN),
                Arguments.of(Loss.SOFTMAX_CROSS_ENTROPY, OWN),
                Arguments.of(Loss.MEAN_SQUARED_ERROR, OWN),
                Arguments.of(Loss.HALVED_MEAN_SQUARED_ERROR, OWN),
                Arguments.of(Loss.SIGMOID_CROSS_ENTROPY, Activation.SOFTMAX),
                Arguments.of(Loss.HALVED_MEAN_SQUARED_ERROR, Activation.SOFTMAX));
    }

    /** 150 examples are three tiles, of which the last is not full. */
    @ParameterizedTest
    @MethodSource("pairs")
    void tiles_have_the_loss_and_the_gradients_of_the_readable_way(Loss loss, Activation activation) {
        var random = new NumpyRandom(0);
        Matrix X = random.randn(150, 30);
        Matrix Y = Classification.oneHot(random.randint(0, 4, 150), 4);
        Network network = Network.builder(30)
                .layer(20, Activation.RELU)
                .layer(4, activation)
                .build(random);
        assertThat(TiledBatchGradient.supports(network, loss)).isTrue();
        BatchGradient tiled = Engine.fastest(network, loss);
        BatchGradient readable = BatchGradient.readable(network, loss);
        tiled.load(X, Y);
        readable.load(X, Y);

        assertThat(tiled.compute()).isCloseTo(readable.compute(), withinPercentage(1e-10));
        for (int l = 0; l < 2; l++) {
            MatrixAssert.assertThat(tiled.dW(l)).isCloseTo(readable.dW(l), 1e-12);
            MatrixAssert.assertThat(tiled.db(l)).isCloseTo(readable.db(l), 1e-12);
        }
    }

    /** Other threads may compute only what is the library's own. */
    @Test
    void only_an_activation_of_ones_own_is_a_users_code() {
        assertThat(callsUserCode(Loss.HALVED_MEAN_SQUARED_ERROR, OWN)).isTrue();
        assertThat(callsUserCode(Loss.HALVED_MEAN_SQUARED_ERROR, Activation.SOFTMAX))
                .isFalse();
        assertThat(callsUserCode(Loss.SIGMOID_CROSS_ENTROPY, Activation.RELU)).isFalse();
        assertThat(callsUserCode(Loss.HALVED_MEAN_SQUARED_ERROR, Activation.SIGMOID))
                .isFalse();
    }

    private static boolean callsUserCode(Loss loss, Activation activation) {
        return TileLoss.of(loss, activation).orElseThrow().callsUserCode();
    }
}
