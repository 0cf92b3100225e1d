package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationTest {
    private final Matrix Z = Matrix.of(new double[] {-2, 0.5, 3}, new double[] {0.1, -0.2, 1});
    private final Matrix dA = Matrix.of(new double[] {1, -2, 0.5}, new double[] {3, 0.25, -1});

    @ParameterizedTest
    @ValueSource(strings = {"relu", "leaky_relu", "sigmoid", "tanh", "linear", "softmax"})
    void backward_is_the_slope_of_forward(String name) {
        Activation activation = Activation.named(name);
        Matrix dZ = activation.backward(dA, Z, activation.forward(Z));

        new GradientCheck(() -> activation.forward(Z).times(dA).sum())
                .parameter("Z", Z, dZ)
                .assertBelow(1e-9);
        assertThat(activation).hasToString(name);
    }

    @Test
    void values_are_those_of_the_formulas() {
        Matrix numbers = Matrix.rowVector(-1, 0, 2);

        assertThat(Activation.RELU.forward(numbers)).isEqualTo(Matrix.rowVector(0, 0, 2));
        assertThat(Activation.LEAKY_RELU.forward(numbers)).isEqualTo(Matrix.rowVector(-0.01, 0, 2));
        assertThat(Activation.LINEAR.forward(numbers)).isEqualTo(numbers);
        assertThat(Activation.TANH.forward(numbers)).isEqualTo(numbers.map(Math::tanh));
        MatrixAssert.assertThat(Activation.SIGMOID.forward(numbers))
                .isCloseTo(numbers.map(v -> 1 / (1 + Math.exp(-v))), 1e-15);
        MatrixAssert.assertThat(Activation.SOFTMAX.forward(numbers))
                .isCloseTo(
                        numbers.map(Math::exp).dividedBy(numbers.map(Math::exp).sum()), 1e-15);
    }

    @Test
    void relu_lets_no_gradient_pass_at_zero_as_in_article_003() {
        Matrix zero = Matrix.zeros(1, 1);

        assertThat(Activation.RELU.backward(Matrix.ones(1, 1), zero, zero)).isEqualTo(zero);
    }

    @Test
    void great_numbers_do_not_overflow() {
        Matrix great = Matrix.rowVector(-1000, 0, 1000);

        assertThat(Activation.SIGMOID.forward(great)).isEqualTo(Matrix.rowVector(0, 0.5, 1));
        assertThat(Activation.SOFTMAX.forward(great)).isEqualTo(Matrix.rowVector(0, 0, 1));
    }

    @Test
    void nan_is_not_hidden() {
        Matrix nan = Matrix.full(1, 1, Double.NaN);

        assertThat(Activation.RELU.forward(nan).get(0, 0)).isNaN();
        assertThat(Activation.SIGMOID.forward(nan).get(0, 0)).isNaN();
    }

    @Test
    void an_activation_of_your_own_is_found_by_its_name() {
        Activation.register(Activation.of("leaky", v -> v > 0 ? v : 0.01 * v, v -> v > 0 ? 1 : 0.01));
        Network network = Network.builder(2).layer(3, "leaky").build(new NumpyRandom(0));

        assertThat(network.layer(0).activation()).isSameAs(Activation.named("leaky"));
        GradientCheck.of(network, Loss.SUM_OF_SQUARES, Matrix.ones(4, 2), Matrix.ones(4, 3))
                .assertBelow(1e-8);
    }

    @Test
    void an_unknown_name_lists_the_known_ones() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Activation.named("rellu"))
                .withMessageContainingAll("no activation is named 'rellu'", "linear, ", "relu, sigmoid, softmax, tanh");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Activation.register(Activation.of("relu", v -> v, v -> 1)))
                .withMessageContaining("'relu' is the library's own activation");
    }
}
