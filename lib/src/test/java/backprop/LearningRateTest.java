package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
    @Test
    void schedules_are_those_of_the_formulas() {
        LearningRate step = LearningRate.step(0.8, 0.5, 3);
        LearningRate exponential = LearningRate.exponential(0.8, 0.5);
        LearningRate cosine = LearningRate.cosine(0.8, 4);

        assertThat(LearningRate.constant(0.8).at(1000)).isEqualTo(0.8);
        assertThat(new double[] {step.at(1), step.at(3), step.at(4), step.at(6), step.at(7)})
                .containsExactly(0.8, 0.8, 0.4, 0.4, 0.2);
        assertThat(new double[] {exponential.at(1), exponential.at(2), exponential.at(4)})
                .containsExactly(0.8, 0.4, 0.1);
        assertThat(cosine.at(1)).isEqualTo(0.8);
        assertThat(cosine.at(2)).isCloseTo(0.4 * (1 + Math.sqrt(0.5)), within(1e-15));
        assertThat(cosine.at(3)).isCloseTo(0.4, within(1e-15));
        assertThat(cosine.at(5)).isZero();
    }

    @Test
    void a_rate_or_a_factor_that_cannot_work_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.constant(-1))
                .withMessage("learning rate -1.0; it must be above 0 and at most 1.0E100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.step(1, 0, 3))
                .withMessage("a factor of 0.0 every 3 epochs; it must be above 0, every 1 or more");
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRate.step(1, 0.5, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRate.exponential(0, 0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.cosine(1, 0))
                .withMessage("half a wave of 0 epochs; it needs at least 1");
    }

    @Test
    void every_optimizer_steps_with_the_rate_of_the_epoch() {
        LearningRate schedule = epoch -> epoch == 1 ? 0.1 : 0.02;
        for (Optimizer optimizer :
                new Optimizer[] {Optimizer.sgd(schedule), Optimizer.momentum(schedule, 0), Optimizer.adam(schedule)}) {
            Optimizer.Step step = optimizer.start(1, 1);
            Matrix w = Matrix.zeros(1, 1);

            step.beginEpoch(1);
            step.update(w, Matrix.ones(1, 1));
            double first = w.get(0, 0);
            step.beginEpoch(2);
            step.update(w, Matrix.ones(1, 1));

            assertThat(first).isCloseTo(-0.1, within(1e-8));
            assertThat(w.get(0, 0) - first).isCloseTo(-0.02, within(1e-8));
        }
    }

    @Test
    void a_rate_of_ones_own_that_is_no_number_is_told_with_its_epoch() {
        Network network = Network.builder(1).layer(1, "linear").build(0);
        Training training = new Training(network, Loss.SUM_OF_SQUARES)
                .optimizer(Optimizer.sgd(epoch -> epoch < 3 ? 0.01 : Math.sqrt(-epoch)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> training.run(Matrix.ones(1, 1), Matrix.ones(1, 1), 5))
                .withMessage("learning rate NaN in epoch 3; it must be at least 0 and at most 1.0E100");
    }

    @Test
    void rates_and_epochs_at_the_edge_of_what_is_allowed() {
        assertThat(LearningRate.constant(1e100).at(1)).isEqualTo(1e100);
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRate.constant(0));
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRate.constant(1.0000001e100));
        assertThat(LearningRate.cosine(0.8, 1).at(1)).isEqualTo(0.8);
        assertThat(LearningRate.cosine(0.8, 1).at(2)).isZero();
        assertThat(LearningRate.cosine(0.8, 4).at(4)).isCloseTo(0.4 * (1 - Math.sqrt(0.5)), within(1e-15));
    }
}
