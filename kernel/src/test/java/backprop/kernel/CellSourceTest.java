package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellSourceTest {

    private final CellSource source = new CellSource(new Cell("cell 1", "one\ntwo\nthree"))
            .add("{ ")
            .add(4, 7)
            .add(" }\n")
            .add(0, 7)
            .add("\n");

    @Test
    void a_position_leads_back_to_the_cell() {
        assertThat(source.text()).isEqualTo("{ two }\none\ntwo\n");
        assertThat(source.offset(3)).isEqualTo(5);
        assertThat(source.offset(8)).isZero();
        assertThat(source.offset(13)).isEqualTo(5);
    }

    @Test
    void beside_the_cells_text_it_leads_to_the_nearest_of_it() {
        assertThat(source.offset(0)).isEqualTo(4);
        assertThat(source.offset(100)).isEqualTo(7);
    }

    @Test
    void each_line_has_its_place_in_the_cell() {
        assertThat(source.lines()).startsWith(4, 0, 4);
    }
}
