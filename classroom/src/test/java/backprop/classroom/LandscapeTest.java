package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LandscapeTest {
    @BeforeAll
    static void draw_without_a_screen() {
        System.setProperty("java.awt.headless", "true");
    }

    @Test
    void draws_a_path_where_its_weights_are() {
        Landscape landscape = bowl().path("rate 0.1", new double[] {-1, 0, 1}, new double[] {-1, 1, 0});

        assertThat(svg(landscape))
                .contains("<polyline points=\"70,480 290,40 510,260\" fill=\"none\" stroke=\"#0072b2\"")
                .contains(">rate 0.1<", ">start<", ">w1<", ">w2<");
    }

    @Test
    void a_path_ends_where_it_leaves_the_map() {
        Landscape landscape = bowl().path("wild", new double[] {0, 0.5, 1e9, 0}, new double[] {0, 0, 0, Double.NaN});

        assertThat(svg(landscape)).contains("<polyline points=\"290,260 400,260\" fill=\"none\" stroke=\"#0072b2\"");
    }

    @Test
    void the_lowest_places_are_white_and_the_highest_dark() {
        String svg = svg(bowl());

        assertThat(svg).contains("fill=\"#ffffff\"/>", "fill=\"#6b6b6b\"/>");
    }

    @Test
    void a_loss_of_0_and_one_that_is_no_number_have_a_colour_too() {
        assertThat(svg(map((x, y) -> 0))).contains("#ffffff");
        assertThat(svg(map((x, y) -> Double.NaN))).contains("#6b6b6b");
        assertThat(svg(map((x, y) -> x < 0 ? Double.POSITIVE_INFINITY : 1))).contains("#6b6b6b");
    }

    @Test
    void refuses_paths_that_are_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bowl().path("p", new double[2], new double[3]))
                .withMessageContaining("2 first and 3 second");
        assertThatIllegalArgumentException().isThrownBy(() -> bowl().path("p", new double[0], new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Landscape("t", "a", "b", 1, 1, 0, 1, (x, y) -> x));
    }

    private static Landscape bowl() {
        return map((x, y) -> x * x + y * y);
    }

    private static Landscape map(java.util.function.DoubleBinaryOperator loss) {
        return new Landscape("t", "w1", "w2", -1, 1, -1, 1, loss);
    }

    private static String svg(Landscape landscape) {
        return landscape.drawing().svg("a map");
    }
}
