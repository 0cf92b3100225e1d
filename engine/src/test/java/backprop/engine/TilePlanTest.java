package backprop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.Activation;
import backprop.Layer;
import backprop.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilePlanTest {

    private static TilePlan plan(int examples, int... sizes) {
        List<Layer> layers = new ArrayList<>();
        for (int l = 1; l < sizes.length; l++) {
            layers.add(Layer.withoutBias(Matrix.zeros(sizes[l - 1], sizes[l]), Activation.LINEAR));
        }
        return TilePlan.of(layers, examples);
    }

    @ParameterizedTest
    @CsvSource({"16, 16, true", "17, 16, false", "16, 17, false", "1, 1, true"})
    void a_network_is_narrow_if_no_layer_is_wider_than_a_strip(int inputs, int outputs, boolean narrow) {
        assertThat(plan(1, inputs, outputs).narrow()).isEqualTo(narrow);
        assertThat(plan(1, inputs, outputs, 3).narrow()).isEqualTo(narrow);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 4, 4, 16",
        "17, 4, 4, 32",
        "1000, 4, 4, 128",
        "1, 100, 4, 16",
        "1000, 100, 4, 64",
        "1000, 100, 500, 64",
        "1000, 100, 501, 256",
        "65, 100, 501, 80",
    })
    void a_tile_has_as_many_examples_as_the_cache_holds_or_as_there_are(
            int examples, int inputs, int outputs, int columns) {
        TilePlan plan = plan(examples, inputs, outputs);
        assertThat(plan.columns()).isEqualTo(columns);
        assertThat(plan.step()).isEqualTo(columns + 8);
        assertThat(plan.tiles(columns)).isEqualTo(1);
        assertThat(plan.tiles(columns + 1)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "1920, 4, 4, 1",
        "1921, 4, 4, 2",
        "2048, 4, 4, 2",
        "3000, 4, 4, 3",
        "1000000, 4, 4, 8",
    })
    void narrow_chunks_are_of_eight_tiles_and_eight_at_most(int examples, int inputs, int outputs, int chunks) {
        assertThat(plan(examples, inputs, outputs).chunks(examples)).isEqualTo(chunks);
    }

    @ParameterizedTest
    @CsvSource({
        "64, 100, 100, 1",
        "65, 100, 100, 2",
        "192, 100, 100, 2",
        "193, 100, 100, 4",
        "1000000, 100, 500, 8",
        "1000000, 100, 501, 1",
        "199, 20, 100, 1",
        "200, 20, 100, 2",
        "399, 20, 100, 2",
        "400, 20, 100, 4",
    })
    void wide_chunks_are_even_in_number_and_have_enough_to_do_each(int examples, int inputs, int outputs, int chunks) {
        assertThat(plan(examples, inputs, outputs).chunks(examples)).isEqualTo(chunks);
    }

    @Test
    void threads_share_what_takes_one_of_them_longer_than_to_call_the_others() {
        assertThat(plan(1, 31_250, 1).worthSharing()).isFalse();
        assertThat(plan(1, 31_251, 1).worthSharing()).isTrue();
        assertThat(plan(1, 31_250, 1, 1).worthSharing()).isTrue();
        assertThat(plan(1, 4, 4).worthSharing(31_250)).isFalse();
        assertThat(plan(1, 4, 4).worthSharing(31_251)).isTrue();
    }
}
