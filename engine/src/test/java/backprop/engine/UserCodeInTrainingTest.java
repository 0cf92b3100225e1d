package backprop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import backprop.Activation;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import backprop.Optimizer;
import backprop.Training;
import org.junit.jupiter.api.Test;

/** Code of the user's own that the training calls, and that calls the library again. */
class UserCodeInTrainingTest {
    /** An activation A = Z·M that multiplies matrices as it is asked for its values, so large that products are shared. */
    private record Mixing(Matrix M) implements Activation {
        @Override
        public String name() {
            return "mixing";
        }

        @Override
        public Matrix forward(Matrix Z) {
            return Z.dot(M);
        }

        @Override
        public Matrix backward(Matrix dA, Matrix Z, Matrix A) {
            return dA.dotTranspose(M);
        }
    }

    private static double firstLoss(Network network, Matrix X, Matrix Y) {
        return new Training(network.copy(), Loss.HALVED_MEAN_SQUARED_ERROR)
                .optimizer(Optimizer.sgd(1e-6))
                .run(X, Y, 1)
                .loss(1);
    }

    /**
     * A network of the user's own output activation, which multiplies matrices: its first loss is the readable one's in
     * every run.
     *
     * @return that loss
     */
    private static double lossOfEachRun(int runs, int examples, int inputs, int hidden) {
        var random = new NumpyRandom(1);
        var mixing = new Mixing(random.randn(200, 200).times(0.1));
        Matrix X = random.randn(examples, inputs);
        Matrix Y = random.randn(examples, 200);
        Network network = Network.builder(inputs)
                .layer(hidden, Activation.TANH)
                .layer(200, mixing)
                .build(new NumpyRandom(0));
        double expected = network.loss(X, Y, Loss.HALVED_MEAN_SQUARED_ERROR);
        for (int run = 0; run < runs; run++) {
            assertThat(firstLoss(network, X, Y)).as("run %d", run).isCloseTo(expected, withinPercentage(1e-10));
        }
        return expected;
    }

    @Test
    void an_activation_that_multiplies_matrices_has_the_right_loss_a_hundred_times() {
        assertThat(lossOfEachRun(100, 128, 50, 64)).isCloseTo(297.478254517953, within(1e-9));
    }

    @Test
    void a_training_of_thousands_of_examples_with_such_an_activation_ends() {
        lossOfEachRun(3, 6000, 40, 30);
    }
}
