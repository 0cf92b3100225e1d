package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Article 002, a network from descriptions of layers, against a reconstruction of its class in NumPy. */
@Tag("long")
class Article002Test {
    private static final double TOLERANCE = 1e-12;
    private static final Matrix X = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    private static final Matrix Y = Matrix.columnVector(0, 1, 1, 0);

    private static Network network(JsonArray architecture, NumpyRandom random) {
        NetworkBuilder builder = Network.builder(
                architecture.get(0).getAsJsonObject().get("input_dim").getAsInt());
        for (JsonElement layer : architecture) {
            JsonObject description = layer.getAsJsonObject();
            builder.layer(
                    description.get("output_dim").getAsInt(),
                    description.get("activation").getAsString());
        }
        return builder.initializer(Initializer.normal(1).drawnOutByIn().withDrawnBiases())
                .build(random);
    }

    private static void hasParameters(Network network, JsonArray parameters) {
        for (int l = 0; l < parameters.size(); l++) {
            JsonObject expected = parameters.get(l).getAsJsonObject();
            MatrixAssert.assertThat(network.layer(l).W())
                    .isCloseTo(Reference.matrix(expected.get("W")).transpose(), TOLERANCE);
            MatrixAssert.assertThat(network.layer(l).b()).isCloseTo(Reference.matrix(expected.get("b")), TOLERANCE);
        }
    }

    static Stream<JsonObject> gradient_checks() {
        return objects("gradient_checks");
    }

    static Stream<JsonObject> xor_runs() {
        return objects("xor_runs");
    }

    private static Stream<JsonObject> objects(String name) {
        return StreamSupport.stream(
                        Reference.read("reference/a002.json")
                                .getAsJsonArray(name)
                                .spliterator(),
                        false)
                .map(JsonElement::getAsJsonObject);
    }

    @ParameterizedTest
    @MethodSource("gradient_checks")
    void forward_and_backward_of_one_vector_are_those_of_numpy(JsonObject expected) {
        Network network = network(
                expected.getAsJsonArray("architecture"),
                new NumpyRandom(expected.get("seed").getAsLong()));
        Matrix x = Reference.matrix(expected.get("x"));
        Matrix y = Reference.matrix(expected.get("y"));
        hasParameters(network, expected.getAsJsonArray("initial_parameters"));

        var passes = network.forward(x);
        var gradients = network.backward(passes, y, Loss.MEAN_SQUARED_ERROR);

        MatrixAssert.assertThat(network.predict(x)).isCloseTo(Reference.matrix(expected.get("y_hat")), TOLERANCE);
        assertThat(network.loss(x, y, Loss.MEAN_SQUARED_ERROR))
                .isCloseTo(expected.get("loss").getAsDouble(), withinPercentage(100 * TOLERANCE));
        for (int l = 0; l < gradients.size(); l++) {
            MatrixAssert.assertThat(passes.get(l).Z())
                    .isCloseTo(Reference.matrix(expected.getAsJsonArray("z").get(l)), TOLERANCE);
            MatrixAssert.assertThat(gradients.get(l).dW())
                    .isCloseTo(
                            Reference.matrix(expected.getAsJsonArray("dW").get(l))
                                    .transpose(),
                            TOLERANCE);
            MatrixAssert.assertThat(gradients.get(l).db())
                    .isCloseTo(Reference.matrix(expected.getAsJsonArray("db").get(l)), TOLERANCE);
        }
        GradientCheck.of(network, Loss.MEAN_SQUARED_ERROR, x, y).assertBelow(1e-5);
    }

    @ParameterizedTest
    @MethodSource("xor_runs")
    void a_whole_training_on_xor_is_that_of_numpy(JsonObject expected) {
        NumpyRandom random = new NumpyRandom(expected.get("seed").getAsLong());
        Network network = network(expected.getAsJsonArray("architecture"), random);
        Training training = new Training(network, Loss.MEAN_SQUARED_ERROR)
                .optimizer(Optimizer.sgd(expected.get("learning_rate").getAsDouble()))
                .batchSize(1);
        if (expected.get("order").getAsString().contains("permutation")) {
            training.shuffle(random);
        }

        int epoch = 0;
        for (JsonElement element : expected.getAsJsonArray("log")) {
            JsonObject logged = element.getAsJsonObject();
            int next = logged.get("epoch").getAsInt();
            training.run(X, Y, next - epoch);
            epoch = next;
            assertThat(network.loss(X, Y, Loss.MEAN_SQUARED_ERROR))
                    .as("mean loss after epoch %d", epoch)
                    .isCloseTo(logged.get("mean_loss").getAsDouble(), withinPercentage(100 * TOLERANCE));
        }
        assertThat(epoch).isEqualTo(expected.get("epochs").getAsInt());
        hasParameters(network, expected.getAsJsonArray("final_parameters"));
        MatrixAssert.assertThat(network.predict(X)).isCloseTo(Reference.matrix(expected.get("predictions")), TOLERANCE);
    }

    /** The smallest of these losses carry the rounding differences of 20,000 steps: a hundred times the tolerance. */
    @Test
    void relu_gets_stuck_for_three_of_ten_seeds_and_sigmoid_for_none() {
        JsonObject spread = Reference.read("reference/a002.json").getAsJsonObject("xor_spread_of_10_seeds");
        Map<String, Double> rates = Map.of("relu", 0.1, "sigmoid", 0.5);
        for (String hidden : rates.keySet()) {
            double rate = rates.get(hidden);
            JsonObject expected = spread.getAsJsonObject(hidden + "_" + rate);
            for (int seed = 0; seed < 10; seed++) {
                Network network = Network.builder(2)
                        .layer(4, hidden)
                        .layer(1, "sigmoid")
                        .initializer(Initializer.normal(1).drawnOutByIn().withDrawnBiases())
                        .build(new NumpyRandom(seed));
                new Training(network, Loss.MEAN_SQUARED_ERROR)
                        .optimizer(Optimizer.sgd(rate))
                        .batchSize(1)
                        .run(X, Y, 5000);
                assertThat(network.loss(X, Y, Loss.MEAN_SQUARED_ERROR))
                        .as("%s with seed %d", hidden, seed)
                        .isCloseTo(
                                expected.get(Integer.toString(seed)).getAsDouble(),
                                withinPercentage(10_000 * TOLERANCE));
            }
        }
    }
}
