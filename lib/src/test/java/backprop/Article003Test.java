package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Article 003, the nine steps, with the library's rows where the article has columns. */
@Tag("long")
class Article003Test {
    private static final double TOLERANCE = 1e-9;
    private static final int TRAINING_EXAMPLES = 7000;

    /** The article's data, scaled, and its network, for one seed. */
    private static final class NineSteps {
        final JsonObject reference;
        final Matrix XRaw;
        final Matrix yRaw;
        final StandardScaler xScaler;
        final StandardScaler yScaler;
        final TrainTestSplit data;
        final Network network;

        NineSteps(String file) {
            reference = Reference.read("reference/" + file);
            NumpyRandom random = new NumpyRandom(reference.get("seed").getAsLong());
            XRaw = random.rand(2, 10_000).times(100).transpose();
            Matrix difference = XRaw.column(0).minus(XRaw.column(1));
            yRaw = Matrix.hstack(XRaw.column(0).plus(XRaw.column(1)), difference, difference.map(Math::abs));
            TrainTestSplit raw = TrainTestSplit.of(XRaw, yRaw, 0.7);
            xScaler = StandardScaler.fit(raw.XTrain());
            yScaler = StandardScaler.fit(raw.YTrain());
            data = new TrainTestSplit(
                    xScaler.transform(raw.XTrain()),
                    yScaler.transform(raw.YTrain()),
                    xScaler.transform(raw.XTest()),
                    yScaler.transform(raw.YTest()));
            network = Network.builder(2)
                    .layer(4, Activation.RELU)
                    .layer(4, Activation.RELU)
                    .layer(3, Activation.LINEAR)
                    .initializer(Initializer.HE.drawnOutByIn().withDrawnBiases())
                    .build(random);
        }

        /** The loss that the article prints: the mean over the examples of the norm of ½(ŷ − y)². */
        double printedLoss(Matrix X, Matrix Y) {
            Matrix individual = network.predict(X).minus(Y).square().times(0.5);
            return individual.square().rowSums().map(Math::sqrt).mean();
        }

        void trainTo(int lastEpoch) {
            Training training = new Training(network, Loss.HALVED_MEAN_SQUARED_ERROR).optimizer(Optimizer.sgd(0.01));
            int epoch = 0;
            for (JsonElement element : reference.getAsJsonArray("log")) {
                JsonObject logged = element.getAsJsonObject();
                int next = logged.get("epoch").getAsInt();
                if (next > lastEpoch) {
                    return;
                }
                training.run(data.XTrain(), data.YTrain(), next - 1 - epoch);
                agree("printed loss", next, printedLoss(data.XTrain(), data.YTrain()), logged.get("loss"));
                TrainingLog log = training.run(data.XTrain(), data.YTrain(), 1);
                agree("loss", next, log.loss(1), logged.get("differentiated_loss"));
                hasParameters(network, logged.getAsJsonArray("weights_after_update"));
                epoch = next;
            }
        }

        private static void agree(String what, int epoch, double actual, JsonElement expected) {
            // Beyond 20,000 epochs the tolerance has not been tried with other BLAS kernels.
            double tolerance = epoch <= 20_000 ? TOLERANCE : 1e-6;
            assertThat(actual)
                    .as("%s of epoch %d", what, epoch)
                    .isCloseTo(expected.getAsDouble(), withinPercentage(100 * tolerance));
        }

        void predictsAsReference(double tolerance) {
            Matrix inputs = Reference.matrix(reference.get("predict_inputs"));
            Matrix predicted = yScaler.inverse(network.predict(xScaler.transform(inputs)));
            MatrixAssert.assertThat(predicted)
                    .isCloseTo(Reference.matrix(reference.get("predict")).transpose(), tolerance);
            assertThat(printedLoss(data.XTest(), data.YTest()))
                    .isCloseTo(reference.get("test_loss").getAsDouble(), withinPercentage(100 * tolerance));
        }
    }

    private static void hasParameters(Network network, JsonArray parameters) {
        for (int l = 0; l < parameters.size(); l++) {
            JsonObject expected = parameters.get(l).getAsJsonObject();
            MatrixAssert.assertThat(network.layer(l).W())
                    .isCloseTo(Reference.matrix(expected.get("W")).transpose(), 1e-6);
            MatrixAssert.assertThat(network.layer(l).b())
                    .isCloseTo(Reference.matrix(expected.get("b")).transpose(), 1e-6);
        }
    }

    @ParameterizedTest
    @CsvSource({"a003_seed42_1000000.json", "a003_seed6_100000.json"})
    void the_data_are_those_of_numpy_bit_for_bit(String file) {
        NineSteps steps = new NineSteps(file);
        JsonObject data = steps.reference.getAsJsonObject("data");

        assertThat(Reference.sha256(steps.XRaw.transpose())).isEqualTo(text(data, "sha256_X_raw"));
        assertThat(Reference.sha256(steps.yRaw.transpose())).isEqualTo(text(data, "sha256_y_raw"));
        assertThat(Reference.sha256(steps.data.XTrain().transpose())).isEqualTo(text(data, "sha256_X_train"));
        assertThat(Reference.sha256(steps.data.YTrain().transpose())).isEqualTo(text(data, "sha256_y_train"));
        assertThat(Reference.sha256(steps.data.XTest().transpose())).isEqualTo(text(data, "sha256_X_test"));
        assertThat(Reference.sha256(steps.data.YTest().transpose())).isEqualTo(text(data, "sha256_y_test"));
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    @ParameterizedTest
    @CsvSource({"a003_seed42_1000000.json", "a003_seed6_100000.json"})
    void the_first_epoch_has_the_weights_and_gradients_of_numpy(String file) {
        NineSteps steps = new NineSteps(file);
        Network network = steps.network;
        Matrix X = steps.data.XTrain();
        Matrix Y = steps.data.YTrain();
        hasParameters(network, steps.reference.getAsJsonArray("initial_weights"));
        assertThat(network.parameterCount())
                .isEqualTo(steps.reference.get("act_n_param").getAsInt());
        assertThat(steps.printedLoss(steps.data.XTest(), steps.data.YTest()))
                .isCloseTo(steps.reference.get("initial_test_loss").getAsDouble(), withinPercentage(1e-10));

        var passes = network.forward(X);
        var gradients = network.backward(passes, Y, Loss.HALVED_MEAN_SQUARED_ERROR);

        JsonArray expected = steps.reference.getAsJsonArray("epoch_1_gradients");
        JsonArray active = steps.reference.getAsJsonArray("initial_active_fractions");
        for (int l = 0; l < 3; l++) {
            JsonObject layer = expected.get(l).getAsJsonObject();
            MatrixAssert.assertThat(gradients.get(l).dW())
                    .isCloseTo(Reference.matrix(layer.get("dW")).transpose(), 1e-12);
            MatrixAssert.assertThat(gradients.get(l).db())
                    .isCloseTo(Reference.matrix(layer.get("db")).transpose(), 1e-12);
            if (l < 2) {
                assertThat(activeFractions(passes.get(l).A())).isEqualTo(Reference.matrix(active.get(l)));
            }
        }
        GradientCheck.of(network, Loss.HALVED_MEAN_SQUARED_ERROR, X, Y).assertBelow(1e-5);
    }

    private static Matrix activeFractions(Matrix A) {
        return A.map(a -> a > 0 ? 1 : 0).columnMeans();
    }

    @Test
    void with_seed_42_the_logged_losses_up_to_1000_epochs_are_those_of_numpy() {
        new NineSteps("a003_seed42_1000000.json").trainTo(1000);
    }

    @Test
    @Tag("engine")
    void with_seed_42_the_logged_losses_up_to_20000_epochs_are_those_of_numpy() {
        new NineSteps("a003_seed42_1000000.json").trainTo(20_000);
    }

    @Test
    @Tag("engine")
    void with_seed_42_hidden_units_die_at_the_epochs_of_numpy() {
        JsonObject deaths = Reference.read("reference/a003_seed42_dead_units.json");
        NineSteps steps = new NineSteps("a003_seed42_1000000.json");
        Training training = new Training(steps.network, Loss.HALVED_MEAN_SQUARED_ERROR).optimizer(Optimizer.sgd(0.01));
        int epoch = 1;
        for (JsonElement element : deaths.getAsJsonArray("active_fractions")) {
            JsonObject expected = element.getAsJsonObject();
            int next = expected.get("epoch").getAsInt();
            if (next > 5000) {
                break;
            }
            training.run(steps.data.XTrain(), steps.data.YTrain(), next - epoch);
            epoch = next;
            var passes = steps.network.forward(steps.data.XTrain());
            for (int l = 0; l < 2; l++) {
                // An example may lie so near to a unit's boundary that rounding decides its side.
                assertThat(activeFractions(passes.get(l).A())
                                .isClose(
                                        Reference.matrix(expected.get("active_hidden" + (l + 1))),
                                        1.5 / TRAINING_EXAMPLES))
                        .as("active units of hidden layer %d in epoch %d", l + 1, epoch)
                        .isTrue();
            }
        }
        assertThat(epoch).isEqualTo(5000);
    }

    @Test
    @Tag("engine")
    void with_seed_6_the_network_learns_and_predicts_as_in_numpy() {
        NineSteps steps = new NineSteps("a003_seed6_100000.json");
        steps.trainTo(100_000);

        steps.predictsAsReference(1e-5);
        assertThat(steps.yScaler
                        .inverse(steps.network.predict(steps.xScaler.transform(Matrix.rowVector(30, 70))))
                        .get(0, 0))
                .isCloseTo(100, within(0.01));
    }

    @Test
    @Tag("engine")
    @Tag("slow")
    void with_seed_42_a_million_epochs_end_where_numpys_do() {
        NineSteps steps = new NineSteps("a003_seed42_1000000.json");
        steps.trainTo(1_000_000);

        steps.predictsAsReference(1e-4);
    }
}
