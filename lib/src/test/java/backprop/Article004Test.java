package backprop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Article 004, digits, against a reconstruction of its two versions in NumPy. */
@Tag("long")
class Article004Test {
    private static final double TOLERANCE = 1e-9;

    private static Matrix X = Matrix.zeros(1, 1);
    private static int[] labels = {};
    private static Matrix Y = Matrix.zeros(1, 1);

    /** Softmax on top of a sigmoid, as in the article's first version: an activation that the library has not. */
    private static final Activation SOFTMAX_OF_SIGMOID = new Activation() {
        @Override
        public String name() {
            return "softmax of sigmoid";
        }

        @Override
        public Matrix forward(Matrix Z) {
            return SOFTMAX.forward(SIGMOID.forward(Z));
        }

        @Override
        public Matrix backward(Matrix dP, Matrix Z, Matrix P) {
            Matrix A = SIGMOID.forward(Z);
            return SIGMOID.backward(SOFTMAX.backward(dP, A, P), Z, A);
        }
    };

    /** Rows of a label and 400 pixels from 0 to 255, below a head line. */
    private static double[][] digits(String name) {
        var stream = Objects.requireNonNull(Article004Test.class.getResourceAsStream("data/" + name), name);
        try (var reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(stream), US_ASCII))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void read_the_digits() {
        Matrix table = Matrix.of(digits("digits20_train.csv.gz"));
        X = table.columns(1, 401).dividedBy(255);
        labels = Arrays.stream(table.column(0).data())
                .mapToInt(label -> (int) label)
                .toArray();
        Y = Classification.oneHot(labels, 10);
    }

    private static int[] labels(Matrix table) {
        return Arrays.stream(table.column(0).data())
                .mapToInt(label -> (int) label)
                .toArray();
    }

    private static Network network(JsonObject reference) {
        int[] dims = Reference.ints(reference.get("dims"));
        boolean softmax = reference.get("softmax_on_top_of_sigmoid").getAsBoolean();
        boolean he = reference.get("init").getAsString().equals("he");
        NetworkBuilder builder = Network.builder(dims[0]);
        for (int l = 1; l < dims.length - 1; l++) {
            builder.layer(dims[l], Activation.RELU);
        }
        // The reference's last layer, which has no ReLU, has the deviation that suits that.
        return builder.initializer((he ? Initializer.HE : Initializer.normal(0.01)).drawnOutByIn())
                .layer(
                        dims[dims.length - 1],
                        softmax ? SOFTMAX_OF_SIGMOID : Activation.SIGMOID,
                        (he ? Initializer.LECUN : Initializer.normal(0.01)).drawnOutByIn())
                .build(new NumpyRandom(reference.get("seed").getAsLong()));
    }

    private static Training training(Network network, JsonObject reference) {
        return new Training(network, Loss.SIGMOID_CROSS_ENTROPY)
                .optimizer(Optimizer.sgd(reference.get("learning_rate").getAsDouble()))
                .l2(reference.get("lambda").getAsDouble());
    }

    @Test
    void the_pixels_are_those_of_numpy_bit_for_bit() {
        assertThat(Reference.sha256(X.transpose()))
                .isEqualTo(Reference.read("reference/a004_v2_fixed.json")
                        .get("sha256_X")
                        .getAsString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1_small_init", "v2_bad_init_only", "v2_softmax_kept", "v2_fixed"})
    void the_first_pass_has_numpys_cost_signals_and_gradients(String version) {
        JsonObject reference = Reference.read("reference/a004_" + version + ".json");
        JsonObject first = reference.getAsJsonArray("log").get(0).getAsJsonObject();
        Network network = network(reference);
        assertThat(network.parameterCount())
                .isEqualTo(reference.get("parameters").getAsInt());

        List<Layer.Pass> passes = network.forward(X);
        List<Layer.Gradient> gradients = network.backward(passes, Y, Loss.SIGMOID_CROSS_ENTROPY);

        double examples = X.rows();
        for (int l = 0; l < passes.size(); l++) {
            Layer.Gradient gradient = gradients.get(l);
            agree(network.layer(l).W().norm(), first, "W_frobenius_per_layer", l);
            agree(gradient.dW().norm(), first, "dW_frobenius_per_layer_without_regulariser", l);
            if (l < passes.size() - 1) {
                // The last layer's is of the sigmoid in the reference, of the softmax on top of it here.
                agree(passes.get(l).A().mean(), first, "mean_activation_per_layer", l);
                // The last layer's db of v1 nearly cancels, so that its digits are rounding noise.
                agree(gradient.db().norm(), first, "db_norm_per_layer", l);
            }
            // The reference's dZ belongs to the sum over the examples, ours to the mean.
            agree(
                    gradient.dZ().norm() * examples / Math.sqrt(examples),
                    first,
                    "dZ_frobenius_over_sqrt_m_per_layer",
                    l);
        }
        Matrix P = passes.get(passes.size() - 1).A();
        MatrixAssert.assertThat(P.rows(0, 2)).isCloseTo(Reference.matrix(first.get("P_of_first_two_images")), 1e-12);
        assertThat(Classification.accuracy(P, labels))
                .isEqualTo(first.get("train_accuracy").getAsDouble());
        assertThat(training(network, reference).run(X, Y, 1).loss(1))
                .isCloseTo(first.get("cost").getAsDouble(), withinPercentage(1e-10));
    }

    private static void agree(double actual, JsonObject expected, String name, int l) {
        assertThat(actual)
                .as("%s %d", name, l)
                .isCloseTo(expected.getAsJsonArray(name).get(l).getAsDouble(), withinPercentage(100 * TOLERANCE));
    }

    @Test
    @Tag("engine")
    void the_version_that_learns_has_numpys_cost_at_every_epoch_and_its_accuracies() {
        JsonObject reference = Reference.read("reference/a004_v2_fixed.json");
        Network network = network(reference);

        costsAgree(
                training(network, reference).run(X, Y, reference.get("epochs").getAsInt()), reference);

        JsonObject last = reference.getAsJsonObject("final");
        assertThat(Classification.accuracy(network.predict(X), labels))
                .isEqualTo(last.get("train_accuracy").getAsDouble());
        Matrix heldOut = Matrix.of(digits("digits20_heldout1000.csv.gz"));
        assertThat(Classification.accuracy(
                        network.predict(heldOut.columns(1, 401).dividedBy(255)), labels(heldOut)))
                .isEqualTo(last.get("heldout_accuracy_first_1000").getAsDouble());
        int l = 0;
        for (JsonElement norm : last.getAsJsonArray("W_frobenius")) {
            assertThat(network.layer(l++).W().norm()).isCloseTo(norm.getAsDouble(), withinPercentage(100 * TOLERANCE));
        }
    }

    private static void costsAgree(TrainingLog log, JsonObject reference) {
        JsonArray costs = reference.getAsJsonArray("costs_every_epoch_before_its_update");
        for (int epoch = 1; epoch <= log.epochs(); epoch++) {
            assertThat(log.loss(epoch))
                    .as("cost of epoch %d", epoch)
                    .isCloseTo(costs.get(epoch - 1).getAsDouble(), withinPercentage(100 * TOLERANCE));
        }
    }

    static Stream<JsonObject> gradient_checks() {
        return StreamSupport.stream(
                        Reference.read("reference/a004_gradient_check.json")
                                .getAsJsonArray("checks")
                                .spliterator(),
                        false)
                .map(JsonElement::getAsJsonObject);
    }

    /** The first seven images; P − Y, the shortcut of one of the checks, is wrong where softmax sits on a sigmoid. */
    @ParameterizedTest
    @MethodSource("gradient_checks")
    void the_gradients_with_l2_are_numpys_and_right_but_for_the_shortcut(JsonObject expected) {
        boolean softmax = expected.get("softmax_on_top").getAsBoolean();
        boolean shortcut = expected.get("shortcut").getAsBoolean();
        double lambda = expected.get("lambda").getAsDouble();
        Matrix seven = X.rows(0, 7);
        Matrix sevenY = Y.rows(0, 7);
        Network network = Network.builder(400)
                .initializer(Initializer.HE.drawnOutByIn())
                .layer(6, Activation.RELU)
                .layer(5, Activation.RELU)
                .layer(10, softmax ? SOFTMAX_OF_SIGMOID : Activation.SIGMOID, Initializer.LECUN.drawnOutByIn())
                .build(new NumpyRandom(0));
        Loss loss = shortcut ? new ShortcutLoss() : Loss.SIGMOID_CROSS_ENTROPY;
        double penalty = lambda
                / (2 * 7)
                * network.layers().stream()
                        .mapToDouble(layer -> layer.W().square().sum())
                        .sum();

        assertThat(network.loss(seven, sevenY, loss) + penalty)
                .isCloseTo(expected.get("cost").getAsDouble(), withinPercentage(1e-10));
        var gradients = network.backward(network.forward(seven), sevenY, loss);
        for (int l = 0; l < 3; l++) {
            Matrix dW = gradients.get(l).dW().plus(network.layer(l).W().times(lambda / 7));
            agree(dW.norm(), expected, "dW_frobenius", l);
            MatrixAssert.assertThat(gradients.get(l).db())
                    .isCloseTo(
                            Reference.matrix(expected.getAsJsonArray("db").get(l))
                                    .transpose(),
                            TOLERANCE);
            if (l == 2) {
                MatrixAssert.assertThat(dW)
                        .isCloseTo(
                                Reference.matrix(expected.get("dW_last_layer")).transpose(), TOLERANCE);
            }
        }
        double worst = GradientCheck.of(network, loss, seven, sevenY).worst();
        if (shortcut) {
            assertThat(worst).isGreaterThan(0.1);
        } else {
            assertThat(worst).isLessThan(1e-6);
        }
    }

    /** The cross-entropy with the gradient dZ = (P − Y)/n, whatever P was computed by. */
    private static final class ShortcutLoss implements Loss {
        @Override
        public double value(Matrix P, Matrix Y) {
            return SIGMOID_CROSS_ENTROPY.value(P, Y);
        }

        @Override
        public Matrix dA(Matrix P, Matrix Y) {
            return SIGMOID_CROSS_ENTROPY.dA(P, Y);
        }

        @Override
        public Matrix dZ(Activation activation, Layer.Pass pass, Matrix Y) {
            return pass.A().minus(Y).dividedBy(Y.rows());
        }
    }
}
