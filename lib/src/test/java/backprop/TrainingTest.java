package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private final NumpyRandom random = new NumpyRandom(0);
    private final Matrix X = random.randn(10, 3);
    private final Matrix Y = random.randn(10, 2);
    private final Network network =
            Network.builder(3).layer(5, "tanh").layer(2, "linear").build(random);

    private Training training() {
        return training(network);
    }

    private static Training training(Network network) {
        return new Training(network, Loss.HALVED_MEAN_SQUARED_ERROR).optimizer(Optimizer.sgd(0.1));
    }

    private static void assertSameParameters(Network actual, Network expected) {
        for (int l = 0; l < 2; l++) {
            assertThat(actual.layer(l).W()).isEqualTo(expected.layer(l).W());
            assertThat(actual.layer(l).b()).isEqualTo(expected.layer(l).b());
        }
    }

    @Test
    void a_step_of_the_whole_batch_is_the_rate_times_the_gradient() {
        Network before = network.copy();
        var gradients = network.backward(network.forward(X), Y, Loss.HALVED_MEAN_SQUARED_ERROR);
        double loss = network.loss(X, Y, Loss.HALVED_MEAN_SQUARED_ERROR);

        TrainingLog log = training().run(X, Y, 1);

        for (int l = 0; l < 2; l++) {
            MatrixAssert.assertThat(network.layer(l).W())
                    .isCloseTo(before.layer(l).W().minus(gradients.get(l).dW().times(0.1)), 1e-15);
            MatrixAssert.assertThat(network.layer(l).b())
                    .isCloseTo(before.layer(l).b().minus(gradients.get(l).db().times(0.1)), 1e-15);
        }
        assertThat(log.loss(1)).isCloseTo(loss, withinPercentage(1e-12));
    }

    @Test
    void the_log_has_every_epochs_loss_and_the_listener_hears_of_every_second() {
        var heard = new ArrayList<String>();
        TrainingLog log = training()
                .listener(2, (epoch, loss) -> heard.add(epoch + ":" + loss))
                .run(X, Y, 5);

        assertThat(log.epochs()).isEqualTo(5);
        assertThat(log.losses()).hasSize(5).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(log.interrupted()).isFalse();
        assertThat(heard).containsExactly("2:" + log.loss(2), "4:" + log.loss(4));
        assertThat(log.toString()).startsWith("5 epochs, loss ").contains(" → ");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> log.loss(6))
                .withMessage("epoch 6; this log has epochs 1 to 5");
    }

    @Test
    void every_listener_hears_of_its_own_epochs() {
        var heard = new ArrayList<String>();
        training()
                .listener(2, (epoch, loss) -> heard.add("a" + epoch))
                .listener(3, (epoch, loss) -> heard.add("b" + epoch))
                .run(X, Y, 6);

        assertThat(heard).containsExactly("a2", "b3", "a4", "a6", "b6");
    }

    @Test
    void mini_batches_step_in_order_and_the_last_may_be_smaller() {
        Network byHand = network.copy();
        var single = new Training(byHand, Loss.HALVED_MEAN_SQUARED_ERROR).optimizer(Optimizer.sgd(0.1));
        double loss = 0;
        for (int[] batch : new int[][] {{0, 4}, {4, 8}, {8, 10}}) {
            loss += single.run(X.rows(batch[0], batch[1]), Y.rows(batch[0], batch[1]), 1)
                            .loss(1)
                    * (batch[1] - batch[0])
                    / 10;
        }

        TrainingLog log = training().batchSize(4).run(X, Y, 1);

        assertThat(network.layer(1).W()).isEqualTo(byHand.layer(1).W());
        assertThat(log.loss(1)).isCloseTo(loss, within(1e-15));
    }

    @Test
    void shuffling_takes_the_generators_permutations() {
        Network byHand = network.copy();
        int[] order = new NumpyRandom(9).permutation(10);
        new Training(byHand, Loss.HALVED_MEAN_SQUARED_ERROR)
                .optimizer(Optimizer.sgd(0.1))
                .batchSize(3)
                .run(X.pickRows(order), Y.pickRows(order), 1);

        training().batchSize(3).shuffle(new NumpyRandom(9)).run(X, Y, 1);

        assertThat(network.layer(0).W()).isEqualTo(byHand.layer(0).W());
    }

    @Test
    void l2_adds_its_term_to_the_loss_and_pulls_weights_but_not_biases() {
        Network plain = network.copy();
        double squares = network.layers().stream()
                .mapToDouble(layer -> layer.W().square().sum())
                .sum();
        Matrix W = network.layer(0).W().copy();
        double plainLoss = new Training(plain, Loss.HALVED_MEAN_SQUARED_ERROR)
                .optimizer(Optimizer.sgd(0.1))
                .run(X, Y, 1)
                .loss(1);

        TrainingLog log = training().l2(0.7).run(X, Y, 1);

        assertThat(log.loss(1)).isCloseTo(plainLoss + 0.7 / (2 * 10) * squares, within(1e-14));
        MatrixAssert.assertThat(network.layer(0).W())
                .isCloseTo(plain.layer(0).W().minus(W.times(0.1 * 0.7 / 10)), 1e-14);
        assertThat(network.layer(0).b()).isEqualTo(plain.layer(0).b());
    }

    @Test
    void equal_runs_give_equal_numbers_bit_for_bit() {
        Network other = network.copy();

        TrainingLog first = training().batchSize(3).shuffle(new NumpyRandom(1)).run(X, Y, 20);
        TrainingLog second = new Training(other, Loss.HALVED_MEAN_SQUARED_ERROR)
                .optimizer(Optimizer.sgd(0.1))
                .batchSize(3)
                .shuffle(new NumpyRandom(1))
                .run(X, Y, 20);

        assertThat(second.losses()).containsExactly(first.losses());
        assertThat(other.layer(0).W()).isEqualTo(network.layer(0).W());
    }

    @Test
    void an_interrupt_ends_the_training_and_keeps_what_was_learnt() {
        double before = network.loss(X, Y, Loss.HALVED_MEAN_SQUARED_ERROR);
        TrainingLog log = training()
                .listener(1, (epoch, loss) -> {
                    if (epoch == 7) {
                        Thread.currentThread().interrupt();
                    }
                })
                .run(X, Y, 1_000_000);

        assertThat(log.interrupted()).isTrue();
        assertThat(Thread.currentThread().isInterrupted())
                .as("the thread's mark, or nothing could be saved")
                .isFalse();
        assertThat(log.epochs()).isEqualTo(7);
        assertThat(log.toString()).endsWith(", interrupted");
        assertThat(network.loss(X, Y, Loss.HALVED_MEAN_SQUARED_ERROR)).isLessThan(before);
        assertThat(training().run(X, Y, 3).epochs()).as("the next run").isEqualTo(3);
    }

    @Test
    void a_thread_that_was_interrupted_before_trains_nothing() {
        Network before = network.copy();
        Thread.currentThread().interrupt();
        TrainingLog log = training().run(X, Y, 10);

        assertThat(log).hasToString("interrupted in the first epoch");
        assertThat(log.interrupted()).isTrue();
        assertThat(network.layer(0).W()).isEqualTo(before.layer(0).W());
    }

    @Test
    void numbers_that_stop_being_finite_end_the_training_with_epoch_and_layer() {
        Network relu = Network.builder(3).layer(5, "relu").layer(2, "linear").build(new NumpyRandom(0));

        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() -> new Training(relu, Loss.SUM_OF_SQUARES)
                        .optimizer(Optimizer.sgd(10))
                        .run(X, Y, 1000))
                .withMessageMatching("epoch \\d+, layer [12] \\(.*\\): .* has become (-?Infinity|NaN); "
                        + "try a smaller learning rate, and look at the data's scale")
                .satisfies(e -> assertThat(e.epoch()).isBetween(2, 1000))
                .satisfies(e -> assertThat(e.layer()).isBetween(1, 2));
        assertThat(relu.layer(1).W().max()).isFinite();
    }

    @Test
    void the_layer_where_it_begins_is_the_one_that_is_named() {
        Activation broken = Activation.of("broken", z -> Math.sqrt(z - 1e9), z -> 1);
        Network third = Network.builder(3)
                .layer(4, "tanh")
                .layer(4, "relu")
                .layer(4, broken)
                .layer(2, "linear")
                .build(new NumpyRandom(0));

        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() -> new Training(third, Loss.SUM_OF_SQUARES).run(X, Y, 5))
                .withMessageStartingWith("epoch 1, layer 3 (4 → 4, broken): A = f(Z) has become NaN");
        Activation brokenSlope = Activation.of("broken slope", z -> z, z -> Double.POSITIVE_INFINITY);
        Network slope =
                Network.builder(3).layer(4, brokenSlope).layer(2, "linear").build(new NumpyRandom(0));
        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() -> new Training(slope, Loss.SUM_OF_SQUARES).run(X, Y, 5))
                .withMessageStartingWith("epoch 1, layer 1 (3 → 4, broken slope): dW has become ");
    }

    @Test
    void a_gradient_of_which_the_first_element_alone_is_infinite_is_seen() {
        Network flat = new Network(List.of(new Layer(Matrix.zeros(2, 1), Matrix.zeros(1, 1), Activation.LINEAR)));
        BatchGradient gradient = BatchGradient.readable(flat, Loss.SUM_OF_SQUARES);

        gradient.load(Matrix.rowVector(1e300, 1), Matrix.ones(1, 1).times(1e100));
        gradient.compute();
        assertThat(gradient.dW(0).get(0, 0)).isInfinite();
        assertThat(gradient.dW(0).get(1, 0)).isFinite();
        assertThat(gradient.isFinite()).isFalse();

        gradient.load(Matrix.zeros(2, 2), Matrix.full(2, 1, -8e307));
        gradient.compute();
        assertThat(gradient.db(0).get(0, 0)).isInfinite();
        assertThat(gradient.dW(0).max()).isZero();
        assertThat(gradient.isFinite()).isFalse();
    }

    @Test
    void wrong_data_and_settings_are_told_before_training() {
        Matrix holed = X.copy();
        holed.set(4, 1, Double.NaN);
        Matrix wrong = Y.copy();
        wrong.set(4, 1, Double.NaN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> training().run(holed, Y, 1))
                .withMessage("X has NaN in row 4, column 1; every number must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training().run(X, wrong, 1))
                .withMessage("Y has NaN in row 4, column 1; every number must be finite");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> training().run(X, Y.rows(0, 9), 1))
                .withMessage("Y: expected a matrix of 10×2, not 9×2");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> training().run(X.columns(0, 2), Y, 1))
                .withMessage("X: expected a matrix of 10×3, not 10×2");
        assertThatIllegalArgumentException().isThrownBy(() -> training().batchSize(0));
        assertThatIllegalArgumentException().isThrownBy(() -> training().l2(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> training().listener(0, (epoch, loss) -> {}));
    }

    @Test
    void the_least_settings_that_make_sense_are_taken() {
        TrainingLog log =
                training().batchSize(1).l2(0).validation(X, Y).earlyStopping(1).run(X, Y, 0);

        assertThat(log.epochs()).isZero();
        assertThat(log.toString()).isEqualTo("no epochs");
    }

    @Test
    void batches_that_divide_the_examples_evenly_are_all_whole() {
        Network byHand = network.copy();
        training(byHand).run(X.rows(0, 5), Y.rows(0, 5), 1);
        training(byHand).run(X.rows(5, 10), Y.rows(5, 10), 1);

        training().batchSize(5).run(X, Y, 1);

        assertSameParameters(network, byHand);
    }

    @Test
    void a_schedule_reaches_the_weights_and_the_biases_of_every_layer() {
        Network once = network.copy();
        training(once).run(X, Y, 1);

        training().optimizer(Optimizer.sgd(epoch -> epoch == 1 ? 0.1 : 0)).run(X, Y, 3);

        assertSameParameters(network, once);
    }

    @Test
    void an_optimizer_of_ones_own_moves_the_weights_and_the_biases() {
        Network before = network.copy();
        var gradients = network.backward(network.forward(X), Y, Loss.HALVED_MEAN_SQUARED_ERROR);

        training()
                .optimizer((rows, columns) -> (parameter, gradient) -> parameter.subtractInPlace(gradient.sign()))
                .run(X, Y, 1);

        for (int l = 0; l < 2; l++) {
            assertThat(network.layer(l).W())
                    .isEqualTo(before.layer(l).W().minus(gradients.get(l).dW().sign()));
            assertThat(network.layer(l).b())
                    .isEqualTo(before.layer(l).b().minus(gradients.get(l).db().sign()));
        }
    }

    @Test
    void an_interrupt_between_two_batches_ends_the_epoch() {
        Network byHand = network.copy();
        training(byHand).run(X.rows(0, 3), Y.rows(0, 3), 1);

        TrainingLog log = training()
                .optimizer((rows, columns) -> (parameter, gradient) -> {
                    parameter.addScaled(-0.1, gradient);
                    Thread.currentThread().interrupt();
                })
                .batchSize(3)
                .run(X, Y, 5);

        assertThat(log.interrupted()).isTrue();
        assertThat(log.epochs()).isZero();
        assertThat(log.toString()).isEqualTo("interrupted in the first epoch");
        assertSameParameters(network, byHand);
    }

    @Test
    void the_best_epoch_is_the_first_with_the_least_loss() {
        Optimizer standingStill = Optimizer.sgd(epoch -> 0);

        assertThat(training().run(X, Y, 5).bestEpoch()).isEqualTo(5);
        assertThat(training().optimizer(standingStill).run(X, Y, 5).bestEpoch()).isEqualTo(1);
        TrainingLog stopped = training()
                .optimizer(standingStill)
                .validation(X, Y)
                .earlyStopping(2)
                .run(X, Y, 9);
        assertThat(stopped.epochs()).isEqualTo(3);
        assertThat(stopped.bestEpoch()).isEqualTo(1);
    }

    @Test
    void the_first_number_that_is_not_finite_is_named_where_it_arises() {
        Matrix one = Matrix.ones(1, 1);
        Loss steep = new Loss() {
            @Override
            public double value(Matrix A, Matrix Y) {
                return 1;
            }

            @Override
            public Matrix dA(Matrix A, Matrix Y) {
                return Matrix.full(A.rows(), A.columns(), 1e308);
            }
        };
        var large = new Layer(Matrix.full(1, 1, 1e200), Matrix.zeros(1, 1), Activation.LINEAR);
        var small = new Layer(Matrix.zeros(1, 1), Matrix.zeros(1, 1), Activation.LINEAR);

        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() ->
                        new Training(new Network(List.of(large)), Loss.SUM_OF_SQUARES).run(one.times(1e200), one, 1))
                .withMessageContaining("Z = X\u00b7W + b");
        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() -> new Training(new Network(List.of(small)), steep)
                        .run(Matrix.columnVector(1e-9, 1e-9), Matrix.ones(2, 1), 1))
                .withMessageContaining("db");
    }

    @Test
    void rows_with_two_classes_have_no_accuracy() {
        Matrix both = Matrix.zeros(10, 2);
        both.set(0, 0, 1);
        both.set(0, 1, 1);

        assertThat(training().run(X, both, 2).accuracies()).isEmpty();
    }
}
