package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {

    @ParameterizedTest
    @CsvSource({
        "int a = 1;, int*, true",
        "int a = 1;, *a*1?, true",
        "int a = 1;, int, false",
        "int a = 1;, *, true",
        "aaab, *a?b, true",
        "aaab, *a*c, false",
        "abcabd, abc*abd, true",
    })
    void a_glob_finds_what_it_stands_for(String code, String glob, boolean found) {
        History history = new History();
        history.add(1, code);
        assertThat(history.search(glob, 5, Set.of())).hasSize(found ? 1 : 0);
    }

    @Test
    void many_stars_take_no_longer_than_one() {
        History history = new History();
        history.add(1, "a".repeat(60_000));
        assertThat(history.search("a*".repeat(50) + "b", 5, Set.of())).isEmpty();
    }
}
