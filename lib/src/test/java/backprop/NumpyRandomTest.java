package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NumpyRandomTest {
    /** Logarithms of different libraries differ in the last place. */
    private static final double LOGARITHM = 1e-15;

    static Stream<JsonObject> drawn_by_numpy() {
        return StreamSupport.stream(
                        Reference.read("numpy/vectors.json")
                                .getAsJsonArray("random")
                                .spliterator(),
                        false)
                .map(JsonElement::getAsJsonObject);
    }

    @ParameterizedTest
    @MethodSource("drawn_by_numpy")
    void the_same_seed_gives_the_numbers_of_numpy(JsonObject expected) {
        NumpyRandom random = new NumpyRandom(expected.get("seed").getAsLong());

        assertThat(random.rand(1, 5)).isEqualTo(Reference.matrix(expected.get("rand")));
        MatrixAssert.assertThat(random.randn(1, 5)).isCloseTo(Reference.matrix(expected.get("randn")), LOGARITHM);
        assertThat(random.randint(-3, 1000, 8)).containsExactly(Reference.ints(expected.get("randint")));
        assertThat(random.randint(Integer.MIN_VALUE, Integer.MAX_VALUE, 4))
                .containsExactly(Reference.ints(expected.get("randint_full")));
        int[] tens = IntStream.range(0, 10).map(i -> 10 * i).toArray();
        random.shuffle(tens);
        assertThat(tens).containsExactly(Reference.ints(expected.get("shuffle")));
        assertThat(random.permutation(12)).containsExactly(Reference.ints(expected.get("permutation")));
        assertThat(random.uniform(-2, 5, 2, 3)).isEqualTo(Reference.matrix(expected.get("uniform")));
        MatrixAssert.assertThat(random.normal(3, 0.5, 2, 3))
                .isCloseTo(Reference.matrix(expected.get("normal")), LOGARITHM);
    }

    @ParameterizedTest
    @MethodSource("drawn_by_numpy")
    void far_into_the_sequence_the_numbers_are_still_those_of_numpy(JsonObject expected) {
        NumpyRandom random = new NumpyRandom(expected.get("seed").getAsLong());

        assertThat(random.rand(1, 100_000).get(0, 99_999))
                .isEqualTo(expected.get("rand_100000th").getAsDouble());
        assertThat(random.rand(64, 1000).sum())
                .isEqualTo(expected.get("rand_sum_after").getAsDouble());
    }

    @Test
    void an_interval_of_one_number_draws_nothing() {
        NumpyRandom random = new NumpyRandom(5);

        assertThat(random.randint(3, 4)).isEqualTo(3);
        assertThat(random.rand()).isEqualTo(new NumpyRandom(5).rand());
    }

    @Test
    void wrong_arguments_are_told_with_what_would_be_right() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NumpyRandom(-1))
                .withMessage("seed -1; NumPy takes 0 to 4294967295");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NumpyRandom(0).randint(3, 3))
                .withMessageContaining("low must be below high");
    }

    @Test
    void ranges_and_deviations_at_the_edge_of_what_is_allowed() {
        NumpyRandom random = new NumpyRandom(1);

        assertThat(random.uniform(1e308, 1e308)).isEqualTo(1e308);
        assertThatIllegalArgumentException().isThrownBy(() -> random.uniform(1e308, -1e308));
        assertThat(random.normal(3, 0)).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> random.normal(1e308, 1e308));
        assertThat(random.randint(0, 5, 0)).isEmpty();
        assertThat(random.permutation(0)).isEmpty();
    }
}
