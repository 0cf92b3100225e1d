package backprop.numpy;

import java.util.Arrays;

/**
 * NumPy's legacy random generator, {@code np.random.RandomState}, one number at a time. {@code rand}, {@code uniform},
 * {@code randint}, {@code shuffle} and {@code permutation} agree with NumPy bit for bit, {@code randn} and
 * {@code normal} to 1e-15 relative, since the logarithms of Java and of C differ now and then in the last place.
 *
 * <p>Not safe for use by several threads at once.
 */
public abstract class RandomState {
    private final MersenneTwister words;
    private double keptNormal;
    private boolean hasKeptNormal;

    /**
     * The generator after {@code np.random.seed(seed)}.
     *
     * @param seed 0 to 4294967295
     * @throws IllegalArgumentException if it is not
     */
    protected RandomState(long seed) {
        if (seed < 0 || seed > 0xffffffffL) {
            throw new IllegalArgumentException("seed %d; NumPy takes 0 to 4294967295".formatted(seed));
        }
        words = new MersenneTwister((int) seed);
    }

    /** A number drawn evenly from [0, 1), {@code np.random.rand()}. */
    public double rand() {
        long high = words.next() >>> 5;
        long low = words.next() >>> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /**
     * A number drawn evenly from [low, high), {@code np.random.uniform(low, high)}.
     *
     * @throws IllegalArgumentException if high - low is not finite
     */
    public double uniform(double low, double high) {
        if (!Double.isFinite(high - low)) {
            throw new IllegalArgumentException("uniform(%s, %s): the range must be finite".formatted(low, high));
        }
        return low + (high - low) * rand();
    }

    /**
     * A number of the standard normal distribution, {@code np.random.randn()}, by Marsaglia's polar method: a point
     * drawn inside the unit circle gives two numbers, of which the second is kept for the next call.
     */
    public double randn() {
        if (hasKeptNormal) {
            hasKeptNormal = false;
            return keptNormal;
        }
        double x;
        double y;
        double r2;
        do {
            x = 2.0 * rand() - 1.0;
            y = 2.0 * rand() - 1.0;
            r2 = x * x + y * y;
        } while (r2 >= 1.0 || r2 == 0.0);
        double f = Math.sqrt(-2.0 * Math.log(r2) / r2);
        keptNormal = f * x;
        hasKeptNormal = true;
        return f * y;
    }

    /**
     * A number of the normal distribution with this mean and deviation, {@code np.random.normal(mean, std)}.
     *
     * @throws IllegalArgumentException if the deviation is below 0, or one of them is not finite
     */
    public double normal(double mean, double std) {
        if (!(std >= 0 && Double.isFinite(mean + std))) {
            throw new IllegalArgumentException(
                    "normal(%s, %s): both must be finite, and the deviation at least 0".formatted(mean, std));
        }
        return mean + std * randn();
    }

    /**
     * A whole number drawn evenly from low (included) to high (excluded), {@code np.random.randint(low, high)}.
     *
     * @throws IllegalArgumentException if low is not below high
     */
    public int randint(int low, int high) {
        if (low >= high) {
            throw new IllegalArgumentException(
                    "randint(%d, %d): low must be below high, which is not drawn".formatted(low, high));
        }
        return (int) (low + interval((long) high - 1 - low));
    }

    /**
     * The given count of {@link #randint(int, int)}, {@code np.random.randint(low, high, count)}.
     *
     * @throws IllegalArgumentException if low is not below high, or the count is below 0
     */
    public int[] randint(int low, int high, int count) {
        if (count < 0) {
            throw new IllegalArgumentException(
                    "randint(%d, %d, %d): the count must be at least 0".formatted(low, high, count));
        }
        var result = new int[count];
        Arrays.setAll(result, i -> randint(low, high));
        return result;
    }

    /** Puts the values into a random order, {@code np.random.shuffle(values)}; the array is modified. */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = (int) interval(i);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }

    /**
     * The numbers 0 to n-1 in a random order, {@code np.random.permutation(n)}.
     *
     * @throws IllegalArgumentException if n is below 0
     */
    public int[] permutation(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("permutation(%d): n must be at least 0".formatted(n));
        }
        var result = new int[n];
        Arrays.setAll(result, i -> i);
        shuffle(result);
        return result;
    }

    /** A number from 0 to max: of as many random bits as max has, the first that is not above it. */
    private long interval(long max) {
        if (max == 0) {
            return 0;
        }
        long mask = (Long.highestOneBit(max) << 1) - 1;
        long value;
        do {
            value = words.next() & mask;
        } while (value > max);
        return value;
    }
}
