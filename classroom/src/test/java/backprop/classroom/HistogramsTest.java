package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import backprop.Matrix;
import backprop.NumpyRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HistogramsTest {
    @BeforeAll
    static void draw_without_a_screen() {
        System.setProperty("java.awt.headless", "true");
    }

    @Test
    void a_hill_of_numbers_ten_times_smaller_lies_a_tenth_of_the_axis_to_the_left() {
        Matrix numbers = new NumpyRandom(0).randn(50, 50);

        double large = middle(new Histograms("t").column("c", 1, numbers));
        double small = middle(new Histograms("t").column("c", 1, numbers.times(0.1)));

        assertThat(large - small).isBetween(66.9, 67.5);
    }

    @Test
    void the_sign_does_not_matter() {
        Matrix numbers = new NumpyRandom(0).randn(50, 50);

        assertThat(svg(new Histograms("t").column("c", 1, numbers)))
                .isEqualTo(svg(new Histograms("t").column("c", 1, numbers.times(-1))));
    }

    @Test
    void what_has_no_place_on_the_axis_is_told_in_words() {
        Histograms histograms = new Histograms("t")
                .column(
                        "before",
                        1,
                        Matrix.rowVector(0, 0, 0, 1),
                        Matrix.rowVector(1, Double.NaN, Double.POSITIVE_INFINITY));

        assertThat(svg(histograms)).contains(">75 % are 0<", ">2 NaN or ∞<", ">layer 2<", ">before<");
    }

    @Test
    void a_layer_of_zeros_has_no_hill() {
        String svg = svg(new Histograms("t").column("c", 1, Matrix.zeros(3, 3)));

        assertThat(svg).contains(">100 % are 0<").doesNotContain("#0072b2").doesNotContain("#d55e00");
    }

    @Test
    void numbers_beyond_the_axis_are_counted_at_its_ends() {
        assertThat(svg(new Histograms("t").column("c", 1, Matrix.rowVector(1e-300, 1e300))))
                .contains("#0072b2");
    }

    @Test
    void keeps_what_it_counted_when_the_numbers_change() {
        Matrix numbers = Matrix.ones(2, 2);
        Histograms histograms = new Histograms("t").column("c", 1, numbers);
        String before = svg(histograms);

        numbers.set(0, 0, 1e-5);

        assertThat(svg(histograms)).isEqualTo(before);
    }

    @Test
    void refuses_nothing_and_a_third_column() {
        Histograms full = new Histograms("t").column("a", 1, Matrix.ones(1, 1)).column("b", 1, Matrix.ones(1, 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.column("c", 1, Matrix.ones(1, 1)))
                .withMessageContaining("third");
        assertThatIllegalArgumentException().isThrownBy(() -> new Histograms("t").column("a", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Histograms("t").picture());
    }

    /** Where the vermilion line stands that halves the numbers. */
    private static double middle(Histograms histograms) {
        String svg = svg(histograms);
        String line = svg.lines()
                .filter(text -> text.contains("stroke=\"#d55e00\""))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.split("\"")[1].split(",")[0]);
    }

    private static String svg(Histograms histograms) {
        return histograms.drawing().svg("hills");
    }
}
