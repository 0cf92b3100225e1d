package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.Activation;
import backprop.Initializer;
import backprop.Layer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import backprop.ShapeException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DiagramsTest {
    private static final String BLUE = "#0072b2";
    private static final String VERMILION = "#d55e00";
    private static final String GREY = "#b5b2aa";

    /** z = (4, 2), h = z, the prediction 7, the loss (7 − 5)² = 4. */
    private static final Network BY_HAND = new Network(List.of(
            new Layer(Matrix.of(new double[][] {{2, -1}, {1, 1}}), Matrix.rowVector(0, 1), Activation.RELU),
            new Layer(Matrix.columnVector(1, 2), Matrix.rowVector(-1), Activation.LINEAR)));

    @BeforeAll
    static void draw_without_a_screen() {
        System.setProperty("java.awt.headless", "true");
    }

    @Test
    void numbers_shows_each_value_in_blue_and_each_gradient_in_vermilion() {
        String svg = svg(Diagrams.numbers(
                "By hand", BY_HAND, Matrix.rowVector(1, 2), Matrix.columnVector(5), Loss.SUM_OF_SQUARES));

        assertThat(svg)
                .contains(text("z = 4", BLUE), text("h = 4", BLUE), text("z = 2", BLUE), text("z = 7", BLUE))
                .contains(text("dz = 4", VERMILION), text("dh = 8", VERMILION), text("db = 4", VERMILION))
                .contains(text("w = −1", BLUE), text("dw = 16", VERMILION))
                .contains(">4</text>", ">y = 5</text>");
    }

    @Test
    void numbers_of_two_examples_stand_side_by_side_and_their_gradients_add_up() {
        Matrix X = Matrix.of(new double[][] {{1, 2}, {3, -1}});

        String svg = svg(Diagrams.numbers("Two", BY_HAND, X, Matrix.columnVector(5, 2), Loss.SUM_OF_SQUARES));

        assertThat(svg).contains(text("z = 2, −3", BLUE), text("h = 2, 0", BLUE), text("dz = 8, 0", VERMILION));
        assertThat(svg).contains(text("dw = 36", VERMILION), text("db = 8", VERMILION));
    }

    @Test
    void numbers_refuses_what_nobody_could_read() {
        Network wide = Network.builder(2).layer(4, "relu").layer(1, "linear").build(0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Diagrams.numbers(
                        "t", wide, Matrix.rowVector(1, 2), Matrix.columnVector(5), Loss.SUM_OF_SQUARES))
                .withMessageContaining("up to 4 units")
                .withMessageContaining("Diagrams.weights");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Diagrams.numbers("t", BY_HAND, Matrix.zeros(4, 2), Matrix.zeros(4, 1), Loss.SUM_OF_SQUARES))
                .withMessageContaining("4 examples");
    }

    @Test
    void numbers_that_are_none_are_written_as_such() {
        String svg = svg(Diagrams.numbers(
                "t", BY_HAND, Matrix.rowVector(Double.NaN, 2), Matrix.columnVector(5), Loss.SUM_OF_SQUARES));

        assertThat(svg).contains("z = NaN");
    }

    @Test
    void weights_are_vermilion_if_positive_blue_if_negative_and_as_wide_as_large() {
        Network network = new Network(List.of(new Layer(
                Matrix.of(new double[][] {{4}, {-2}}), Matrix.rowVector(0), Activation.LINEAR)));

        String svg = svg(Diagrams.weights("t", network, Matrix.rowVector(1, 1)));

        assertThat(svg).contains("stroke=\"" + VERMILION + "\" stroke-width=\"6\"");
        assertThat(svg).contains("stroke=\"" + BLUE + "\" stroke-width=\"3\"");
        assertThat(svg).contains("this wide: 4<");
    }

    @Test
    void a_unit_that_is_off_for_each_example_is_grey_and_called_dead() {
        Network network = withHiddenBiases(-10, 0);
        Matrix X = Matrix.of(new double[][] {{1, 1}, {-1, -1}});

        String svg = svg(Diagrams.weights("t", network, X));

        assertThat(svg).contains(">dead</text>", ">50 %</text>", "fill=\"" + GREY + "\"");
        assertThat(svg(Diagrams.weights("t", withHiddenBiases(0, 0), X)))
                .doesNotContain("dead")
                .doesNotContain(GREY);
    }

    @Test
    void a_unit_that_is_hardly_ever_on_is_not_called_dead() {
        Matrix X = Matrix.vstack(Matrix.full(999, 2, -1), Matrix.full(1, 2, 1));

        String svg = svg(Diagrams.weights("t", withHiddenBiases(0, 5), X));

        assertThat(svg).contains(">1 %</text>").doesNotContain(">dead<");
    }

    @Test
    void of_a_thousand_units_a_few_are_drawn_and_dots() {
        Network network =
                Network.builder(1000).layer(1000, "relu").layer(1, "linear").build(0);

        String svg = svg(Diagrams.weights("t", network, Matrix.ones(2, 1000)));

        assertThat(svg).contains(">1000 units, relu<", ">1000 numbers<", ">⋮</text>", ">999</text>");
        assertThat(svg.split("<circle", -1)).hasSizeLessThan(20);
    }

    @Test
    void a_single_unit_is_a_network_too() {
        Network network = Network.builder(1).layer(1, "linear").build(0);

        assertThat(svg(Diagrams.weights("t", network, Matrix.ones(1, 1)))).contains(">1 unit, linear<", ">1 number<");
    }

    @Test
    void a_weight_that_is_no_number_is_drawn_in_black_and_the_others_keep_their_width() {
        Network network = new Network(List.of(new Layer(
                Matrix.of(new double[][] {{4}, {Double.NaN}}), Matrix.rowVector(0), Activation.LINEAR)));

        String svg = svg(Diagrams.weights("t", network, Matrix.rowVector(1, 1)));

        assertThat(svg).contains("stroke=\"#000000\" stroke-width=\"1\" stroke-dasharray", "this wide: 4<");
    }

    @Test
    void weights_that_are_all_zero_are_not_drawn() {
        Network network = Network.builder(2)
                .initializer(Initializer.ZEROS)
                .layer(1, "linear")
                .build(0);

        assertThat(svg(Diagrams.weights("t", network, Matrix.ones(1, 2)))).contains("this wide: 0<");
    }

    @Test
    void weights_refuses_no_examples_and_too_many_layers() {
        var builder = Network.builder(1);
        for (int l = 0; l < 11; l++) {
            builder.layer(1, "relu");
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Diagrams.weights("t", builder.build(0), Matrix.ones(1, 1)))
                .withMessageContaining("11 layers");
        assertThatThrownBy(() -> Diagrams.weights("t", BY_HAND, Matrix.ones(1, 3)))
                .isInstanceOf(ShapeException.class);
    }

    @Test
    void shapes_of_a_network_name_each_value_parameter_and_gradient() {
        Network network =
                Network.builder(400).layer(64, "relu").layer(10, "sigmoid").build(0);

        String svg = svg(Diagrams.shapes("t", network, 5000));

        assertThat(svg)
                .contains(text("5000×400", BLUE), text("5000×64", BLUE), text("400×64", BLUE))
                .contains(text("∂L/∂W1", VERMILION), text("400×64", VERMILION), text("5000×10", VERMILION))
                .contains(">+ b1 1×64<", ">relu<", ">sigmoid′<", ">· W2ᵀ<")
                .doesNotContain("∂L/∂X", "· W1ᵀ");
    }

    @Test
    void shapes_of_a_deep_network_are_shortened() {
        var builder = Network.builder(5);
        for (int l = 0; l < 20; l++) {
            builder.layer(5, "relu");
        }

        assertThat(svg(Diagrams.shapes("t", builder.build(0), 3))).contains(">…<", ">17 more<", ">A20<");
    }

    @Test
    void a_flow_of_matrices_shows_their_shapes() {
        Matrix x = Matrix.zeros(64, 1000);
        Matrix w = Matrix.zeros(1000, 100);
        Matrix h = x.dot(w);

        String svg = svg(new FlowDiagram("t")
                .value("x", x)
                .times("w1", w, w)
                .value("h", h, h)
                .through("relu")
                .value("h_relu", h, h)
                .loss("loss", 26365524.2)
                .picture());

        assertThat(svg)
                .contains(text("64×1000", BLUE), text("∂L/∂h_relu", VERMILION), text("1000×100", VERMILION))
                .contains(">relu′<", ">2.6e7<");
    }

    @Test
    void a_gradient_of_another_shape_is_refused_and_the_transpose_named() {
        assertThatThrownBy(() -> new FlowDiagram("t").value("h", Matrix.zeros(64, 100), Matrix.zeros(100, 64)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("h is 64×100, its gradient 100×64")
                .hasMessageContaining("transpose it");
    }

    @Test
    void a_flow_of_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowDiagram("t").picture())
                .withMessageContaining("0 values");
    }

    @Test
    void the_same_network_gives_the_same_text() {
        Matrix X = new NumpyRandom(1).randn(20, 8);

        assertThat(svg(Diagrams.weights(
                        "t",
                        Network.builder(8).layer(5, "relu").layer(2, "tanh").build(3),
                        X)))
                .isEqualTo(svg(Diagrams.weights(
                        "t",
                        Network.builder(8).layer(5, "relu").layer(2, "tanh").build(3),
                        X)));
    }

    @Test
    void reaches_the_page_as_dots_with_a_description() {
        Picture picture = Diagrams.weights("t", BY_HAND, Matrix.ones(1, 2));

        assertThat(picture.forms().keySet()).containsExactly("image/png", "text/plain");
        assertThat(picture.about("a small network").toString())
                .contains("alt=a small network")
                .contains("width=760");
    }

    private static Network withHiddenBiases(double first, double second) {
        return new Network(List.of(
                new Layer(Matrix.ones(2, 2), Matrix.rowVector(first, second), Activation.RELU),
                new Layer(Matrix.ones(2, 1), Matrix.rowVector(0), Activation.LINEAR)));
    }

    private static String svg(Picture picture) {
        return picture.drawing().orElseThrow().svg("a diagram");
    }

    private static String text(String text, String colour) {
        return "fill=\"" + colour + "\">" + text + "</text>";
    }
}
