package backprop.classroom.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.Activation;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import backprop.Optimizer;
import backprop.Training;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Answers that are code: functions, activations, losses, optimizers, networks, words. */
class WrittenAnswersTest {
    private static String said(Expectation expectation, Object answer) {
        return expectation.complaint(answer).orElse("right");
    }

    private static DoubleUnaryOperator function(DoubleUnaryOperator function) {
        return function;
    }

    private static UnaryOperator<Matrix> ofMatrix(UnaryOperator<Matrix> function) {
        return function;
    }

    private static DoubleUnaryOperator endless(double step) {
        return z -> endless(step).applyAsDouble(z + step);
    }

    @Test
    void a_function_is_asked_at_points_and_what_it_throws_is_a_sentence() {
        Expectation leaky = Expectation.function(z -> z > 0 ? 1 : 0.1, -2, -0.5, 0.5, 2);
        assertThat(said(leaky, function(z -> z > 0 ? 1 : 0.1))).isEqualTo("right");
        assertThat(said(leaky, function(z -> 1))).contains("right where z > 0", "Asked at z = -2, -0.5, 0.5, 2");
        assertThat(said(leaky, function(z -> Double.NaN))).contains("NaN");
        assertThat(said(leaky, function(z -> {
                    throw new IllegalStateException("no idea");
                })))
                .isEqualTo("Your answer throws an IllegalStateException: no idea.");
        assertThat(said(leaky, endless(1))).contains("calls itself without end");
        assertThat(said(leaky, 3)).contains("a DoubleUnaryOperator is asked");
    }

    @Test
    void a_function_of_a_matrix_may_return_what_it_likes() {
        Expectation twice = Expectation.matrixFunction(X -> X.times(2), Matrix.rowVector(1, 2));
        assertThat(said(twice, ofMatrix(X -> X.plus(X)))).isEqualTo("right");
        assertThat(said(twice, ofMatrix(X -> X))).contains("a factor 2 is missing");
        assertThat(said(twice, (java.util.function.Function<Matrix, Object>) X -> null))
                .contains("returns null");
        assertThat(said(twice, (java.util.function.Function<String, Object>) text -> text.length()))
                .contains("a ClassCastException");
    }

    @Test
    void an_activation_is_looked_at_forward_and_backward() {
        Expectation relu = Expectation.activation(Activation.RELU);
        assertThat(said(relu, Activation.of("mine", z -> Math.max(z, 0), z -> z > 0 ? 1 : 0)))
                .isEqualTo("right");
        assertThat(said(relu, Activation.of("mine", z -> z, z -> 1)))
                .startsWith("forward: ")
                .contains("right where z > 0");
        assertThat(said(relu, Activation.of("mine", z -> Math.max(z, 0), z -> 1)))
                .startsWith("backward: ")
                .contains("right where z > 0");
        assertThat(said(relu, Activation.of("mine", z -> Math.max(z, 0), z -> z > 0 ? -1 : 0)))
                .startsWith("backward: ")
                .contains("sign");
    }

    @Test
    void a_loss_is_looked_at_in_value_and_gradient() {
        Expectation mean = Expectation.loss(Loss.MEAN_SQUARED_ERROR);
        assertThat(said(mean, Loss.MEAN_SQUARED_ERROR)).isEqualTo("right");
        assertThat(said(mean, Loss.SUM_OF_SQUARES)).startsWith("value: ").contains("all the numbers");
        assertThat(said(mean, mixed(Loss.MEAN_SQUARED_ERROR, Loss.HALVED_MEAN_SQUARED_ERROR)))
                .startsWith("gradient: ")
                .contains("only a constant factor");
    }

    private static Loss mixed(Loss value, Loss gradient) {
        return new Loss() {
            @Override
            public double value(Matrix A, Matrix Y) {
                return value.value(A, Y);
            }

            @Override
            public Matrix dA(Matrix A, Matrix Y) {
                return gradient.dA(A, Y);
            }
        };
    }

    @Test
    void an_optimizer_is_looked_at_step_by_step() {
        Expectation momentum = Expectation.optimizer(Optimizer.momentum(0.1, 0.9));
        assertThat(said(momentum, Optimizer.momentum(0.1, 0.9))).isEqualTo("right");
        assertThat(said(momentum, Optimizer.sgd(0.1))).startsWith("step 2: ");
        assertThat(said(momentum, Optimizer.sgd(0.2))).startsWith("step 1: ").contains("2 times what is asked");
        Optimizer uphill = (rows, columns) -> (parameter, gradient) -> parameter.addInPlace(gradient.times(0.1));
        assertThat(said(momentum, uphill)).startsWith("step 1: ").contains("sign");
        Optimizer idle = (rows, columns) -> (parameter, gradient) -> parameter.minus(gradient);
        assertThat(said(momentum, idle)).contains("does not move the parameter");
    }

    @Test
    void a_network_has_to_fit_to_learn_and_to_have_right_gradients() {
        Matrix X = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        Matrix Y = Matrix.columnVector(0, 1, 1, 0);
        Loss loss = Loss.MEAN_SQUARED_ERROR;
        Expectation xor = Expectation.network()
                .sizes(2, 1)
                .layers(2)
                .lossBelow(0.01, loss, () -> X, () -> Y)
                .gradientsRight(loss, () -> X, () -> Y);
        Network network = network(Activation.TANH);
        assertThat(said(xor, network)).contains("below 0.01000 is asked");
        new Training(network, loss).optimizer(Optimizer.sgd(1)).run(X, Y, 2000);
        assertThat(said(xor, network)).isEqualTo("right");
        Activation wrong = Activation.of("wrong", Math::tanh, z -> 1);
        Network learnt = network(wrong);
        for (int l = 0; l < 2; l++) {
            learnt.layer(l)
                    .W()
                    .addInPlace(network.layer(l).W().minus(learnt.layer(l).W()));
            learnt.layer(l)
                    .b()
                    .addInPlace(network.layer(l).b().minus(learnt.layer(l).b()));
        }
        assertThat(said(xor, learnt)).contains("gradient check fails");
        assertThat(said(xor, Network.builder(3).layer(1, "sigmoid").build(new NumpyRandom(0))))
                .contains("takes 3 inputs");
        assertThat(said(xor, "network")).contains("a Network is asked");
    }

    private static Network network(Activation hidden) {
        return Network.builder(2).layer(4, hidden).layer(1, Activation.SIGMOID).build(new NumpyRandom(0));
    }

    @Test
    void a_word_is_taken_in_any_case_and_an_unknown_one_is_answered_with_the_choice() {
        Expectation choice = Expectation.choice("w1", "w2", "both").mistake("w2 does not use the mask.", "w2");
        assertThat(said(choice, " W1 ")).isEqualTo("right");
        assertThat(said(choice, "w2")).isEqualTo("w2 does not use the mask.");
        assertThat(said(choice, "both")).isEqualTo("\"both\" is not it.");
        assertThat(said(choice, "w3")).contains("choose one of both, w1, w2");
        assertThat(said(choice, 1)).contains("a word in quotation marks");
    }

    @Test
    void an_expectation_of_ones_own_may_throw() {
        Expectation own = Expectation.that(String.class, text -> {
            throw new IllegalArgumentException("A sentence.");
        });
        assertThat(said(own, "x")).isEqualTo("Your answer throws an IllegalArgumentException: A sentence.");
        assertThat(said(Expectation.that(String.class, text -> Optional.empty()), 5))
                .contains("a String is asked");
    }
}
