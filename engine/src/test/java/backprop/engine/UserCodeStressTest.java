package backprop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.Activation;
import backprop.Initializer;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import backprop.NumpyRandom;
import backprop.Optimizer;
import backprop.Training;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code of the user's own in every place where a training calls some, which uses the library itself or throws. */
@Tag("long")
class UserCodeStressTest {
    private enum Place {
        HIDDEN_ACTIVATION,
        OUTPUT_ACTIVATION,
        LOSS,
        LISTENER,
        INITIALIZER,
        OPTIMIZER
    }

    private static final Matrix DATA = new NumpyRandom(3).randn(200, 200);
    private static final Matrix PRODUCT = DATA.dot(DATA);
    private static final double[] INNER_LOSSES = innerTraining();

    private static double[] innerTraining() {
        Network network = Network.builder(200).layer(20, Activation.RELU).build(new NumpyRandom(4));
        return new Training(network, Loss.MEAN_SQUARED_ERROR)
                .run(DATA, DATA.columns(0, 20), 3)
                .losses();
    }

    /** Uses all that is shared: products large enough for all threads, and a training. */
    private static void useTheLibrary() {
        assertThat(DATA.dot(DATA)).isEqualTo(PRODUCT);
        assertThat(innerTraining()).isEqualTo(INNER_LOSSES);
    }

    private record Calling(Activation activation, Runnable call) implements Activation {
        @Override
        public String name() {
            return "calling";
        }

        @Override
        public Matrix forward(Matrix Z) {
            call.run();
            return activation.forward(Z);
        }

        @Override
        public Matrix backward(Matrix dA, Matrix Z, Matrix A) {
            call.run();
            return activation.backward(dA, Z, A);
        }
    }

    private record CallingLoss(Runnable call) implements Loss {
        @Override
        public double value(Matrix A, Matrix Y) {
            call.run();
            return Loss.MEAN_SQUARED_ERROR.value(A, Y);
        }

        @Override
        public Matrix dA(Matrix A, Matrix Y) {
            call.run();
            return Loss.MEAN_SQUARED_ERROR.dA(A, Y);
        }
    }

    /** A network large enough for several tiles and several threads, whose training calls the code at this place. */
    private static double[] losses(Place place, int inputs, int examples, Runnable code) {
        var random = new NumpyRandom(5);
        Matrix X = random.randn(examples, inputs);
        Matrix Y = random.randn(examples, 10);
        Initializer initializer = (in, out, generator) -> {
            code.run();
            return Initializer.HE.weights(in, out, generator);
        };
        Network network = Network.builder(inputs)
                .initializer(place == Place.INITIALIZER ? initializer : Initializer.HE)
                .layer(50, place == Place.HIDDEN_ACTIVATION ? new Calling(Activation.TANH, code) : Activation.TANH)
                .layer(10, place == Place.OUTPUT_ACTIVATION ? new Calling(Activation.LINEAR, code) : Activation.LINEAR)
                .build(random);
        Optimizer optimizer = (rows, columns) -> (parameter, gradient) -> {
            code.run();
            parameter.subtractInPlace(gradient.times(0.1));
        };
        return new Training(network, place == Place.LOSS ? new CallingLoss(code) : Loss.MEAN_SQUARED_ERROR)
                .optimizer(place == Place.OPTIMIZER ? optimizer : Optimizer.sgd(0.1))
                .listener(1, (epoch, loss) -> {
                    if (place == Place.LISTENER) {
                        code.run();
                    }
                })
                .run(X, Y, 3)
                .losses();
    }

    private static double[] losses(Place place, Runnable code) {
        return losses(place, 100, 300, code);
    }

    @ParameterizedTest
    @EnumSource
    void code_that_uses_the_library_changes_no_bit_of_the_training(Place place) {
        for (int examples : new int[] {60, 300, 3000}) {
            assertThat(losses(place, 30, examples, UserCodeStressTest::useTheLibrary))
                    .as("%d examples", examples)
                    .isEqualTo(losses(place, 30, examples, () -> {}));
        }
    }

    @ParameterizedTest
    @EnumSource
    void code_runs_on_the_thread_of_the_training_alone(Place place) {
        for (int examples : new int[] {60, 300, 3000}) {
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            losses(place, 30, examples, () -> threads.add(Thread.currentThread()));
            losses(place, 400, examples, () -> threads.add(Thread.currentThread()));
            assertThat(threads).containsExactly(Thread.currentThread());
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_code_throws_comes_out_as_it_is_and_the_next_training_is_right(Place place) {
        double[] expected = losses(place, () -> {});
        for (Throwable thrown :
                List.of(new ArithmeticException("own"), new StackOverflowError(), new AssertionError())) {
            var calls = new AtomicInteger();
            assertThatThrownBy(() -> losses(place, () -> {
                        if (calls.incrementAndGet() == 2) {
                            throwAs(thrown);
                        }
                    }))
                    .isSameAs(thrown);
            assertThat(losses(place, () -> {})).isEqualTo(expected);
        }
    }

    private static void throwAs(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    @Test
    void trainings_at_once_on_several_threads_have_the_numbers_of_each_alone() throws Exception {
        Place[] places = Place.values();
        var expected = new EnumMap<Place, double[]>(Place.class);
        for (Place place : places) {
            expected.put(place, losses(place, () -> {}));
        }
        var executor = Executors.newFixedThreadPool(4);
        try {
            var trainings = new ArrayList<Future<double[]>>();
            for (int i = 0; i < 24; i++) {
                Place place = places[i % places.length];
                trainings.add(executor.submit(() -> losses(place, UserCodeStressTest::useTheLibrary)));
            }
            for (int i = 0; i < trainings.size(); i++) {
                assertThat(trainings.get(i).get()).isEqualTo(expected.get(places[i % places.length]));
            }
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void trainings_in_a_parallel_stream_have_the_numbers_of_each_alone() {
        double[] expected = losses(Place.OUTPUT_ACTIVATION, () -> {});
        IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> losses(Place.OUTPUT_ACTIVATION, UserCodeStressTest::useTheLibrary))
                .forEach(losses -> assertThat(losses).isEqualTo(expected));
    }

    @Test
    void a_parallel_stream_within_an_activation_has_the_right_products() {
        double[] expected = losses(Place.OUTPUT_ACTIVATION, () -> {});
        Runnable code = () -> IntStream.range(0, 8).parallel().forEach(i -> useTheLibrary());
        assertThat(losses(Place.OUTPUT_ACTIVATION, code)).isEqualTo(expected);
    }

    /** Whoever calls a method of the class from another thread waits until its initialisation is over. */
    private static final class TrainedAtLoading {
        static final double[] LOSSES = losses(Place.OUTPUT_ACTIVATION, 400, 3000, () -> identity(0));

        private static double identity(double z) {
            return z;
        }
    }

    @Test
    void a_class_may_train_with_its_own_code_while_it_is_initialised() {
        assertThat(TrainedAtLoading.LOSSES).isEqualTo(losses(Place.OUTPUT_ACTIVATION, 400, 3000, () -> {}));
    }

    /** From the end of the stack upwards, each caller tries once more, until a product succeeds. */
    @Test
    void products_are_right_after_the_stack_has_overflowed_in_others() {
        for (int run = 0; run < 100; run++) {
            assertThat(productAtTheEndOfTheStack()).isEqualTo(PRODUCT);
            assertThat(DATA.dot(DATA)).isEqualTo(PRODUCT);
        }
    }

    @SuppressWarnings("InfiniteRecursion") // it ends where the stack does
    private static Matrix productAtTheEndOfTheStack() {
        try {
            return productAtTheEndOfTheStack();
        } catch (StackOverflowError e) {
            return DATA.dot(DATA);
        }
    }
}
