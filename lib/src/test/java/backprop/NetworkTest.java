package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private final Network nineSteps = Network.builder(2)
            .layer(4, Activation.RELU)
            .layer(4, Activation.RELU)
            .layer(3, Activation.LINEAR)
            .build(new NumpyRandom(42));

    @Test
    void forward_keeps_what_each_layer_computed() {
        Matrix X = new NumpyRandom(1).randn(5, 2);
        List<Layer.Pass> passes = nineSteps.forward(X);

        Layer first = nineSteps.layer(0);
        assertThat(passes).hasSize(3);
        assertThat(passes.get(0).X()).isSameAs(X);
        assertThat(passes.get(0).Z()).isEqualTo(X.dot(first.W()).plus(first.b()));
        assertThat(passes.get(0).A()).isEqualTo(passes.get(0).Z().maximum(0));
        assertThat(passes.get(2).A()).isEqualTo(nineSteps.predict(X));
        MatrixAssert.assertThat(passes.get(2).A()).hasShape(5, 3);
        assertThat(nineSteps.predict(0.5, -1))
                .containsExactly(nineSteps.predict(Matrix.rowVector(0.5, -1)).toArray()[0]);
    }

    @Test
    void backward_gives_the_gradients_of_the_loss_in_the_shapes_of_the_parameters() {
        Matrix X = new NumpyRandom(1).randn(5, 2);
        Matrix Y = new NumpyRandom(2).randn(5, 3);
        List<Layer.Gradient> gradients = nineSteps.backward(nineSteps.forward(X), Y, Loss.HALVED_MEAN_SQUARED_ERROR);

        MatrixAssert.assertThat(gradients.get(0).dW()).hasShape(2, 4);
        MatrixAssert.assertThat(gradients.get(1).db()).hasShape(1, 4);
        MatrixAssert.assertThat(gradients.get(2).dZ()).hasShape(5, 3);
        GradientCheck.of(nineSteps, Loss.HALVED_MEAN_SQUARED_ERROR, X, Y).assertBelow(1e-7);
    }

    @Test
    void the_summary_shows_shapes_and_counts_parameters() {
        assertThat(nineSteps.parameterCount()).isEqualTo((2 + 1) * 4 + (4 + 1) * 4 + (4 + 1) * 3);
        assertThat(nineSteps).hasToString("""
                        layer  shape          activation  parameters
                        1      2 → 4          relu                12
                        2      4 → 4          relu                20
                        3      4 → 3          linear              15
                        total                                     47""");
    }

    @Test
    void a_network_without_biases_has_weights_only() {
        Network network = Network.builder(10)
                .layer(5, "relu")
                .layer(2, "linear")
                .withoutBiases()
                .build(new NumpyRandom(0));

        assertThat(network.parameterCount()).isEqualTo(60);
        assertThat(network.layer(0)).hasToString("10 → 5, relu, no bias");
        assertThat(network.layer(0).b()).isEqualTo(Matrix.zeros(1, 5));
        new Training(network, Loss.SUM_OF_SQUARES).run(Matrix.ones(3, 10), Matrix.ones(3, 2), 5);
        assertThat(network.layer(0).b()).isEqualTo(Matrix.zeros(1, 5));
    }

    @Test
    void a_copy_shares_nothing() {
        Network copy = nineSteps.copy();
        copy.layer(0).W().set(0, 0, 7);

        assertThat(nineSteps.layer(0).W().get(0, 0)).isNotEqualTo(7);
    }

    @Test
    void initializers_give_their_deviation_and_the_order_of_the_articles() {
        int[] size = {400, 100};
        NumpyRandom random = new NumpyRandom(0);

        assertThat(Initializer.HE.weights(size[0], size[1], random).std())
                .isCloseTo(Math.sqrt(2.0 / 400), withinPercentage(1));
        assertThat(Initializer.XAVIER.weights(size[0], size[1], random).std())
                .isCloseTo(Math.sqrt(2.0 / 500), withinPercentage(1));
        assertThat(Initializer.LECUN.weights(size[0], size[1], random).std())
                .isCloseTo(Math.sqrt(1.0 / 400), withinPercentage(1));
        assertThat(Initializer.ZEROS.weights(2, 3, random)).isEqualTo(Matrix.zeros(2, 3));
        assertThat(Initializer.normal(0.5).weights(2, 3, new NumpyRandom(7)))
                .isEqualTo(new NumpyRandom(7).randn(2, 3).times(0.5));
        assertThat(Initializer.normal(0.5).drawnOutByIn().weights(2, 3, new NumpyRandom(7)))
                .isEqualTo(new NumpyRandom(7).randn(3, 2).transpose().times(0.5));
        assertThat(Initializer.HE.biases(2, 3, random)).isEqualTo(Matrix.zeros(1, 3));
        assertThat(Initializer.HE.withDrawnBiases().biases(2, 3, new NumpyRandom(7)))
                .isEqualTo(new NumpyRandom(7).randn(1, 3));
    }

    @Test
    void a_layer_may_have_an_initializer_of_its_own() {
        Network network = Network.builder(2)
                .layer(3, Activation.RELU)
                .layer(1, Activation.SIGMOID, Initializer.ZEROS)
                .build(new NumpyRandom(3));

        assertThat(network.layer(0).W()).isEqualTo(Initializer.HE.weights(2, 3, new NumpyRandom(3)));
        assertThat(network.layer(1).W()).isEqualTo(Matrix.zeros(3, 1));
    }

    @Test
    void an_initializer_of_your_own_is_a_lambda() {
        Initializer uniform = (inputs, outputs, random) -> random.uniform(-1, 1, inputs, outputs);
        Network network =
                Network.builder(2).layer(3, "tanh").initializer(uniform).build(new NumpyRandom(3));

        assertThat(network.layer(0).W()).isEqualTo(new NumpyRandom(3).uniform(-1, 1, 2, 3));
    }

    @Test
    void examples_of_another_size_are_told_what_the_network_takes() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> nineSteps.predict(Matrix.ones(2, 7000)))
                .withMessage("the network takes examples of 2 features, n×2, but X is 2×7000; "
                        + "X.transpose() would fit: one row is one example");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> nineSteps.predict(1, 2, 3))
                .withMessage("the network takes examples of 2 features, n×2, but X is 1×3");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> nineSteps.forward(Matrix.ones(1, 3)))
                .withMessage("the network takes examples of 2 features, n×2, but X is 1×3");
    }

    @Test
    void layers_that_do_not_fit_each_other_are_named() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> new Network(List.of(nineSteps.layer(0), nineSteps.layer(0))))
                .withMessage("layer 2 (2 → 4, relu) has 2 inputs, but layer 1 (2 → 4, relu) has 4 outputs");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> new Layer(Matrix.ones(2, 4), Matrix.ones(4, 1), Activation.RELU))
                .withMessage("b of a layer with W of 2×4: expected a matrix of 1×4, not 4×1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Network(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Network.builder(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Network.builder(1).layer(0, "relu"));
    }

    @Test
    void a_seed_builds_the_network_of_its_generator() {
        Network network = Network.builder(3).layer(2, Activation.RELU).build(7);

        assertThat(network.layer(0).W())
                .isEqualTo(Network.builder(3)
                        .layer(2, Activation.RELU)
                        .build(new NumpyRandom(7))
                        .layer(0)
                        .W());
    }

    @Test
    void an_initializer_of_ones_own_must_keep_to_the_shape_and_a_deviation_of_zero_is_one() {
        Initializer wrong = (inputs, outputs, random) -> Matrix.ones(outputs, inputs);

        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() ->
                        Network.builder(2).initializer(wrong).layer(3, "relu").build(0))
                .withMessageStartingWith("weights of the initializer");
        assertThat(Network.builder(2)
                        .initializer(Initializer.normal(0))
                        .layer(3, "relu")
                        .build(0)
                        .layer(0)
                        .W()
                        .abs())
                .isEqualTo(Matrix.zeros(2, 3));
    }
}
