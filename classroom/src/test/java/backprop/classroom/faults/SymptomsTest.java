package backprop.classroom.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backprop.GradientCheck.Result;
import backprop.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That each fault has the symptom by which it can be told from the others. */
class SymptomsTest {
    private static final double CHANCE = Math.log(3);

    private static double lossAfter(int epochs, Parts parts) {
        Workbench workbench = Workbench.of(parts);
        workbench.train(epochs);
        return workbench.loss(workbench.training);
    }

    private static double byHeart(Parts parts) {
        Workbench workbench = Workbench.of(parts);
        Spirals points = StepCheck.points(workbench, TrainingLooks.BY_HEART);
        for (int step = 0; step < 1000; step++) {
            workbench.step(points);
        }
        return workbench.loss(points);
    }

    private static List<String> wrongGradients(Parts parts) {
        return StepCheck.of(parts, LayerLooks.BATCH).stream()
                .filter(result -> !StepCheck.isRight(result))
                .map(Result::name)
                .toList();
    }

    @Test
    void the_sound_network_starts_near_chance_learns_and_learns_by_heart() {
        assertThat(lossAfter(0, Parts.SOUND)).isCloseTo(CHANCE, within(0.2));
        assertThat(lossAfter(100, Parts.SOUND)).isLessThan(0.05);
        assertThat(byHeart(Parts.SOUND)).isLessThan(0.03);
        assertThat(wrongGradients(Parts.SOUND)).isEmpty();
        assertThat(DataLooks.anotherSize(Parts.SOUND)).contains("as well");
    }

    @Test
    void sign_the_loss_rises_and_each_gradient_is_its_negative() {
        assertThat(lossAfter(1, Fault.SIGN.broken())).isGreaterThan(CHANCE);
        assertThat(StepCheck.of(Fault.SIGN.broken(), LayerLooks.BATCH))
                .allSatisfy(result -> assertThat(result.analytic()).isCloseTo(-result.numeric(), within(1e-6)));
    }

    @Test
    void zero_weights_the_loss_stays_at_chance_and_the_check_passes() {
        assertThat(lossAfter(100, Fault.ZERO_WEIGHTS.broken())).isCloseTo(CHANCE, within(1e-3));
        assertThat(byHeart(Fault.ZERO_WEIGHTS.broken())).isCloseTo(CHANCE, within(1e-9));
        assertThat(wrongGradients(Fault.ZERO_WEIGHTS.broken())).isEmpty();
        assertThat(LayerLooks.sizes(Fault.ZERO_WEIGHTS.broken())).contains("100 %");
    }

    @Test
    void no_mask_it_learns_badly_and_only_the_last_layer_is_right() {
        assertThat(lossAfter(100, Fault.NO_MASK.broken())).isGreaterThan(0.4);
        assertThat(wrongGradients(Fault.NO_MASK.broken())).containsExactly("W1", "b1", "W2", "b2");
    }

    @Test
    void rate_the_loss_leaps_the_check_passes_and_a_step_is_as_large_as_the_weights() {
        assertThat(lossAfter(1, Fault.RATE.broken())).isGreaterThan(CHANCE);
        assertThat(wrongGradients(Fault.RATE.broken())).isEmpty();
        Workbench before = Workbench.of(Fault.RATE.broken());
        Workbench after = Workbench.of(Fault.RATE.broken());
        after.step(StepCheck.points(after, LayerLooks.BATCH));
        Matrix W = before.network.layer(1).W();
        assertThat(W.minus(after.network.layer(1).W()).norm()).isGreaterThan(0.3 * W.norm());
    }

    @Test
    void wrong_mean_it_learns_slowly_and_each_gradient_is_too_small_by_one_factor() {
        double factor =
                LayerLooks.BATCH / (double) Workbench.of(Parts.SOUND).training.points();
        assertThat(StepCheck.of(Fault.WRONG_MEAN.broken(), LayerLooks.BATCH))
                .allSatisfy(result -> assertThat(result.analytic()).isCloseTo(factor * result.numeric(), within(1e-6)));
        assertThat(lossAfter(100, Fault.WRONG_MEAN.broken())).isGreaterThan(0.4);
    }

    /** One-hot scores leave the right class e / (e + 2). */
    @Test
    void softmax_twice_the_check_passes_and_no_training_gets_below_the_floor() {
        double floor = Math.log(1 + 2 / Math.E);
        assertThat(wrongGradients(Fault.SOFTMAX_TWICE.broken())).isEmpty();
        assertThat(byHeart(Fault.SOFTMAX_TWICE.broken())).isBetween(floor, floor + 0.05);
        assertThat(lossAfter(1000, Fault.SOFTMAX_TWICE.broken())).isBetween(floor, floor + 0.05);
    }

    @Test
    void transpose_the_gradients_behind_the_square_layer_are_wrong_and_another_size_is_refused() {
        assertThat(wrongGradients(Fault.TRANSPOSE.broken())).containsExactly("W1", "b1");
        assertThat(DataLooks.anotherSize(Fault.TRANSPOSE.broken())).contains("(24×9)·(8×9)");
    }

    @Test
    void order_the_last_class_is_favoured_and_only_the_data_show_why() {
        Workbench workbench = Workbench.of(Fault.ORDER.broken());
        workbench.train(10);
        int[] answers = workbench.answers(workbench.training);
        assertThat(answers[2]).isGreaterThan(150).isGreaterThan(2 * answers[0]);
        assertThat(wrongGradients(Fault.ORDER.broken())).isEmpty();
        assertThat(byHeart(Fault.ORDER.broken())).isLessThan(0.03);
        assertThat(DataLooks.data(Fault.ORDER.broken())).contains("epoch: 0000000000000000000000000");
    }

    @Test
    void early_step_the_loss_tells_nothing_and_the_check_sees_the_layers_behind() {
        assertThat(lossAfter(100, Fault.EARLY_STEP.broken())).isLessThan(lossAfter(100, Parts.SOUND));
        assertThat(wrongGradients(Fault.EARLY_STEP.broken())).containsExactly("W1", "b1", "W2", "b2");
    }

    @Test
    void scaler_the_training_depends_on_the_test_set() {
        assertThat(lossAfter(100, Fault.SCALER.broken())).isLessThan(0.05);
        assertThat(wrongGradients(Fault.SCALER.broken())).isEmpty();
        Matrix X = Workbench.of(Fault.SCALER.broken()).training.X();
        assertThat(X.columnStds().get(0, 0)).isNotCloseTo(1, within(0.01));
        assertThat(X)
                .isNotEqualTo(Workbench.withAnotherTestSet(Fault.SCALER.broken())
                        .training
                        .X());
        assertThat(Workbench.of(Parts.SOUND).training.X())
                .isEqualTo(Workbench.withAnotherTestSet(Parts.SOUND).training.X());
    }
}
