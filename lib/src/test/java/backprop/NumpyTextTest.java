package backprop;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.numpy.NumpyText;
import com.google.gson.JsonObject;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NumpyTextTest {
    static Stream<Arguments> printed_by_numpy() {
        return StreamSupport.stream(
                        Reference.read("numpy/vectors.json")
                                .getAsJsonArray("printing")
                                .spliterator(),
                        false)
                .map(element -> {
                    JsonObject printed = element.getAsJsonObject();
                    return Arguments.of(
                            printed.get("name").getAsString(),
                            Reference.matrix(printed.get("values")),
                            printed.get("text").getAsString());
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("printed_by_numpy")
    void a_matrix_prints_as_numpy_prints_it(String name, Matrix matrix, String text) {
        assertThat(NumpyText.of(matrix.rows(), matrix.columns(), matrix.data()))
                .as(name)
                .isEqualTo(text);
    }

    @Test
    void the_shape_follows_the_elements() {
        assertThat(Matrix.of(new double[] {1, 2}, new double[] {3, 4.5})).hasToString("[[1.  2. ]\n [3.  4.5]] (2×2)");
    }
}
