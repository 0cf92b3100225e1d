package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import backprop.Activation;
import backprop.Layer;
import backprop.Matrix;
import backprop.Network;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FilmStripTest {
    private static final String DASHED = "stroke=\"#000000\" stroke-width=\"1.5\" stroke-dasharray";

    @BeforeAll
    static void draw_without_a_screen() {
        System.setProperty("java.awt.headless", "true");
    }

    @Test
    void draws_the_line_on_which_a_hidden_unit_has_z_of_0() {
        // x1 + x2 − 1 = 0 goes from corner to corner of the square from 0 to 1
        String svg = svg(new FilmStrip("t", 0, 1).add("now", network(1, 1, -1)));

        assertThat(svg).contains("<polyline points=\"270,40 490,260\" fill=\"none\" " + DASHED);
    }

    @Test
    void draws_no_line_that_lies_outside_or_belongs_to_a_unit_without_weights() {
        assertThat(lines(network(1, 1, 5))).isZero();
        assertThat(lines(network(0, 0, 1))).isZero();
        assertThat(lines(network(0, 0, 0))).isZero();
        assertThat(lines(network(Double.NaN, 1, 0))).isZero();
        assertThat(lines(network(1, 0, -0.5))).as("upright").isEqualTo(1);
        assertThat(lines(network(0, 1, -0.5))).as("level").isEqualTo(1);
    }

    @Test
    void colours_what_the_network_answers_at_that_time() {
        Network network = network(1, 1, -1);
        FilmStrip strip = new FilmStrip("t", 0, 1).add("before", network);
        String before = svg(strip);

        network.layer(1).b().set(0, 0, 100);

        assertThat(svg(strip)).as("a frame stays as it was").isEqualTo(before);
        assertThat(svg(strip.add("after", network))).contains(">before<", ">after<", "#d55e00");
    }

    @Test
    void marks_the_examples_by_their_target() {
        FilmStrip strip =
                new FilmStrip("t", 0, 1).mark(0.5, 0.5, 1).mark(0.2, 0.2, 0).add("now", network(1, 1, 5));

        assertThat(svg(strip).split("<polygon"))
                .as("one in the picture, one in the legend")
                .hasSize(3);
        assertThat(svg(strip).split("<circle")).hasSize(3);
    }

    @Test
    void six_pictures_stand_in_two_lines() {
        FilmStrip strip = new FilmStrip("t", 0, 1);
        for (int i = 0; i < 6; i++) {
            strip.add("epoch " + i, network(1, 1, 0));
        }

        assertThat(strip.picture().height()).isBetween(550, 620);
        assertThat(strip.picture().width()).isEqualTo(760);
    }

    @Test
    void refuses_other_networks_and_nothing() {
        Network wide = Network.builder(3).layer(1, "sigmoid").build(0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilmStrip("t", 0, 1).add("now", wide))
                .withMessageContaining("3 inputs and 1 outputs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilmStrip("t", 0, 1).picture())
                .withMessageContaining("add one");
        assertThatIllegalArgumentException().isThrownBy(() -> new FilmStrip("t", 1, Double.NaN));
    }

    private static long lines(Network network) {
        // The legend has one, too.
        return svg(new FilmStrip("t", 0, 1).add("now", network)).split(DASHED).length - 2;
    }

    private static Network network(double w1, double w2, double b) {
        return new Network(List.of(
                new Layer(Matrix.columnVector(w1, w2), Matrix.rowVector(b), Activation.RELU),
                new Layer(Matrix.columnVector(1), Matrix.rowVector(0), Activation.SIGMOID)));
    }

    private static String svg(FilmStrip strip) {
        return strip.drawing().svg("a strip");
    }
}
