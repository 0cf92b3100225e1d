package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What happens to data on the way to a network and back. */
abstract class DataProperties {
    @Property
    void scaled_data_have_mean_zero_and_deviation_one_and_come_back(
            @ForAll @IntRange(min = 2, max = 50) int n,
            @ForAll @IntRange(min = 1, max = 5) int columns,
            @ForAll @IntRange(min = -290, max = 290) int exponent,
            @ForAll @LongRange(max = 0xffffffffL) long seed) {
        Matrix X = new NumpyRandom(seed).randn(n, columns).plus(3).times(Math.pow(10, exponent));
        StandardScaler scaler = StandardScaler.fit(X);
        Matrix Z = scaler.transform(X);
        assertThat(Z.columnMeans().isClose(Matrix.zeros(1, columns), 1e-9)).isTrue();
        assertThat(Z.columnStds().isClose(Matrix.ones(1, columns), 1e-9)).isTrue();
        MatrixAssert.assertThat(scaler.inverse(Z)).isCloseTo(X, 1e-14);
    }

    @Property
    void a_split_has_every_example_once_and_with_its_answer(
            @ForAll @IntRange(min = 2, max = 60) int n,
            @ForAll @DoubleRange(max = 1) double ratio,
            @ForAll @LongRange(max = 0xffffffffL) long seed) {
        int count = (int) (ratio * n);
        Assume.that(count >= 1 && count < n);
        Matrix X = Matrix.zeros(n, 1);
        Arrays.setAll(X.data(), i -> i);
        TrainTestSplit ordered = TrainTestSplit.of(X, X.times(2), ratio);
        TrainTestSplit shuffled = TrainTestSplit.shuffled(X, X.times(2), ratio, new NumpyRandom(seed));

        assertThat(Matrix.vstack(ordered.XTrain(), ordered.XTest())).isEqualTo(X);
        Matrix all = Matrix.vstack(shuffled.XTrain(), shuffled.XTest());
        assertThat(all.data()).containsExactlyInAnyOrder(X.data());
        assertThat(Matrix.vstack(shuffled.YTrain(), shuffled.YTest())).isEqualTo(all.times(2));
        for (TrainTestSplit split : new TrainTestSplit[] {ordered, shuffled}) {
            assertThat(split.XTrain().rows())
                    .isEqualTo(count)
                    .isEqualTo(split.YTrain().rows());
        }
    }

    @Property
    void labels_come_back_from_one_hot_and_a_confusion_matrix_counts_all(
            @ForAll @IntRange(min = 1, max = 60) int n,
            @ForAll @IntRange(min = 1, max = 9) int classes,
            @ForAll @LongRange(max = 0xffffffffL) long seed) {
        var random = new NumpyRandom(seed);
        int[] labels = random.randint(0, classes, n);
        Matrix Y = Classification.oneHot(labels, classes);
        Matrix A = random.rand(n, classes);
        ConfusionMatrix confusion = ConfusionMatrix.of(A, labels);

        assertThat(Y.rowArgmax()).containsExactly(labels);
        assertThat(Y.rowSums()).isEqualTo(Matrix.ones(n, 1));
        int[] predicted = A.rowArgmax();
        int right = 0;
        int all = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < classes; j++) {
                int expected = 0;
                for (int k = 0; k < n; k++) {
                    expected += labels[k] == i && predicted[k] == j ? 1 : 0;
                }
                assertThat(confusion.count(i, j)).isEqualTo(expected);
                all += expected;
                right += i == j ? expected : 0;
            }
        }
        assertThat(all).isEqualTo(n);
        assertThat(confusion.accuracy()).isCloseTo((double) right / n, within(1e-15));
        assertThat(Classification.accuracy(A, labels)).isEqualTo(confusion.accuracy());
        if (classes > 1) {
            assertThat(Classification.accuracy(A, Y)).isEqualTo(confusion.accuracy());
        }
    }
}
