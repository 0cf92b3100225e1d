package backprop.classroom.exercises;

import backprop.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Numbers that are expected: one, several, or a matrix. It does not change: each method returns an expectation that knows
 * one thing more about how an answer may go wrong. Of a wrong answer it names the first that it sees:
 *
 * <ol>
 *   <li>a mistake that the exercise itself knows ({@link #mistake(String, double)})
 *   <li>another shape, and whether the transpose would mend it
 *   <li>the other sign
 *   <li>a constant factor: 2, one that the exercise names ({@link #factor}), or any other
 *   <li>right only where z &gt; 0: a mask that is missing, or too much ({@link #mask})
 *   <li>one place off in a range ({@link #neighbour})
 *   <li>the values from before the update ({@link #before(DoubleSupplier)})
 * </ol>
 */
public final class Numbers implements Expectation {
    /** What the reader is asked for. */
    enum Kind {
        NUMBER("a number"),
        LIST("a list of numbers"),
        MATRIX("a matrix");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** Something that an answer may be, with the sentence for it. */
    record Known(String sentence, Supplier<Matrix> value) {
        Known {
            value = new Once<>(value);
        }
    }

    /** A factor that is easily forgotten, by its name. */
    record Factor(String name, double value) {}

    private static final double THREE_DIGITS = 1e-3;
    private static final double ROUNDING = 1e-6;

    /** Whole numbers can be large, and one more is wrong. */
    private static final double EXACT = 1e-9;

    final Kind kind;
    final Supplier<Matrix> expected;
    private double tolerance;
    private List<Known> mistakes = List.of();
    private List<Factor> factors = List.of();
    private List<Known> neighbours = List.of();
    private List<Known> before = List.of();
    private List<Supplier<Matrix>> masks = List.of();

    Numbers(Kind kind, Supplier<Matrix> expected) {
        this.kind = kind;
        this.expected = new Once<>(expected);
    }

    private Numbers copy() {
        Numbers copy = new Numbers(kind, expected);
        copy.tolerance = tolerance;
        copy.mistakes = mistakes;
        copy.factors = factors;
        copy.neighbours = neighbours;
        copy.before = before;
        copy.masks = masks;
        return copy;
    }

    /** How far an answer may be off, as a share of the largest number that is expected: 0.01 is one in a hundred. */
    public Numbers tolerance(double relative) {
        if (!(relative > 0 && relative < 1)) {
            throw new IllegalArgumentException("tolerance " + relative + "; it must be above 0 and below 1");
        }
        Numbers copy = copy();
        copy.tolerance = relative;
        return copy;
    }

    /**
     * A typical wrong answer, and what to say to it.
     *
     * @param sentence what the reader did, as a sentence
     */
    public Numbers mistake(String sentence, double wrong) {
        return mistake(sentence, () -> Matrix.full(1, 1, wrong));
    }

    /** A typical wrong answer that has to be computed. */
    public Numbers mistake(String sentence, Supplier<Matrix> wrong) {
        Numbers copy = copy();
        copy.mistakes = with(mistakes, new Known(sentence, wrong));
        return copy;
    }

    /**
     * A factor that is easily forgotten or put in where it does not belong.
     *
     * @param name for example {@code the number of examples}
     */
    public Numbers factor(String name, double value) {
        Numbers copy = copy();
        copy.factors = with(factors, new Factor(name, value));
        return copy;
    }

    /** Where the answer belongs to values z: a wrong answer may be right only where z &gt; 0. In the answer's shape. */
    public Numbers mask(Supplier<Matrix> Z) {
        Numbers copy = copy();
        copy.masks = with(masks, Z);
        return copy;
    }

    /**
     * What a range gives that begins or ends one place off.
     *
     * @param name what it is, for example {@code the loss of epoch 501}
     */
    public Numbers neighbour(String name, DoubleSupplier value) {
        Numbers copy = copy();
        copy.neighbours = with(neighbours, new Known(name, () -> Matrix.full(1, 1, value.getAsDouble())));
        return copy;
    }

    /** What the number was before the update. */
    public Numbers before(DoubleSupplier value) {
        return before(() -> Matrix.full(1, 1, value.getAsDouble()));
    }

    /** What the matrix was before the update. */
    public Numbers before(Supplier<Matrix> value) {
        Numbers copy = copy();
        copy.before = with(before, new Known("", value));
        return copy;
    }

    @Override
    public Optional<String> complaint(Object answer) {
        return Tried.complaint(() -> judged(answer));
    }

    private Optional<String> judged(Object answer) {
        Matrix asked = expected.get();
        Given given = Given.of(answer, kind);
        if (!given.complaint().isEmpty()) {
            return Optional.of(given.complaint());
        }
        Matrix values = given.values();
        if (isClose(values, asked, asked)) {
            return Optional.empty();
        }
        for (Known mistake : mistakes) {
            if (isClose(values, mistake.value().get(), asked)) {
                return Optional.of(mistake.sentence());
            }
        }
        return Optional.of(new Looks(this, asked, values).sentence());
    }

    List<Factor> factors() {
        return factors;
    }

    List<Known> neighbours() {
        return neighbours;
    }

    List<Known> before() {
        return before;
    }

    List<Supplier<Matrix>> masks() {
        return masks;
    }

    /** Whether both have one shape, and no element differs by more than the tolerance of what is asked. */
    boolean isClose(Matrix a, Matrix b, Matrix asked) {
        if (a.rows() != b.rows() || a.columns() != b.columns()) {
            return false;
        }
        double most = most(asked);
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                if (!(Math.abs(a.get(i, j) - b.get(i, j)) <= most)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** By how much a number may be off that is compared with what is asked. */
    double most(Matrix asked) {
        double size = Looks.size(asked);
        return share(asked) * (size == 0 ? 1 : size);
    }

    private double share(Matrix asked) {
        if (tolerance > 0) {
            return tolerance;
        }
        if (kind == Kind.MATRIX) {
            return ROUNDING;
        }
        return Looks.isWhole(asked) ? EXACT : THREE_DIGITS;
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return List.copyOf(longer);
    }
}
