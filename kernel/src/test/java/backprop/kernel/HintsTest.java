package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class HintsTest {

    private static final CellsInProcess CELLS = new CellsInProcess();

    @ParameterizedTest
    @CsvFileSource(resources = "hints.csv", delimiter = '|', quoteCharacter = '`')
    void a_beginners_error_gets_a_hint(String code, String hint) {
        assertThat(CellsInProcess.text(CELLS.error(code))).contains("Hint: ").contains(hint);
    }
}
