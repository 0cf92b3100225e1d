package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.Optimizer;
import backprop.Training;
import backprop.TrainingLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LiveCurveTest {
    private static final long MILLISECOND = 1_000_000;

    private final List<Map<String, String>> page = new ArrayList<>();
    private String about = "";
    private long now;
    private long costOfPage;

    @BeforeAll
    static void draw_without_a_screen() {
        System.setProperty("java.awt.headless", "true");
    }

    @Test
    void shows_share_time_left_and_loss_and_the_curve_so_far() {
        LiveCurve curve = curve(1000);
        for (int epoch = 1; epoch <= 410; epoch++) {
            now += 10 * MILLISECOND;
            curve.at(epoch, 1.0 / epoch);
        }

        assertThat(last().get("text/html"))
                .contains(
                        "width:40.0%", "epoch 400 of 1,000 (40 %), loss 0.00250, about 6 s left", "<polyline", "<svg");
    }

    @Test
    void the_page_is_rewritten_five_times_a_second_however_fast_the_epochs() {
        LiveCurve curve = curve(10_000_000);

        for (int epoch = 1; epoch <= 100_000; epoch++) {
            now += MILLISECOND / 50;
            curve.at(epoch, 1);
        }

        assertThat(page).as("in two seconds").hasSizeLessThanOrEqualTo(1 + 10);
    }

    @Test
    void a_page_that_is_slow_to_write_takes_less_than_a_fiftieth_of_the_time() {
        costOfPage = 300 * MILLISECOND;
        LiveCurve curve = curve(10_000_000);
        long start = now;

        for (int epoch = 1; epoch <= 60_000; epoch++) {
            now += MILLISECOND;
            curve.at(epoch, 1);
        }

        int pages = page.size() - 1;
        assertThat(pages).isPositive();
        assertThat(pages * costOfPage).isLessThanOrEqualTo((now - start) / 50 + costOfPage);
    }

    @Test
    void a_page_of_a_million_epochs_is_no_larger_than_one_of_a_thousand() {
        LiveCurve curve = curve(2_000_000);

        for (int epoch = 1; epoch <= 1_000_000; epoch++) {
            now += MILLISECOND / 100;
            curve.at(epoch, 1 + 1.0 / epoch);
        }

        assertThat(last().get("text/html")).hasSizeLessThan(8_000);
    }

    @Test
    void ends_as_a_chart_without_a_time_that_is_the_same_after_each_run() {
        String quick = finished(MILLISECOND);
        String slow = finished(700 * MILLISECOND);

        assertThat(quick).isEqualTo(slow);
        assertThat(last().keySet()).containsExactly("image/png", "text/plain");
        assertThat(last().get("text/plain")).isEqualTo("epoch 300 of 300, loss 0.00333");
        assertThat(about).isEqualTo("XOR: the loss goes from 1 to 0.00333 at epoch 300 of 300.");
        LiveCurve curve = curve(2);
        curve.at(1, 0.5);
        curve.at(2, 0.25);
        assertThat(svg(curve)).contains(">loss</text>", ">epoch 2 of 2, loss 0.25");
    }

    @Test
    void draws_the_validation_as_a_second_curve() {
        LiveCurve curve = curve(100);
        for (int epoch = 1; epoch <= 100; epoch++) {
            curve.at(epoch, 1.0 / epoch);
            if (epoch % 25 == 0) {
                curve.validation(epoch, 2.0 / epoch);
            }
        }

        assertThat(svg(curve)).contains(">validation</text>", "stroke=\"#d55e00\"");
        assertThat(about).contains("not learnt from it goes from 0.08 to 0.02");
    }

    @Test
    void stopped_early_it_keeps_the_curve_as_far_as_it_came() {
        LiveCurve curve = curve(1000);
        for (int epoch = 1; epoch <= 123; epoch++) {
            curve.at(epoch, 1.0 / epoch);
        }

        curve.end();
        curve.end();

        assertThat(page).hasSize(2);
        assertThat(last().get("text/plain")).isEqualTo("epoch 123 of 1,000, loss 0.00813");
        assertThat(svg(curve)).contains("<polyline");
        assertThat(about).contains("at epoch 123 of 1,000");
    }

    @Test
    void an_interrupt_ends_the_training_and_keeps_the_weights() {
        Network network = Network.builder(1).layer(1, "linear").build(0);
        double before = network.layer(0).W().get(0, 0);
        Training training = new Training(network, Loss.MEAN_SQUARED_ERROR).optimizer(Optimizer.sgd(0.1));
        Matrix X = Matrix.columnVector(1, 2);
        LiveCurve curve = curve(1000);

        TrainingLog log = training.listener(1, (epoch, loss) -> {
                    curve.at(epoch, loss);
                    if (epoch == 5) {
                        Thread.currentThread().interrupt();
                    }
                })
                .run(X, X.times(3), 1000);
        curve.end();

        assertThat(log.interrupted()).isTrue();
        assertThat(log.epochs()).isEqualTo(5);
        assertThat(network.layer(0).W().get(0, 0)).isNotEqualTo(before);
        assertThat(last().get("text/plain")).startsWith("epoch 5 of 1,000");
    }

    @Test
    void train_returns_what_the_training_returns() {
        Network network = Network.builder(1).layer(1, "linear").build(0);
        Network same = network.copy();
        Matrix X = Matrix.columnVector(1, 2);

        double[] watched = LiveCurve.train("t", new Training(network, Loss.MEAN_SQUARED_ERROR), X, X, 20)
                .losses();

        assertThat(watched)
                .isEqualTo(new Training(same, Loss.MEAN_SQUARED_ERROR)
                        .run(X, X, 20)
                        .losses());
    }

    @Test
    void numbers_that_have_no_place_on_the_chart_leave_a_gap() {
        LiveCurve curve = curve(5);
        double[] losses = {1, 2, Double.NaN, Double.POSITIVE_INFINITY, 1};
        for (int epoch = 1; epoch <= 5; epoch++) {
            curve.at(epoch, losses[epoch - 1]);
        }

        assertThat(svg(curve)).doesNotContain("NaN,").contains("<polyline");
    }

    @Test
    void losses_that_are_all_the_same_or_none_are_drawn() {
        LiveCurve nothing = curve(10);
        nothing.end();
        assertThat(about).contains("stopped before the first epoch");

        LiveCurve level = curve(2);
        level.at(1, 0);
        level.at(2, 0);
        assertThat(svg(level)).contains("<polyline").doesNotContain("NaN");
    }

    @Test
    void a_total_of_nothing_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> curve(0)).withMessageContaining("at least 1");
    }

    private String svg(LiveCurve curve) {
        return curve.drawing(last().getOrDefault("text/plain", "")).svg("");
    }

    private String finished(long step) {
        LiveCurve curve = curve(300);
        for (int epoch = 1; epoch <= 300; epoch++) {
            now += step;
            curve.at(epoch, 1.0 / epoch);
        }
        return String.join("\n", last().values());
    }

    private Map<String, String> last() {
        return page.get(page.size() - 1);
    }

    private LiveCurve curve(long total) {
        return new LiveCurve("XOR", "epoch", total, "loss", () -> now, new LiveCurve.Page() {
            @Override
            public void live(String html, String line) {
                now += costOfPage;
                page.add(Map.of("text/html", html, "text/plain", line));
            }

            @Override
            public void chart(Picture picture, String line, String description) {
                now += costOfPage;
                Map<String, String> forms = picture.forms();
                forms.put("text/plain", line);
                page.add(forms);
                about = description;
            }
        });
    }
}
