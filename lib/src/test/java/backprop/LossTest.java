package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {
    private static final Matrix Y = Matrix.of(new double[] {1, 0, 0}, new double[] {0, 0, 1});

    static Stream<Arguments> losses_on_activations() {
        return Stream.of(
                        Loss.SUM_OF_SQUARES,
                        Loss.MEAN_SQUARED_ERROR,
                        Loss.HALVED_MEAN_SQUARED_ERROR,
                        Loss.SIGMOID_CROSS_ENTROPY,
                        Loss.SOFTMAX_CROSS_ENTROPY)
                .flatMap(loss -> Stream.of(Activation.SIGMOID, Activation.SOFTMAX)
                        .map(activation -> Arguments.of(loss, activation)));
    }

    @ParameterizedTest
    @MethodSource("losses_on_activations")
    void the_gradients_are_the_slopes(Loss loss, Activation activation) {
        Matrix Z = new NumpyRandom(1).randn(2, 3);
        Matrix A = activation.forward(Z);
        Layer.Pass pass = new Layer.Pass(Z, Z, A);

        new GradientCheck(() -> loss.value(A, Y))
                .parameter("A", A, loss.dA(A, Y))
                .assertBelow(1e-8);
        Matrix dZ = loss.dZ(activation, pass, Y);
        new GradientCheck(() -> loss.value(activation, new Layer.Pass(Z, Z, activation.forward(Z)), Y))
                .parameter("Z", Z, dZ)
                .assertBelow(1e-8);
        MatrixAssert.assertThat(dZ).isCloseTo(activation.backward(loss.dA(A, Y), Z, A), 1e-12);
        assertThat(loss.value(activation, pass, Y)).isCloseTo(loss.value(A, Y), within(1e-14));
    }

    @Test
    void values_are_those_of_the_formulas() {
        Matrix A = Matrix.of(new double[] {0.5, 0.25, 0.25}, new double[] {0.25, 0.25, 0.5});

        assertThat(Loss.SUM_OF_SQUARES.value(A, Y)).isEqualTo(0.75);
        assertThat(Loss.MEAN_SQUARED_ERROR.value(A, Y)).isEqualTo(0.125);
        assertThat(Loss.HALVED_MEAN_SQUARED_ERROR.value(A, Y)).isEqualTo(0.1875);
        assertThat(Loss.SOFTMAX_CROSS_ENTROPY.value(A, Y)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(Loss.SIGMOID_CROSS_ENTROPY.value(A, Y))
                .isCloseTo(-Math.log(0.5) - 2 * Math.log(0.75), within(1e-15));
    }

    @Test
    void cross_entropies_of_sure_outputs_are_finite() {
        Matrix Z = Matrix.of(new double[] {-1000, 1000, 0}, new double[] {0, 1000, -1000});

        for (Activation activation : List.of(Activation.SIGMOID, Activation.SOFTMAX)) {
            Loss loss = activation == Activation.SIGMOID ? Loss.SIGMOID_CROSS_ENTROPY : Loss.SOFTMAX_CROSS_ENTROPY;
            Layer.Pass pass = new Layer.Pass(Z, Z, activation.forward(Z));
            assertThat(loss.value(activation, pass, Y)).isBetween(1000.0, 3000.0);
            assertThat(loss.dZ(activation, pass, Y).norm()).isFinite();
        }
        assertThat(Loss.SIGMOID_CROSS_ENTROPY.value(Y, Y)).isZero();
        assertThat(Loss.SOFTMAX_CROSS_ENTROPY.value(Y, Y)).isZero();
    }

    /** -log of a sure and right answer is e^-40: all but lost where it is added to 1. */
    @Test
    void small_losses_keep_their_digits() {
        double exact = Math.log1p(Math.exp(-40));
        Network sigmoid = new Network(List.of(Layer.withoutBias(Matrix.ones(1, 1), Activation.SIGMOID)));
        Network softmax = new Network(List.of(Layer.withoutBias(Matrix.rowVector(1, 0), Activation.SOFTMAX)));

        assertThat(sigmoid.loss(Matrix.full(1, 1, 40), Matrix.ones(1, 1), Loss.SIGMOID_CROSS_ENTROPY))
                .isEqualTo(exact);
        assertThat(sigmoid.loss(Matrix.full(1, 1, -40), Matrix.zeros(1, 1), Loss.SIGMOID_CROSS_ENTROPY))
                .isEqualTo(exact);
        assertThat(softmax.loss(Matrix.full(1, 1, 40), Matrix.rowVector(1, 0), Loss.SOFTMAX_CROSS_ENTROPY))
                .isEqualTo(exact);
        assertThat(new Training(softmax, Loss.SOFTMAX_CROSS_ENTROPY)
                        .run(Matrix.full(1, 1, 40), Matrix.rowVector(1, 0), 1)
                        .loss(1))
                .isCloseTo(exact, within(1e-15 * exact));
    }

    @Test
    void a_sure_and_right_answer_has_a_gradient_and_a_sure_and_wrong_one_is_told_as_such() {
        Matrix sure = Matrix.rowVector(1, 0, 0);
        assertThat(Loss.SIGMOID_CROSS_ENTROPY.dA(sure, sure)).isEqualTo(Matrix.rowVector(-1, 1, 1));

        Network softmax = new Network(List.of(Layer.withoutBias(Matrix.rowVector(1, 0, -1), Activation.SOFTMAX)));
        var training = new Training(softmax, Loss.SIGMOID_CROSS_ENTROPY);
        assertThat(training.run(Matrix.full(1, 1, 1000), sure, 3).loss(3)).isZero();
        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() -> training.run(Matrix.full(1, 1, 1000), Matrix.rowVector(0, 1, 0), 1))
                .withMessage("epoch 1, layer 1 (1 → 3, softmax, no bias): the loss of its outputs has become Infinity; "
                        + "an output is exactly 0 or 1, and wrong; SIGMOID_CROSS_ENTROPY after SIGMOID and "
                        + "SOFTMAX_CROSS_ENTROPY after SOFTMAX remain finite");
    }

    /** So can scores be judged that are no network's outputs. */
    @Test
    void from_z_no_loss_asks_for_a() {
        Matrix scores = Matrix.rowVector(2, -3, 5);
        var pass = new Layer.Pass(scores, scores, scores);
        Matrix right = Matrix.rowVector(0, 0, 1);

        assertThat(Loss.SOFTMAX_CROSS_ENTROPY.value(Activation.SOFTMAX, pass, right))
                .isCloseTo(Math.log1p(Math.exp(-3) + Math.exp(-8)), within(1e-16));
        assertThat(Loss.SIGMOID_CROSS_ENTROPY.value(Activation.SIGMOID, pass, right))
                .isCloseTo(
                        Math.log1p(Math.exp(2)) + Math.log1p(Math.exp(-3)) + Math.log1p(Math.exp(-5)), within(1e-14));
    }

    @Test
    void outputs_that_are_no_probabilities_are_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Loss.SIGMOID_CROSS_ENTROPY.value(Matrix.full(2, 3, 1.5), Y))
                .withMessage("SIGMOID_CROSS_ENTROPY needs outputs from 0 to 1, but they reach from 1.5 to 1.5; "
                        + "end the network with SIGMOID or SOFTMAX");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Loss.SUM_OF_SQUARES.value(Matrix.ones(3, 2), Y))
                .withMessage("loss: expected a matrix of 3×2, not 2×3");
    }

    @Test
    void right_outputs_of_another_shape_are_refused_by_value_and_gradient_and_not_repeated() {
        Matrix A = Matrix.full(3, 2, 0.5);
        Matrix oneRow = Matrix.rowVector(0, 1);

        for (Loss loss : List.of(
                Loss.SUM_OF_SQUARES,
                Loss.MEAN_SQUARED_ERROR,
                Loss.HALVED_MEAN_SQUARED_ERROR,
                Loss.SIGMOID_CROSS_ENTROPY,
                Loss.SOFTMAX_CROSS_ENTROPY)) {
            assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> loss.value(A, oneRow));
            assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> loss.dA(A, oneRow));
        }
    }
}
