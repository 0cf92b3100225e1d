package backprop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.Activation;
import backprop.Layer;
import backprop.NumpyRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FewUnitsTest {

    private static TilePlan plan(int inputs, int units) {
        var W = new NumpyRandom(1).randn(inputs, units);
        return TilePlan.of(List.of(Layer.withoutBias(W, Activation.LINEAR)), 100);
    }

    @ParameterizedTest
    @CsvSource({"100, 1, true", "100, 7, true", "100, 8, false", "17, 7, true", "16, 7, false", "15, 300, false"})
    void a_first_layer_of_one_to_seven_units_with_many_features_is_such_a_one(int inputs, int units, boolean is) {
        assertThat(FewUnits.lead(plan(inputs, units))).isEqualTo(is);
        assertThat(FewUnits.of(plan(inputs, units), 8).isPresent()).isEqualTo(is);
    }

    /** What the columns without an example hold goes through every layer, and would grow from epoch to epoch. */
    @Test
    void columns_without_an_example_hold_the_bias_however_often_they_are_made() {
        int features = 20;
        int examples = 18;
        var few = FewUnits.of(plan(features, 2), new PlainLoops().lanes()).orElseThrow();
        double[] X = new NumpyRandom(2).randn(examples, features).data();
        double[] w = new NumpyRandom(3).randn(2, features).data();
        double[] b = {0.5, -3};
        var Z = new double[2 * 2 * Strips.WIDTH];
        for (int turn = 0; turn < 3; turn++) {
            few.forward(new PlainLoops(), examples, X, 0, w, b, Z);
        }
        int lastStrip = 2 * Strips.WIDTH;
        assertThat(Arrays.copyOfRange(Z, lastStrip + 2, lastStrip + Strips.WIDTH))
                .containsOnly(0.5);
        assertThat(Arrays.copyOfRange(Z, lastStrip + Strips.WIDTH + 2, Z.length))
                .containsOnly(-3);
    }
}
