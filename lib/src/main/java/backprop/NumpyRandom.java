package backprop;

import backprop.numpy.RandomState;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

/**
 * NumPy's legacy random generator, {@code np.random.seed(seed)}, and what is drawn from it: the same seed gives the
 * numbers that the Python articles print.
 */
public final class NumpyRandom extends RandomState {
    /**
     * The generator after {@code np.random.seed(seed)}.
     *
     * @param seed 0 to 4294967295
     * @throws IllegalArgumentException if it is not
     */
    public NumpyRandom(long seed) {
        super(seed);
    }

    /** Numbers drawn evenly from [0, 1), rows x columns, filled row by row: {@code np.random.rand(rows, columns)}. */
    public Matrix rand(int rows, int columns) {
        return filled(rows, columns, this::rand);
    }

    /** Numbers drawn evenly from [low, high), {@code np.random.uniform(low, high, (rows, columns))}. */
    public Matrix uniform(double low, double high, int rows, int columns) {
        return filled(rows, columns, () -> uniform(low, high));
    }

    /** Numbers of the standard normal distribution, {@code np.random.randn(rows, columns)}. */
    public Matrix randn(int rows, int columns) {
        return filled(rows, columns, this::randn);
    }

    /** Numbers of a normal distribution, {@code np.random.normal(mean, std, (rows, columns))}. */
    public Matrix normal(double mean, double std, int rows, int columns) {
        return filled(rows, columns, () -> normal(mean, std));
    }

    private static Matrix filled(int rows, int columns, DoubleSupplier next) {
        Matrix result = Matrix.zeros(rows, columns);
        Arrays.setAll(result.own(), i -> next.getAsDouble());
        return result;
    }
}
