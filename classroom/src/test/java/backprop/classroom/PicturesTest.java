package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.ConfusionMatrix;
import backprop.Matrix;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PicturesTest {
    private static final int BLACK = 0x000000;
    private static final int PAPER = 0xF5F4F0;
    private static final int COLOUR = 0xFFFFFF;
    private static final int VERMILION = 0xD55E00;
    private static final int BLUE = 0x0072B2;

    /** A picture of 2×2 pixels is drawn five times larger, with two dots for each pixel of the page. */
    private static final int SIDE = 5 * 2;

    private static final int PIXEL = SIDE * SIDE;

    @BeforeAll
    static void draw_without_a_screen() {
        System.setProperty("java.awt.headless", "true");
    }

    @Test
    void ink_is_black_and_paper_is_off_white() {
        Picture empty = Pictures.sheet(" ", Matrix.rowVector(0, 0, 0, 0), 1);
        Picture withInk = Pictures.sheet(" ", Matrix.rowVector(0, 1, 0, 0), 1);

        assertThat(count(empty, BLACK)).isZero();
        assertThat(count(withInk, BLACK)).isEqualTo(PIXEL);
        assertThat(count(withInk, PAPER)).isEqualTo(count(empty, PAPER) - PIXEL);
    }

    @Test
    void pixels_are_drawn_line_by_line_from_the_top() {
        Picture picture = Pictures.sheet(" ", Matrix.rowVector(1, 0, 0, 0.5), 1);

        int[] ink = first(picture, BLACK);
        int[] half = first(picture, 0x7B7A78);
        assertThat(half).containsExactly(ink[0] + SIDE, ink[1] + SIDE);
    }

    @Test
    void what_lies_outside_of_the_scale_is_drawn_as_its_end() {
        Picture picture = Pictures.sheet(" ", Matrix.rowVector(-3, 7, 0, 0), 1);

        assertThat(count(picture, BLACK)).isEqualTo(PIXEL);
    }

    @Test
    void pictures_stand_side_by_side_and_then_in_lines() {
        Picture one = Pictures.sheet("t", Matrix.zeros(1, 400), 5);
        Picture five = Pictures.sheet("t", Matrix.zeros(5, 400), 5);
        Picture six = Pictures.sheet("t", Matrix.zeros(6, 400), 5);

        assertThat(five.height()).isEqualTo(one.height());
        assertThat(six.height()).isGreaterThan(five.height());
        assertThat(six.width()).isEqualTo(five.width());
    }

    @Test
    void a_sheet_of_ten_digits_a_line_fits_the_page() {
        assertThat(Pictures.sheet("t", Matrix.zeros(10, 400), 10).width()).isBetween(600, 760);
    }

    @Test
    void captions_are_drawn_below_the_pictures() {
        Picture plain = Pictures.sheet(" ", Matrix.zeros(2, 4), 2);
        Picture withCaptions = Pictures.sheet(" ", Matrix.zeros(2, 4), 2, "7", "9");

        assertThat(withCaptions.height()).isGreaterThan(plain.height());
        assertThat(count(withCaptions, BLACK)).isPositive();
    }

    @Test
    void positive_weights_are_vermilion_negative_ones_blue_and_the_strongest_has_the_full_colour() {
        Picture picture = Pictures.weights(" ", Matrix.rowVector(0.2, -0.2, 0, 0.1), 1);

        assertThat(count(picture, VERMILION)).isGreaterThanOrEqualTo(PIXEL);
        assertThat(count(picture, BLUE)).isGreaterThanOrEqualTo(PIXEL);
        assertThat(count(picture, 0xE5A978)).as("half of vermilion").isGreaterThanOrEqualTo(PIXEL);
    }

    @Test
    void weights_that_are_all_zero_have_no_colour() {
        Picture picture = Pictures.weights(" ", Matrix.zeros(1, 4), 1);

        assertThat(count(picture, VERMILION) + count(picture, BLUE)).isZero();
    }

    @Test
    void a_confusion_matrix_without_mistakes_is_blue_on_its_diagonal_alone() {
        Picture picture = Pictures.confusion(" ", ConfusionMatrix.of(Matrix.identity(3), new int[] {0, 1, 2}));

        int[] corner = first(picture, BLUE);
        assertThat(picture.image().getRGB(corner[0] + 92, corner[1]) & COLOUR)
                .as("beside")
                .isNotEqualTo(BLUE);
        assertThat(picture.image().getRGB(corner[0] + 92, corner[1] + 92) & COLOUR)
                .as("diagonal")
                .isEqualTo(BLUE);
    }

    @Test
    void pictures_that_are_not_square_are_refused_with_their_shape() {
        assertThatThrownBy(() -> Pictures.sheet("t", Matrix.zeros(3, 10), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3×10")
                .hasMessageContaining("20×20");
    }

    @Test
    void captions_that_are_not_as_many_as_the_pictures_are_refused() {
        assertThatThrownBy(() -> Pictures.weights("t", Matrix.zeros(3, 4), 3, "only one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 captions for 3 pictures");
    }

    @Test
    void no_pictures_side_by_side_are_refused() {
        assertThatThrownBy(() -> Pictures.sheet("t", Matrix.zeros(3, 4), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }

    private static int count(Picture picture, int colour) {
        BufferedImage dots = picture.image();
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                counts.merge(dots.getRGB(x, y) & COLOUR, 1, Integer::sum);
            }
        }
        return counts.getOrDefault(colour, 0);
    }

    /** The first pixel of this colour, line by line from the top: x, y. */
    private static int[] first(Picture picture, int colour) {
        BufferedImage dots = picture.image();
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                if ((dots.getRGB(x, y) & COLOUR) == colour) {
                    return new int[] {x, y};
                }
            }
        }
        throw new AssertionError("no pixel of colour %06x".formatted(colour));
    }
}
