package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.Matrix;
import backprop.NumpyRandom;
import backprop.ShapeException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SpaceTest {
    private static final Matrix ORIGIN = Matrix.rowVector(0, 0, 0);
    private static final Matrix U = Matrix.rowVector(1, 2, 0);
    private static final Matrix V = Matrix.rowVector(0, 1, 1);

    @BeforeAll
    static void draw_without_a_screen() {
        System.setProperty("java.awt.headless", "true");
    }

    @Test
    void points_of_the_plane_lie_on_one_line_when_one_looks_along_it() {
        Matrix onPlane = new NumpyRandom(0).randn(30, 2).dot(Matrix.vstack(U, V));

        List<String> heights = svg(new Space("t", "a", "b", "c")
                        .plane(ORIGIN, U, V)
                        .points("p", onPlane))
                .lines()
                .filter(line -> line.startsWith("<circle") && Double.parseDouble(line.split("\"")[1]) > 385)
                .map(line -> line.split("\"")[3])
                .distinct()
                .toList();

        assertThat(heights).hasSize(1);
    }

    @Test
    void each_point_is_seen_from_both_sides() {
        String svg = svg(new Space("t", "a", "b", "c").points("five", Matrix.identity(3)));

        assertThat(svg.split("<circle"))
                .as("three twice, and one in the legend")
                .hasSize(1 + 2 * 3 + 1);
        assertThat(svg)
                .contains(">five<", ">from above the plane<", ">along the plane<")
                .doesNotContain(">the plane<");
    }

    @Test
    void how_the_plane_is_described_does_not_matter() {
        Space one = new Space("t", "a", "b", "c").plane(ORIGIN, U, V).points("p", Matrix.identity(3));
        Space other = new Space("t", "a", "b", "c")
                .plane(ORIGIN, V.times(-3), U.plus(V))
                .points("p", Matrix.identity(3));

        assertThat(svg(one)).isEqualTo(svg(other)).contains(">the plane<");
    }

    @Test
    void refuses_what_has_no_place_in_space() {
        Space space = new Space("t", "a", "b", "c");

        assertThatThrownBy(() -> space.points("p", Matrix.zeros(3, 500)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("transpose it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> space.points("p", Matrix.rowVector(1, Double.NaN, 2)))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> space.plane(ORIGIN, U, U.times(2)))
                .withMessageContaining("line");
        assertThatIllegalArgumentException().isThrownBy(() -> space.plane(ORIGIN, ORIGIN, ORIGIN));
        assertThatIllegalArgumentException().isThrownBy(space::picture);
    }

    @Test
    void points_that_all_lie_in_the_middle_are_drawn() {
        assertThat(svg(new Space("t", "a", "b", "c").points("p", Matrix.zeros(2, 3))))
                .doesNotContain("NaN");
    }

    private static String svg(Space space) {
        return space.drawing().svg("space");
    }
}
