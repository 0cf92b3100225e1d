package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Set;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager.ResultFlag;
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

    private static History threeCells() {
        History history = new History();
        history.add(1, "a");
        history.add(2, "b");
        history.add(3, "a");
        return history;
    }

    @Test
    void the_last_cells_are_told_and_of_the_same_text_the_last() {
        assertThat(threeCells().lookupTail(2, Set.of()))
                .extracting(HistoryEntry::getCellNumber)
                .containsExactly(2, 3);
        assertThat(threeCells().lookupTail(9, Set.of())).hasSize(3);
        assertThat(threeCells().lookupTail(0, Set.of(ResultFlag.UNIQUE)))
                .extracting(HistoryEntry::getInput, HistoryEntry::getCellNumber)
                .containsExactly(tuple("a", 3), tuple("b", 2));
        assertThat(threeCells().search(null, 1, Set.of()))
                .extracting(HistoryEntry::getCellNumber)
                .containsExactly(3);
    }

    @Test
    void a_range_is_of_this_session_and_ends_before_its_stop() {
        assertThat(threeCells().lookupRange(0, 1, 3, Set.of()))
                .extracting(HistoryEntry::getCellNumber)
                .containsExactly(1, 2);
        assertThat(threeCells().lookupRange(0, 2, 9, Set.of())).hasSize(2);
        assertThat(threeCells().lookupRange(1, 1, 3, Set.of())).isEmpty();
    }

    @Test
    void outputs_are_kept_by_nobody_and_empty_for_those_who_ask() {
        assertThat(threeCells()
                        .lookupTail(1, Set.of(ResultFlag.INCLUDE_OUTPUT))
                        .get(0)
                        .getOutput())
                .isEmpty();
        assertThat(threeCells().lookupTail(1, Set.of()).get(0).getOutput()).isNull();
    }
}
