package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens to data before and after the network. */
class DataTest {
    private final Matrix X = new NumpyRandom(0).rand(20, 2).times(100);

    @Test
    void scaled_data_have_mean_zero_and_deviation_one_and_come_back() {
        StandardScaler scaler = StandardScaler.fit(X);
        Matrix Z = scaler.transform(X);

        assertThat(Z.columnMeans().isClose(Matrix.zeros(1, 2), 1e-15)).isTrue();
        assertThat(Z.columnStds().isClose(Matrix.ones(1, 2), 1e-15)).isTrue();
        MatrixAssert.assertThat(scaler.inverse(Z)).isCloseTo(X, 1e-15);
        MatrixAssert.assertThat(scaler.mean()).isCloseTo(X.columnMeans(), 1e-15);
        MatrixAssert.assertThat(scaler.std()).isCloseTo(X.columnStds(), 1e-15);
        assertThat(scaler.std().get(0, 1))
                .as("as NumPy does for a row of article 003")
                .isEqualTo(X.column(1).std());
        assertThat(scaler.transform(X.rows(3, 4))).isEqualTo(Z.rows(3, 4));
    }

    @Test
    void data_at_the_ends_of_what_a_double_holds_are_scaled_and_come_back() {
        for (double size : new double[] {1e-300, 1e-200, 1e200, 8e307}) {
            Matrix extreme = Matrix.columnVector(-size, size / 2, size);
            StandardScaler scaler = StandardScaler.fit(Matrix.hstack(extreme, X.rows(0, 3)));
            Matrix Z = scaler.transform(Matrix.hstack(extreme, X.rows(0, 3)));
            MatrixAssert.assertThat(Z.column(0))
                    .isCloseTo(
                            StandardScaler.fit(Matrix.columnVector(-1, 0.5, 1))
                                    .transform(Matrix.columnVector(-1, 0.5, 1)),
                            1e-14);
            MatrixAssert.assertThat(scaler.inverse(Z).column(0)).isCloseTo(extreme, 1e-14);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardScaler.fit(Matrix.columnVector(-1.7e308, 1.7e308)))
                .withMessage("column 0 reaches from -1.7E308 to 1.7E308, a spread that a double cannot hold; "
                        + "multiply the column by a constant first");
        assertThatIllegalArgumentException().isThrownBy(() -> StandardScaler.fit(Matrix.columnVector(0, 1e-320)));
    }

    @Test
    void a_constant_column_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardScaler.fit(Matrix.hstack(X, Matrix.full(20, 1, 0.1))))
                .withMessage("column 2 is 0.1 in all 20 rows, so it has no spread to divide by; leave the column out");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> StandardScaler.fit(X).transform(X.transpose()))
                .withMessage("transform: expected a matrix of 2×2, not 2×20");
    }

    @Test
    void a_split_keeps_the_order_and_a_shuffled_one_keeps_the_pairs() {
        Matrix Y = X.times(2);
        TrainTestSplit split = TrainTestSplit.of(X, Y, 0.7);
        TrainTestSplit shuffled = TrainTestSplit.shuffled(X, Y, 0.7, new NumpyRandom(1));

        assertThat(split.XTrain()).isEqualTo(X.rows(0, 14));
        assertThat(split.YTest()).isEqualTo(Y.rows(14, 20));
        assertThat(shuffled.YTrain()).isEqualTo(shuffled.XTrain().times(2));
        assertThat(Matrix.vstack(shuffled.XTrain(), shuffled.XTest()))
                .isEqualTo(X.pickRows(new NumpyRandom(1).permutation(20)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainTestSplit.of(X, Y, 1))
                .withMessage("a ratio of 1.0 splits 20 rows into 20 and 0; both parts need a row");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> TrainTestSplit.of(X, Y.rows(0, 3), 0.5))
                .withMessage("Y: expected a matrix of 20×2, not 3×2");
    }

    @Test
    void labels_are_split_together_with_their_examples() {
        int[] labels = IntStream.range(0, 20).map(i -> i % 3).toArray();
        Matrix numbered = Matrix.hstack(
                X.column(0),
                Matrix.columnVector(Arrays.stream(labels).asDoubleStream().toArray()));
        TrainTestSplit split = TrainTestSplit.of(X, labels, 0.7);
        TrainTestSplit shuffled = TrainTestSplit.shuffled(numbered, labels, 0.7, new NumpyRandom(1));

        assertThat(split.labelsTrain()).containsExactly(Arrays.copyOfRange(labels, 0, 14));
        assertThat(split.labelsTest()).containsExactly(Arrays.copyOfRange(labels, 14, 20));
        assertThat(split.YTrain()).isEqualTo(Classification.oneHot(labels, 3).rows(0, 14));
        assertThat(shuffled.XTest().column(1))
                .isEqualTo(Matrix.columnVector(
                        Arrays.stream(shuffled.labelsTest()).asDoubleStream().toArray()))
                .isNotEqualTo(numbered.column(1).rows(14, 20));
        assertThatIllegalArgumentException().isThrownBy(() -> TrainTestSplit.of(X, new int[] {0, 1}, 0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Classification.oneHot(new int[] {0, -1}))
                .withMessage("label -1 at index 1; with 1 classes labels are 0 to 0");
    }

    @Test
    void one_hot_rows_have_a_one_in_the_labels_column() {
        assertThat(Classification.oneHot(new int[] {2, 0}, 3))
                .isEqualTo(Matrix.of(new double[] {0, 0, 1}, new double[] {1, 0, 0}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Classification.oneHot(new int[] {0, 3}, 3))
                .withMessage("label 3 at index 1; with 3 classes labels are 0 to 2");
    }

    @Test
    void the_confusion_matrix_counts_what_is_taken_for_what() {
        Matrix A = Classification.oneHot(new int[] {0, 1, 1, 2, 0}, 3);
        int[] labels = {0, 1, 2, 2, 1};
        ConfusionMatrix confusion = ConfusionMatrix.of(A, labels);

        assertThat(Classification.accuracy(A, labels)).isEqualTo(0.6);
        assertThat(confusion.accuracy()).isEqualTo(0.6);
        assertThat(confusion.classes()).isEqualTo(3);
        assertThat(confusion.count(2, 1)).isEqualTo(1);
        assertThat(confusion.count(1, 2)).isZero();
        assertThat(confusion).hasToString("""
                        actual\\predicted     0     1     2
                                       0     1     0     0
                                       1     1     1     0
                                       2     0     1     1""");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Classification.accuracy(A, new int[] {1}))
                .withMessage("1 labels for 5 rows of outputs; each row needs one");
    }

    @Test
    void a_part_of_one_example_is_enough_and_pairs_that_do_not_match_are_refused_when_shuffled() {
        Matrix two = Matrix.columnVector(1, 2);

        assertThat(TrainTestSplit.of(two, two, 0.5).XTrain()).isEqualTo(Matrix.columnVector(1));
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> TrainTestSplit.shuffled(two, Matrix.ones(3, 1), 0.5, new NumpyRandom(0)));
    }

    @Test
    void what_has_no_spread_no_number_or_another_width_is_not_scaled() {
        StandardScaler scaler = StandardScaler.fit(Matrix.of(new double[][] {{1, 2}, {3, 5}}));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardScaler.fit(Matrix.columnVector(1, Double.NaN)))
                .withMessage("the data to scale has NaN in row 1, column 0; every number must be finite");
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> scaler.inverse(Matrix.ones(1, 1)));
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> scaler.transform(Matrix.ones(1, 1)));
    }

    @Test
    void an_accuracy_of_what_is_no_number_or_has_another_shape_is_refused() {
        Matrix A = Matrix.of(new double[][] {{0.9, 0.1}, {0.2, 0.8}});
        Matrix wrong = A.copy();
        wrong.set(1, 0, Double.POSITIVE_INFINITY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Classification.accuracy(wrong, A))
                .withMessageStartingWith("A has Infinity in row 1, column 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Classification.accuracy(A, wrong))
                .withMessageStartingWith("Y has Infinity in row 1, column 0");
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> Classification.accuracy(A, Matrix.ones(3, 2)));
    }
}
