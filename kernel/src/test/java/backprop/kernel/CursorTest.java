package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorTest {

    private static final String TEXT = "a🙂b";

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 3", "3, 4"})
    void a_character_of_jupyters_may_be_two_of_javas(int characters, int units) {
        assertThat(Cursor.inJava(TEXT, characters)).isEqualTo(units);
        assertThat(Cursor.inJupyter(TEXT, units)).isEqualTo(characters);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "4, 4", "2147483647, 4", "-2147483648, 0"})
    void a_place_outside_is_the_nearer_end(int characters, int units) {
        assertThat(Cursor.inJava(TEXT, characters)).isEqualTo(units);
    }
}
