package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThinnedCurveTest {
    @Test
    void keeps_all_of_a_few_points() {
        ThinnedCurve curve = curve(200);

        assertThat(curve.x()).hasSize(200).startsWith(0, 1, 2).endsWith(198, 199);
        assertThat(curve.y()).startsWith(0, 2, 4).endsWith(396, 398);
    }

    @Test
    void keeps_evenly_spread_points_of_many_and_the_last_one() {
        ThinnedCurve curve = curve(1_000_000);
        double[] x = curve.x();

        assertThat(x.length).isBetween(128, 257);
        assertThat(x).startsWith(0).endsWith(999_999);
        for (int i = 2; i < x.length - 1; i++) {
            assertThat(x[i] - x[i - 1]).isEqualTo(x[1] - x[0]);
        }
        assertThat(curve.y()[7]).isEqualTo(2 * x[7]);
    }

    @Test
    void begins_with_nothing() {
        assertThat(new ThinnedCurve().isEmpty()).isTrue();
        assertThat(new ThinnedCurve().x()).isEmpty();
    }

    private static ThinnedCurve curve(int points) {
        ThinnedCurve curve = new ThinnedCurve();
        for (int i = 0; i < points; i++) {
            curve.add(i, 2.0 * i);
        }
        return curve;
    }
}
