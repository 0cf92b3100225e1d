package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot work is refused by the call that brings it, with what was given and what would be right. */
@SuppressWarnings({"NullAway", "DataFlowIssue"}) // whoever forgets a value passes null
class RefusalTest {
    private static final Matrix X = Matrix.ones(3, 2);
    private static final Network NETWORK =
            Network.builder(2).layer(1, Activation.SIGMOID).build(0);

    private static Arguments call(String message, ThrowingCallable call) {
        return Arguments.of(message, call);
    }

    static Stream<Arguments> nulls() {
        var builder = Network.builder(1);
        var training = new Training(NETWORK, Loss.MEAN_SQUARED_ERROR);
        Activation none = null;
        Initializer noInitializer = null;
        LearningRate noRate = null;
        return Stream.of(
                call("the activation is null; ", () -> builder.layer(1, none)),
                call("the activation is null; ", () -> new Layer(X, Matrix.ones(1, 2), none)),
                call("the activation is null; ", () -> Layer.withoutBias(X, none)),
                call("the initializer is null; ", () -> builder.initializer(noInitializer)),
                call("the initializer is null; ", () -> builder.layer(1, Activation.RELU, noInitializer)),
                call("the network is null; ", () -> new Training(null, Loss.SUM_OF_SQUARES)),
                call("the loss is null; ", () -> new Training(NETWORK, null)),
                call("the optimizer is null; ", () -> training.optimizer(null)),
                call("the listener is null; ", () -> training.listener(1, null)),
                call("the generator is null; ", () -> training.shuffle(null)),
                call("the learning rate is null; ", () -> Optimizer.sgd(noRate)),
                call("the learning rate is null; ", () -> Optimizer.momentum(noRate, 0.9)),
                call("the learning rate is null; ", () -> Optimizer.adam(noRate)),
                call("the loss is null; ", () -> new GradientCheck(null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nulls")
    void what_is_missing_is_named(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessageStartingWith(message);
    }

    static Stream<Arguments> wrongNumbers() {
        NumpyRandom random = new NumpyRandom(0);
        LearningRate rate = LearningRate.constant(0.1);
        var training = new Training(NETWORK, Loss.MEAN_SQUARED_ERROR);
        Matrix Y = Matrix.ones(3, 1);
        double infinity = Double.POSITIVE_INFINITY;
        return Stream.of(
                call("-5 epochs; there must be at least 0", () -> training.run(X, Y, -5)),
                call("lambda Infinity; it must be at least 0 and finite", () -> training.l2(infinity)),
                call("lambda NaN; it must be at least 0 and finite", () -> training.l2(Double.NaN)),
                call("learning rate 1.0E308; it must be above 0 and at most 1.0E100", () -> Optimizer.sgd(1e308)),
                call(
                        "learning rate 1.0E101 in epoch 1; it must be at least 0 and at most 1.0E100",
                        () -> Optimizer.sgd(epoch -> 1e101).start(1, 1)),
                call("momentum 1.0; it must be at least 0 and below 1", () -> Optimizer.momentum(0.1, 1)),
                call("momentum -0.1; it must be at least 0 and below 1", () -> Optimizer.momentum(0.1, -0.1)),
                call("beta1 1.0; it must be at least 0 and below 1", () -> Optimizer.adam(rate, 1, 0.9, 1e-8)),
                call("beta2 -1.0; it must be at least 0 and below 1", () -> Optimizer.adam(rate, 0.9, -1, 1e-8)),
                call("epsilon 0.0; it must be above 0", () -> Optimizer.adam(rate, 0.9, 0.9, 0)),
                call("permutation(-1): n must be at least 0", () -> random.permutation(-1)),
                call("randint(0, 5, -1): the count must be at least 0", () -> random.randint(0, 5, -1)),
                call("randint(5, 5): low must be below high, which is not drawn", () -> random.randint(5, 5)),
                call(
                        "normal(0.0, -1.0): both must be finite, and the deviation at least 0",
                        () -> random.normal(0, -1, 2, 2)),
                call(
                        "normal(NaN, 1.0): both must be finite, and the deviation at least 0",
                        () -> random.normal(Double.NaN, 1)),
                call("uniform(0.0, Infinity): the range must be finite", () -> random.uniform(0, infinity, 2, 2)),
                call("deviation -1.0; it must be at least 0 and finite", () -> Initializer.normal(-1)),
                call("deviation Infinity; it must be at least 0 and finite", () -> Initializer.normal(infinity)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongNumbers")
    void a_number_that_cannot_work_is_told_with_what_would_be_right(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    static Stream<Arguments> placesOutside() {
        Matrix A = Matrix.of(new double[] {1, 0}, new double[] {0, 1}, new double[] {0, 1});
        ConfusionMatrix confusion = ConfusionMatrix.of(A, new int[] {0, 1, 1});
        return Stream.of(
                call("row 3 of a matrix with 3 rows; they count from 0 to 2", () -> A.get(3, 0)),
                call("row -1 of a matrix with 3 rows; they count from 0 to 2", () -> A.get(-1, 0)),
                call("column 2 of a matrix with 2 columns; they count from 0 to 1", () -> A.get(0, 2)),
                call("row 3 of a matrix with 3 rows; they count from 0 to 2", () -> A.set(3, 0, 1)),
                call("column -1 of a matrix with 2 columns; they count from 0 to 1", () -> A.set(0, -1, 1)),
                call("row 3 of a matrix with 3 rows; they count from 0 to 2", () -> A.row(3)),
                call("column 2 of a matrix with 2 columns; they count from 0 to 1", () -> A.column(2)),
                call("row 3 of a matrix with 3 rows; they count from 0 to 2", () -> A.pickRows(0, 3)),
                call(
                        "rows 1 (included) to 1 (excluded) of a matrix with 3 rows; right is 0 \u2264 from < to \u2264 3",
                        () -> A.rows(1, 1)),
                call(
                        "columns -1 (included) to 1 (excluded) of a matrix with 2 columns; "
                                + "right is 0 \u2264 from < to \u2264 2",
                        () -> A.columns(-1, 1)),
                call("class -1; this matrix has classes 0 to 1", () -> confusion.count(-1, 0)),
                call("class 2; this matrix has classes 0 to 1", () -> confusion.count(0, 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("placesOutside")
    void a_place_outside_is_told_with_what_is_inside(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IndexOutOfBoundsException.class).hasMessage(message);
    }

    static Stream<Arguments> tooLarge() {
        Matrix column = Matrix.zeros(65_536, 1);
        Matrix row = Matrix.zeros(1, 65_536);
        Matrix[] many = new Matrix[40_000];
        Arrays.fill(many, column);
        Matrix[] manyRows = new Matrix[40_000];
        Arrays.fill(manyRows, row);
        return Stream.of(
                call("a matrix of 65536\u00d765536", () -> column.dot(row)),
                call("a matrix of 65536\u00d765536", () -> row.transposeDot(row)),
                call("a matrix of 65536\u00d765536", () -> column.dotTranspose(column)),
                call("a matrix of 2621440000\u00d71", () -> Matrix.vstack(many)),
                call("a matrix of 1\u00d72621440000", () -> Matrix.hstack(manyRows)),
                call(
                        "a matrix of 50000\u00d750000",
                        () -> Matrix.zeros(50_000, 1).dot(Matrix.zeros(1, 50_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooLarge")
    void a_result_that_no_array_can_hold_is_told_with_its_shape(String shape, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(ShapeException.class)
                .hasMessage(shape + " has more elements than a Java array can hold");
    }

    @Test
    void stacks_of_parts_that_do_not_fit_name_the_operation_and_the_shapes() {
        assertThatThrownBy(() -> Matrix.hstack(X, Matrix.ones(4, 5)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("hstack: expected a matrix of 3\u00d75, not 4\u00d75");
        assertThatThrownBy(() -> Matrix.vstack(X, Matrix.ones(4, 5)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("vstack: expected a matrix of 4\u00d72, not 4\u00d75");
        assertThatThrownBy(Matrix::hstack).hasMessageContaining("not 0\u00d70");
    }

    private record WrongLoss(int rows, int columns) implements Loss {
        @Override
        public double value(Matrix A, Matrix Y) {
            return 1;
        }

        @Override
        public Matrix dA(Matrix A, Matrix Y) {
            return Matrix.ones(rows, columns);
        }

        @Override
        public Matrix dZ(Activation activation, Layer.Pass pass, Matrix Y) {
            return dA(pass.A(), Y);
        }
    }

    private record WrongActivation(boolean forward) implements Activation {
        @Override
        public String name() {
            return "wrong";
        }

        @Override
        public Matrix forward(Matrix Z) {
            return forward ? Matrix.ones(Z.rows(), 5) : Z;
        }

        @Override
        public Matrix backward(Matrix dA, Matrix Z, Matrix A) {
            return Matrix.ones(Z.rows(), 5);
        }
    }

    @Test
    void what_code_of_ones_own_returns_in_another_shape_trains_nothing() {
        Matrix Y = Matrix.ones(3, 2);
        Network linear = Network.builder(2).layer(2, Activation.LINEAR).build(0);
        Network before = linear.copy();
        assertThatThrownBy(() -> new Training(linear, new WrongLoss(3, 5)).run(X, Y, 1))
                .isInstanceOf(ShapeException.class)
                .hasMessage("dZ: expected a matrix of 3\u00d72, not 3\u00d75");
        assertThat(linear.layer(0).W()).isEqualTo(before.layer(0).W());
        for (Loss loss : new Loss[] {Loss.MEAN_SQUARED_ERROR, Loss.SUM_OF_SQUARES}) {
            assertThatThrownBy(() -> new Training(wrong(true), loss).run(X, Y, 1))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("A = f(Z): expected a matrix of 3\u00d72, not 3\u00d75");
            assertThatThrownBy(() -> new Training(wrong(false), loss).run(X, Y, 1))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("dZ by the activation wrong: expected a matrix of 3\u00d72, not 3\u00d75");
        }
    }

    private static Network wrong(boolean forward) {
        return Network.builder(2).layer(2, new WrongActivation(forward)).build(0);
    }

    @Test
    void an_optimizer_of_the_librarys_takes_what_it_was_started_for() {
        for (Optimizer optimizer : List.of(Optimizer.sgd(1), Optimizer.momentum(1, 0.5), Optimizer.adam(1))) {
            Optimizer.Step step = optimizer.start(2, 2);
            assertThatThrownBy(() -> step.update(Matrix.ones(2, 2), Matrix.ones(9, 2)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("gradient: expected a matrix of 2\u00d72, not 9\u00d72");
            assertThatThrownBy(() -> step.update(Matrix.ones(3, 2), Matrix.ones(3, 2)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("parameter: expected a matrix of 2\u00d72, not 3\u00d72");
        }
    }

    @Test
    void a_layer_that_is_there_twice_is_refused() {
        Layer layer = Layer.withoutBias(Matrix.ones(2, 2), Activation.LINEAR);

        assertThatThrownBy(() -> new Network(List.of(layer, layer.copy(), layer)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 3 is layer 1 itself; what one learns would move the other, so take a copy()");
    }

    @Test
    void a_gradient_check_that_has_checked_nothing_passes_nothing() {
        var check = new GradientCheck(() -> 1);

        assertThatThrownBy(() -> check.assertBelow(1e-6))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nothing was checked; call parameter(name, parameter, gradient) first");
        assertThatThrownBy(check::worst).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void right_outputs_that_are_no_probabilities_are_refused_before_training() {
        Matrix Y = Matrix.columnVector(0, 1, 2);
        String message = "_CROSS_ENTROPY needs right outputs Y from 0 to 1, but they reach from 0.0 to 2.0; "
                + "of labels oneHot makes such";
        for (Loss loss : new Loss[] {Loss.SIGMOID_CROSS_ENTROPY, Loss.SOFTMAX_CROSS_ENTROPY}) {
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> new Training(NETWORK, loss).run(X, Y, 0),
                    () -> new Training(NETWORK, loss).validation(X, Y),
                    () -> NETWORK.loss(X, Y, loss),
                    () -> loss.value(Matrix.full(3, 1, 0.5), Y),
                    () -> loss.dA(Matrix.full(3, 1, 0.5), Y))) {
                assertThatThrownBy(call)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageEndingWith(message);
            }
        }
    }

    @Test
    void the_accuracy_of_outputs_that_are_not_numbers_is_no_number() {
        Matrix nan = Matrix.full(3, 2, Double.NaN);
        String message = "A has NaN in row 0, column 0; every number must be finite";

        assertThatThrownBy(() -> Classification.accuracy(nan, new int[3])).hasMessage(message);
        assertThatThrownBy(() -> Classification.accuracy(nan, X)).hasMessage(message);
        Matrix one = Matrix.of(new double[] {1, 0}, new double[] {1, 0}, new double[] {1, Double.NaN});
        assertThat(Classification.right(one, Matrix.of(new double[] {1, 0}, new double[] {1, 0}, new double[] {1, 0})))
                .isEqualTo(2);
        assertThat(Classification.right(Matrix.full(3, 1, Double.NaN), Matrix.zeros(3, 1)))
                .isZero();
    }
}
