package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/** The optimizers beside their formulas without recursion: what is remembered is a sum over all steps so far. */
abstract class OptimizerProperties {
    @Provide
    Arbitrary<List<Double>> gradients() {
        return Arbitraries.oneOf(Arbitraries.doubles().between(-3, 3).ofScale(9), Arbitraries.of(0.0, 1e-9, -1e6))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    /** The rates fall from epoch to epoch, each of which has this many steps. */
    private static void check(Optimizer optimizer, List<Double> g, int stepsInEpoch, IntToDoubleFunction move) {
        Matrix W = Matrix.full(2, 2, 0.5);
        Optimizer.Step step = optimizer.start(2, 2);
        double expected = 0.5;
        double size = 0.5;
        for (int t = 1; t <= g.size(); t++) {
            if ((t - 1) % stepsInEpoch == 0) {
                step.beginEpoch(epoch(t, stepsInEpoch));
            }
            step.update(W, Matrix.full(2, 2, g.get(t - 1)));
            expected -= move.applyAsDouble(t);
            size = Math.max(size, Math.abs(expected));
            assertThat(W.get(1, 0)).isCloseTo(expected, within(1e-12 * size));
            assertThat(W).isEqualTo(Matrix.full(2, 2, W.get(1, 0)));
        }
    }

    private static int epoch(int t, int stepsInEpoch) {
        return (t - 1) / stepsInEpoch + 1;
    }

    /** sum_s factor^(t - s) * of(s). */
    private static double fading(double factor, int t, IntToDoubleFunction of) {
        double sum = 0;
        for (int s = 1; s <= t; s++) {
            sum += Math.pow(factor, t - s) * of.applyAsDouble(s);
        }
        return sum;
    }

    @Property
    void descent_is_its_formula(
            @ForAll("gradients") List<Double> g,
            @ForAll @Scale(5) @DoubleRange(min = 1e-4, max = 2) double rate,
            @ForAll @IntRange(min = 1, max = 9) int steps) {
        LearningRate schedule = LearningRate.exponential(rate, 0.9);
        check(Optimizer.sgd(schedule), g, steps, t -> rate * Math.pow(0.9, epoch(t, steps) - 1) * g.get(t - 1));
    }

    @Property
    void momentum_is_its_formula(
            @ForAll("gradients") List<Double> g,
            @ForAll @Scale(5) @DoubleRange(min = 1e-4, max = 2) double rate,
            @ForAll @DoubleRange(max = 0.99) double momentum,
            @ForAll @IntRange(min = 1, max = 9) int steps) {
        LearningRate schedule = epoch -> rate / epoch;
        check(
                Optimizer.momentum(schedule, momentum),
                g,
                steps,
                t -> fading(momentum, t, s -> rate / epoch(s, steps) * g.get(s - 1)));
    }

    @Property
    void adam_is_its_formula(
            @ForAll("gradients") List<Double> g,
            @ForAll @Scale(5) @DoubleRange(min = 1e-4, max = 2) double rate,
            @ForAll @DoubleRange(max = 0.95) double beta1,
            @ForAll @Scale(3) @DoubleRange(max = 0.999) double beta2,
            @ForAll @IntRange(min = 1, max = 9) int steps) {
        LearningRate schedule = epoch -> rate / epoch;
        check(Optimizer.adam(schedule, beta1, beta2, 1e-8), g, steps, t -> {
            double mean = fading(beta1, t, s -> (1 - beta1) * g.get(s - 1)) / (1 - Math.pow(beta1, t));
            double square = fading(beta2, t, s -> (1 - beta2) * g.get(s - 1) * g.get(s - 1)) / (1 - Math.pow(beta2, t));
            return rate / epoch(t, steps) * mean / (Math.sqrt(square) + 1e-8);
        });
    }
}
