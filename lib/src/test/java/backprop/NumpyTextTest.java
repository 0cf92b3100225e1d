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

    /** As NumPy 1.24 prints them: exponents from 1e8 on, below 1e-4, and where sizes differ by more than 1000. */
    @Test
    void exponents_begin_where_numpys_begin() {
        assertThat(Matrix.rowVector(1e8)).hasToString("[[1.e+08]] (1×1)");
        assertThat(Matrix.rowVector(99_999_999)).hasToString("[[99999999.]] (1×1)");
        assertThat(Matrix.rowVector(1e-4)).hasToString("[[0.0001]] (1×1)");
        assertThat(Matrix.rowVector(9.9e-5)).hasToString("[[9.9e-05]] (1×1)");
        assertThat(Matrix.rowVector(1, 1000)).hasToString("[[   1. 1000.]] (1×2)");
        assertThat(Matrix.rowVector(1, 1001)).hasToString("[[1.000e+00 1.001e+03]] (1×2)");
    }
}
