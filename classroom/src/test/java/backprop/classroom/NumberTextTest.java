package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "3, 3",
        "-1, −1",
        "0, 0",
        "-0.0, 0",
        "0.25, 0.25",
        "0.123456, 0.123",
        "12.345, 12.3",
        "1234.56, 1235",
        "26365524.2, 2.6e7",
        "0.00000015, 1.5e−7",
        "NaN, NaN",
        "Infinity, ∞",
        "-Infinity, −∞",
        "0.999999, 1",
        "100.5, 101"
    })
    void is_short_and_exact_where_it_is_whole(double value, String text) {
        assertThat(NumberText.of(value)).isEqualTo(text);
    }
}
