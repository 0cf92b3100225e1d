package backprop.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backprop.Classification;
import backprop.Matrix;
import backprop.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The networks that were trained as notebooks 04 and 05 do. */
class SavedNetworksTest {
    private static Network saved(String name) throws IOException {
        return Network.load(Path.of("src", "networks", name + ".npz"));
    }

    @Test
    void seed_42_says_what_notebook_04_prints() throws IOException {
        double[] answers = saved("nine-steps-42").predict(30, 70);

        assertThat(answers[0]).isCloseTo(98.6, within(0.05));
        assertThat(answers[1]).isCloseTo(-26.3, within(0.05));
        assertThat(answers[2]).isCloseTo(48.1, within(0.05));
    }

    @Test
    void two_of_the_last_hidden_units_are_dead_with_seed_42_and_one_with_seed_6() throws IOException {
        assertThat(dead("nine-steps-42")).isEqualTo(2);
        assertThat(dead("nine-steps-6")).isEqualTo(1);
    }

    private static int dead(String name) throws IOException {
        Matrix X = Matrix.zeros(101 * 101, 2);
        for (int k = 0; k < X.rows(); k++) {
            int b = k / 101;
            X.set(k, 0, k % 101);
            X.set(k, 1, b);
        }
        double[] greatest = saved(name).forward(X).get(1).Z().columnMax().data();
        return (int) Arrays.stream(greatest).filter(z -> z <= 0).count();
    }

    @Test
    void seed_6_says_what_notebook_04_prints() throws IOException {
        double[] answers = saved("nine-steps-6").predict(888, 122);

        assertThat(answers[0]).isCloseTo(1010.15, within(0.005));
        assertThat(answers[1]).isCloseTo(766.02, within(0.005));
        assertThat(answers[2]).isCloseTo(765.99, within(0.005));
    }

    @Test
    void the_digits_network_reads_94_of_100_held_out_digits() throws IOException {
        Matrix table = Matrix.fromCsv(Path.of("..", "notebooks", "data", "digits20_heldout1000.csv.gz"));
        int[] labels = Arrays.stream(table.column(0).data())
                .mapToInt(label -> (int) label)
                .toArray();
        Matrix A = saved("digit").predict(table.columns(1, 401).dividedBy(255));

        assertThat(Classification.accuracy(A, labels)).isCloseTo(0.944, within(0.002));
    }

    @Test
    void a_network_comes_back_from_its_text() throws IOException {
        for (String name : new String[] {"digit", "nine-steps-6"}) {
            Network network = saved(name);
            Network back = NetworkText.parse(NetworkText.of(network, name.equals("digit") ? 4096 : 1));

            for (int l = 0; l < 3; l++) {
                assertThat(back.layer(l).W().isClose(network.layer(l).W(), 0)).isTrue();
                assertThat(back.layer(l).b().isClose(network.layer(l).b(), 0)).isTrue();
                assertThat(back.layer(l).activation())
                        .isEqualTo(network.layer(l).activation());
            }
        }
    }

    @Test
    void a_drawing_fills_the_small_image_and_stands_in_its_middle() {
        double[] ink = new double[100 * 100];
        for (int row = 10; row < 50; row++) {
            for (int column = 70; column < 90; column++) {
                ink[row * 100 + column] = 1;
            }
        }

        double[] small = new SmallImage(ink, 100, 20).moved(0, 0);

        assertThat(small[0 * 20 + 10]).isEqualTo(1);
        assertThat(small[19 * 20 + 10]).isEqualTo(1);
        assertThat(small[10 * 20 + 5]).isEqualTo(1);
        assertThat(small[10 * 20 + 14]).isEqualTo(1);
        assertThat(small[10 * 20 + 4]).isZero();
        assertThat(small[10 * 20 + 15]).isZero();
        assertThat(new SmallImage(ink, 100, 20).moved(3, 0)[10 * 20 + 17]).isEqualTo(1);
    }
}
