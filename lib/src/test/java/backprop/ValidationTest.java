package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A training that looks at examples from which it does not learn. */
class ValidationTest {
    private static final double ROUNDING = 1e-10;

    private final NumpyRandom random = new NumpyRandom(3);
    private final Matrix X = random.randn(60, 4);
    /** Three classes that follow from the features, with so much noise that a network can learn by heart. */
    private final Matrix Y = Classification.oneHot(
            X.columns(0, 3).plus(random.randn(60, 3).times(1.5)).rowArgmax(), 3);

    private final TrainTestSplit data = TrainTestSplit.of(X, Y, 0.5);
    private final Network network =
            Network.builder(4).layer(16, "tanh").layer(3, "softmax").build(random);

    private Training training(Network network) {
        return new Training(network, Loss.SOFTMAX_CROSS_ENTROPY)
                .optimizer(Optimizer.adam(0.01))
                .validation(data.XTest(), data.YTest());
    }

    @Test
    void the_log_tells_loss_and_accuracy_of_both_parts_in_each_epoch() {
        var before = new ArrayList<Network>();
        before.add(network.copy());
        TrainingLog log = training(network)
                .listener(1, (epoch, loss) -> before.add(network.copy()))
                .run(data.XTrain(), data.YTrain(), 20);

        assertThat(log.validationLosses()).hasSize(20);
        for (int epoch = 1; epoch <= 20; epoch++) {
            Network start = before.get(epoch - 1);
            Network end = before.get(epoch);
            assertThat(log.accuracies()[epoch - 1])
                    .isEqualTo(Classification.accuracy(start.predict(data.XTrain()), data.labelsTrain()));
            assertThat(log.validationAccuracies()[epoch - 1])
                    .isEqualTo(Classification.accuracy(end.predict(data.XTest()), data.labelsTest()));
            assertThat(log.validationLosses()[epoch - 1])
                    .isCloseTo(
                            end.loss(data.XTest(), data.YTest(), Loss.SOFTMAX_CROSS_ENTROPY),
                            withinPercentage(ROUNDING));
        }
    }

    @Test
    void looking_at_other_examples_does_not_change_what_is_learnt() {
        Network alone = network.copy();
        TrainingLog log = new Training(alone, Loss.SOFTMAX_CROSS_ENTROPY)
                .optimizer(Optimizer.adam(0.01))
                .run(data.XTrain(), data.YTrain(), 20);

        TrainingLog watched = training(network).run(data.XTrain(), data.YTrain(), 20);

        assertThat(network.layer(0).W()).isEqualTo(alone.layer(0).W());
        assertThat(watched.losses()).containsExactly(log.losses());
        assertThat(log.validationLosses()).isEmpty();
        assertThat(log.validationAccuracies()).isEmpty();
        assertThat(log.accuracies()).hasSize(20);
    }

    @Test
    void mini_batches_have_the_accuracy_of_all_their_examples() {
        Network still = network.copy();
        TrainingLog log = new Training(still, Loss.SOFTMAX_CROSS_ENTROPY)
                .optimizer(Optimizer.sgd(epoch -> 0))
                .batchSize(7)
                .run(X, Y, 1);

        assertThat(log.accuracies()[0]).isEqualTo(Classification.accuracy(network.predict(X), Y));
    }

    @Test
    void it_stops_when_the_patience_is_over_and_keeps_the_best_parameters() {
        Network again = network.copy();
        TrainingLog log = training(network).earlyStopping(15).run(data.XTrain(), data.YTrain(), 5000);
        double[] losses = log.validationLosses();
        int best = log.bestEpoch();

        assertThat(log.stoppedEarly()).isTrue();
        assertThat(log.epochs()).isEqualTo(best + 15).isLessThan(5000);
        assertThat(losses[best - 1])
                .isEqualTo(IntStream.range(0, losses.length)
                        .mapToDouble(k -> losses[k])
                        .min()
                        .orElseThrow());
        training(again).run(data.XTrain(), data.YTrain(), best);
        assertThat(network.layer(0).W()).isEqualTo(again.layer(0).W());
        assertThat(network.layer(1).b()).isEqualTo(again.layer(1).b());
        assertThat(log.toString())
                .matches("(?s)\\d+ epochs, loss .* → .*, stopped early, accuracy [0-9.]+ %\n"
                        + "validation loss .* → .*, accuracy [0-9.]+ %, least in epoch " + best);
    }

    @Test
    void the_best_parameters_are_kept_even_if_the_last_epoch_or_an_interrupt_comes_first() {
        Network again = network.copy();
        TrainingLog log = training(network).earlyStopping(4000).run(data.XTrain(), data.YTrain(), 150);
        TrainingLog interrupted = training(again)
                .earlyStopping(4000)
                .listener(150, (epoch, loss) -> Thread.currentThread().interrupt())
                .run(data.XTrain(), data.YTrain(), 1000);

        assertThat(log.stoppedEarly()).isFalse();
        assertThat(interrupted.interrupted()).isTrue();
        assertThat(log.bestEpoch()).isLessThan(100).isEqualTo(interrupted.bestEpoch());
        assertThat(network.loss(data.XTest(), data.YTest(), Loss.SOFTMAX_CROSS_ENTROPY))
                .isCloseTo(log.validationLosses()[log.bestEpoch() - 1], withinPercentage(ROUNDING));
        assertThat(again.layer(0).W()).isEqualTo(network.layer(0).W());
    }

    @Test
    void one_output_of_0_or_1_has_an_accuracy_and_other_numbers_have_none() {
        Matrix xor = Matrix.columnVector(0, 1, 1, 0);
        Matrix inputs = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        Network two = Network.builder(2).layer(4, "tanh").layer(1, "sigmoid").build(0);
        Training training = new Training(two, Loss.MEAN_SQUARED_ERROR).optimizer(Optimizer.sgd(1));

        double wrong =
                two.predict(inputs).map(a -> a >= 0.5 ? 1 : 0).minus(xor).abs().sum();

        TrainingLog log = training.run(inputs, xor, 1000);
        assertThat(log.accuracies()[0]).isEqualTo(1 - wrong / 4);
        assertThat(log.accuracies()[999]).isEqualTo(1);
        assertThat(training.run(inputs, xor.times(0.9), 1).accuracies()).isEmpty();
    }

    @Test
    void validation_data_that_do_not_fit_and_settings_that_cannot_work_are_refused_at_once() {
        Training plain = new Training(network, Loss.SOFTMAX_CROSS_ENTROPY);

        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> plain.validation(X.columns(0, 2), Y))
                .withMessage("validation's X: expected a matrix of 60×4, not 60×2");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> plain.validation(X, Y.rows(0, 2)))
                .withMessage("validation's Y: expected a matrix of 60×3, not 2×3");
        assertThatIllegalArgumentException().isThrownBy(() -> plain.validation(X.dividedBy(0), Y));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.earlyStopping(0))
                .withMessage("a patience of 0 epochs; it must be at least 1");
        assertThatIllegalStateException()
                .isThrownBy(() -> plain.earlyStopping(3).run(X, Y, 1))
                .withMessage("early stopping watches the validation loss; call validation(X, Y), too");
    }

    @Test
    void the_log_ends_with_the_last_loss_and_the_last_accuracy_of_both_parts() {
        Matrix X = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        Matrix Y = Matrix.columnVector(0, 1, 1, 0);
        Network network =
                Network.builder(2).layer(4, "tanh").layer(1, "sigmoid").build(0);

        TrainingLog log = new Training(network, Loss.SIGMOID_CROSS_ENTROPY)
                .optimizer(Optimizer.sgd(1))
                .validation(X, Y)
                .run(X, Y, 70);

        assertThat(log.toString())
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "70 epochs, loss %.4g \u2192 %.4g, accuracy %.1f %%\n"
                                + "validation loss %.4g \u2192 %.4g, accuracy %.1f %%, least in epoch %d",
                        log.loss(1),
                        log.loss(70),
                        100 * log.accuracies()[69],
                        log.validationLosses()[0],
                        log.validationLosses()[69],
                        100 * log.validationAccuracies()[69],
                        log.bestEpoch()));
    }

    @Test
    void numbers_that_are_no_classes_have_no_accuracy_on_the_validation_data_either() {
        Matrix X = new NumpyRandom(1).randn(6, 2);
        Network network = Network.builder(2).layer(1, "linear").build(0);

        TrainingLog log = new Training(network, Loss.MEAN_SQUARED_ERROR)
                .optimizer(Optimizer.sgd(0.1))
                .validation(X, X.columns(0, 1))
                .run(X, X.columns(0, 1), 3);

        assertThat(log.validationLosses()).hasSize(3);
        assertThat(log.validationAccuracies()).isEmpty();
        assertThat(log.toString()).doesNotContain("accuracy");
    }
}
