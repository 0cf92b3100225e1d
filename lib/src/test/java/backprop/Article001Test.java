package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Articles 000 and 001 line by line, in the articles' names, against the losses that NumPy got. */
@Tag("long")
class Article001Test {
    private static final double LEARNING_RATE = 1e-6;

    private final NumpyRandom random = new NumpyRandom(0);
    private final Matrix x = random.randn(64, 1000);
    private final Matrix y = random.randn(64, 10);
    private final Matrix w1 = random.randn(1000, 100);
    private final Matrix w2 = random.randn(100, 10);

    /** One pass forward and backward and one step down the gradient; gives the loss before the step. */
    private double epoch() {
        Matrix h = x.dot(w1);
        Matrix hRelu = h.maximum(0);
        Matrix yPred = hRelu.dot(w2);
        double loss = yPred.minus(y).square().sum();
        Matrix gradLossYPred = yPred.minus(y).times(2);
        Matrix gradLossW2 = hRelu.transpose().dot(gradLossYPred);
        Matrix gradLossHRelu = gradLossYPred.dot(w2.transpose());
        Matrix gradLossH = gradLossHRelu.zeroWhere(h, v -> v < 0);
        Matrix gradLossW1 = x.transpose().dot(gradLossH);
        w1.subtractInPlace(gradLossW1.times(LEARNING_RATE));
        w2.subtractInPlace(gradLossW2.times(LEARNING_RATE));
        return loss;
    }

    @Test
    void every_loss_of_article_000_is_that_of_numpy() {
        JsonObject reference = Reference.read("reference/a000_seed0.json");
        double[] losses = Reference.doubles(reference.get("losses_every_epoch_before_its_update"));

        for (int epoch = 0; epoch < losses.length; epoch++) {
            assertThat(epoch())
                    .as("loss of epoch %d", epoch)
                    .isCloseTo(losses[epoch], withinPercentage(100 * tolerance(epoch)));
        }
        JsonObject last = reference.getAsJsonObject("final");
        assertThat(w1.norm()).isCloseTo(last.get("W1_frobenius").getAsDouble(), withinPercentage(1e-10));
        assertThat(w2.norm()).isCloseTo(last.get("W2_frobenius").getAsDouble(), withinPercentage(1e-10));
    }

    @Test
    void the_library_has_the_same_losses_in_a_few_lines() {
        NumpyRandom sameSeed = new NumpyRandom(0);
        Matrix X = sameSeed.randn(64, 1000);
        Matrix Y = sameSeed.randn(64, 10);
        Network network = Network.builder(1000)
                .layer(100, Activation.RELU)
                .layer(10, Activation.LINEAR)
                .withoutBiases()
                .initializer(Initializer.normal(1))
                .build(sameSeed);
        TrainingLog log = new Training(network, Loss.SUM_OF_SQUARES)
                .optimizer(Optimizer.sgd(LEARNING_RATE))
                .run(X, Y, 500);

        double[] losses = Reference.doubles(
                Reference.read("reference/a000_seed0.json").get("losses_every_epoch_before_its_update"));
        for (int epoch = 0; epoch < losses.length; epoch++) {
            assertThat(log.loss(epoch + 1)).isCloseTo(losses[epoch], withinPercentage(100 * tolerance(epoch)));
        }
    }

    @Test
    void the_manual_step_and_three_runs_of_the_loop_of_article_001_give_the_losses_of_numpy() {
        JsonObject reference = Reference.read("reference/a001_seed0.json");
        JsonArray runs = reference.getAsJsonArray("loop_runs_losses");

        assertThat(epoch())
                .isCloseTo(reference.getAsJsonObject("manual_step").get("loss").getAsDouble(), withinPercentage(1e-10));
        for (int run = 0; run < 3; run++) {
            double[] losses = Reference.doubles(runs.get(run));
            for (int t = 0; t < losses.length; t++) {
                double loss = epoch();
                if (run == 0) {
                    assertThat(loss).isCloseTo(losses[t], withinPercentage(100 * tolerance(t)));
                } else if (run == 1) {
                    assertThat(loss).isCloseTo(losses[t], withinPercentage(100 * 1e-5));
                } else {
                    // What is left of the loss is rounding noise: only its size can agree.
                    assertThat(loss).isBetween(losses[t] / 10, losses[t] * 10);
                }
            }
        }
    }

    /** Rounding differences grow as training goes on; these bounds hold between NumPy's own BLAS kernels. */
    private static double tolerance(int epoch) {
        return epoch < 100 ? 1e-12 : 1e-9;
    }
}
