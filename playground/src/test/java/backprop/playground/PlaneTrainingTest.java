package backprop.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backprop.Network;
import backprop.NumpyRandom;
import backprop.Training;
import backprop.TrainingLog;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaneTrainingTest {
    private static final int EPOCHS = 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data=moons&points=30&units=4.3",
                "data=moons&points=30&units=4.3&batch=all",
                "data=circles&points=25&units=3&hidden=relu&goal=softmax&rule=momentum&rate=0.1&batch=7",
                "data=xor&points=20&units=3&goal=linear&rule=sgd&rate=0.1&batch=1&l2=0.1",
                "data=spirals&points=20&units=&goal=sum&rule=sgd&rate=0.01&batch=6&l2=1",
            })
    void steps_one_at_a_time_give_the_losses_of_a_training(String link) {
        Settings settings = Settings.parse(link).settings();
        PlaneData data = PlaneData.of(settings);
        TrainingLog log = library(settings, data);
        var game = new PlaneGame(link);

        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            assertThat(game.epoch()).isTrue();
            assertThat(game.learntLoss()).isCloseTo(log.loss(epoch), within(1e-13 * (1 + log.loss(epoch))));
        }
        assertThat(game.unseenLoss()).isEqualTo(log.validationLosses()[EPOCHS - 1]);
    }

    private static TrainingLog library(Settings settings, PlaneData data) {
        var builder = Network.builder(2);
        settings.units().forEach(units -> builder.layer(units, settings.hidden().activation));
        Network network = builder.layer(settings.goal().outputs, settings.goal().activation)
                .initializer(settings.start().initializer)
                .build(settings.seed());
        var training = new Training(network, settings.goal().loss)
                .optimizer(settings.rule().optimizer(settings.rate()))
                .l2(settings.l2())
                .validation(data.XUnseen(), data.YUnseen());
        if (settings.batch() > 0) {
            training.batchSize(settings.batch()).shuffle(new NumpyRandom(settings.seed()));
        }
        return training.run(data.XLearnt(), data.YLearnt(), EPOCHS);
    }

    @Test
    void as_many_steps_as_batches_are_an_epoch() {
        var game = new PlaneGame("data=moons&points=25&batch=10");

        game.step();
        game.step();

        assertThat(game.epochs()).isZero();
        assertThat(game.partOfEpoch()).isEqualTo(0.8);
        game.step();
        assertThat(game.epochs()).isEqualTo(1);
        assertThat(game.partOfEpoch()).isZero();
    }

    @Test
    void numbers_that_are_not_finite_stop_it_and_say_in_which_epoch() {
        var game = new PlaneGame("data=moons&units=6.4&hidden=relu&goal=linear&rule=sgd&rate=2&batch=20");
        int epochs = 0;
        while (epochs < 1000 && game.epoch()) {
            epochs++;
        }

        assertThat(game.broken()).contains("Epoch " + (epochs + 1), "smaller learning rate");
        assertThat(game.step()).isFalse();
        assertThat(Arrays.stream(game.weights(0)).allMatch(Double::isFinite)).isTrue();
    }

    @Test
    void a_unit_is_dead_whose_z_is_below_zero_for_every_point() {
        var game = new PlaneGame("data=moons&points=200&units=4.4&hidden=relu&rule=sgd&rate=2&batch=10&seed=1");
        game.look(8);
        assertThat(game.isDead(1, 0)).isFalse();
        for (int epoch = 0; epoch < 60; epoch++) {
            game.epoch();
        }

        game.look(8);

        assertThat(new boolean[] {game.isDead(1, 0), game.isDead(1, 1), game.isDead(1, 2), game.isDead(1, 3)})
                .containsOnly(true);
        assertThat(game.sizes()[1])
                .as("the gradient that reaches the first layer")
                .isZero();
    }

    @Test
    void the_gradients_of_every_lesson_without_a_kink_are_right_at_its_start() {
        for (Lesson lesson : Lesson.ALL) {
            // A ReLU whose z is 0, as behind a layer that is off, stands on its kink: there are two slopes, and both
            // are right.
            if (lesson.link().contains("hidden=relu")) {
                continue;
            }
            String[] parts = new PlaneGame(lesson.link()).checkGradients();
            for (int k = 0; k < parts.length; k += 4) {
                // A gradient that has vanished is too small to be told by differences.
                boolean isTiny = Double.parseDouble(parts[k + 3]) < 1e-9;
                assertThat(isTiny || Double.parseDouble(parts[k + 2]) < 1e-6)
                        .as(lesson.name() + ", " + parts[k])
                        .isTrue();
            }
        }
    }
}
