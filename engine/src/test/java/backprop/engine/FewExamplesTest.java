package backprop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.Activation;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FewExamplesTest {

    private static Network network(String sizes) {
        int[] widths =
                Arrays.stream(sizes.split(" ")).mapToInt(Integer::parseInt).toArray();
        var builder = Network.builder(widths[0]);
        for (int l = 1; l < widths.length; l++) {
            builder.layer(widths[l], l < widths.length - 1 ? Activation.RELU : Activation.LINEAR);
        }
        return builder.build(new NumpyRandom(1));
    }

    @ParameterizedTest
    @CsvSource({
        "16 16, 1, false",
        "100 100 10, 4, true",
        "100 100 10, 5, false",
        "400 400 10, 8, true",
        "400 400 10, 9, false",
        "800 800 10, 12, true",
        "800 800 10, 13, false",
        "302 1, 1, false",
        "100 5 300 400, 1, false",
        "100 5 300 500, 8, true",
    })
    void the_more_weights_there_are_the_more_examples_are_few(String sizes, int examples, boolean few) {
        TilePlan plan = TilePlan.of(network(sizes).layers(), examples);
        assertThat(FewExamples.suits(plan, examples)).isEqualTo(few);
    }

    @ParameterizedTest
    @CsvSource({"20 700 720 3, 12", "20 700 720 3, 9", "50 5 300 500, 8", "50 5 300 500, 1"})
    void their_gradients_are_those_of_the_readable_path(String sizes, int examples) {
        Network network = network(sizes);
        var random = new NumpyRandom(2);
        Matrix X = random.randn(examples, network.inputs());
        Matrix Y = random.randn(examples, network.outputs());
        Loss loss = Loss.HALVED_MEAN_SQUARED_ERROR;

        for (int threads = 1; threads <= 3; threads++) {
            var tiled = new TiledBatchGradient(network, loss, new Team(threads), InnerLoops::create);
            TiledBatchGradientTest.isSame(network, loss, X, Y, tiled);
        }
    }
}
