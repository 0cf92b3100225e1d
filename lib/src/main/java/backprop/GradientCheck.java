package backprop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/**
 * Compares gradients from backpropagation with central differences, (L(w + h) - L(w - h)) / 2h: the one test that finds
 * nearly every mistake in a backward pass.
 *
 * <pre>{@code
 * GradientCheck.of(network, Loss.MEAN_SQUARED_ERROR, X, Y).assertBelow(1e-6);
 *
 * new GradientCheck(() -> x.dot(w1).maximum(0).dot(w2).minus(y).square().sum())
 *         .parameter("w1", w1, gradLossW1)
 *         .parameter("w2", w2, gradLossW2)
 *         .assertBelow(1e-6);
 * }</pre>
 *
 * A right gradient has a relative error of 1e-7 or less, a wrong one mostly of 1e-2 or more. In between lies a ReLU
 * whose input is so near to 0 that the step goes over its kink.
 */
public final class GradientCheck {
    /**
     * Relative to the parameter: the cube root of 2^-52, where rounding and the curve's bending disturb a central
     * difference least.
     */
    private static final double STEP = 6e-6;

    /** A parameter with more elements than this is checked at this many places, picked at random. */
    private static final int MOST_PLACES = 200;

    private final DoubleSupplier loss;
    private final List<Result> results = new ArrayList<>();

    /** A check against this loss, which is computed anew from the parameters whenever it is asked for. */
    public GradientCheck(DoubleSupplier loss) {
        this.loss = Objects.requireNonNull(loss, "the loss is null; () -> x.dot(w).square().sum() is one");
    }

    /** Checks every W and b of a network, from the first layer's W1 and b1 on; the network is as before in the end. */
    public static GradientCheck of(Network network, Loss loss, Matrix X, Matrix Y) {
        List<Layer.Gradient> gradients = network.backward(network.forward(X), Y, loss);
        var check = new GradientCheck(() -> network.loss(X, Y, loss));
        for (int l = 0; l < gradients.size(); l++) {
            Layer layer = network.layer(l);
            check.parameter("W" + (l + 1), layer.W(), gradients.get(l).dW());
            if (layer.hasBias()) {
                check.parameter("b" + (l + 1), layer.b(), gradients.get(l).db());
            }
        }
        return check;
    }

    /**
     * Checks one parameter.
     *
     * @param name what to call it in the report
     * @param parameter the very matrix that the loss uses; it is modified while this runs and as before in the end
     * @param gradient what backpropagation says, in the parameter's shape; not modified
     * @throws ShapeException if the shapes differ
     */
    public GradientCheck parameter(String name, Matrix parameter, Matrix gradient) {
        gradient.checkShape("gradient of " + name, parameter.rows(), parameter.columns());
        int places = Math.min(parameter.size(), MOST_PLACES);
        // Places at equal distances could all lie in one column. The seed makes every run check the same ones.
        NumpyRandom random = new NumpyRandom(0);
        double differences = 0;
        double sizes = 0;
        double worst = -1;
        int worstPlace = 0;
        double worstNumeric = 0;
        for (int place = 0; place < places; place++) {
            int k = places == parameter.size() ? place : random.randint(0, parameter.size());
            double analytic = gradient.data()[k];
            double numeric = slope(parameter, k);
            double difference = Math.abs(analytic - numeric);
            differences += difference * difference;
            sizes += analytic * analytic + numeric * numeric;
            // A NaN is worse than any number.
            if (!(difference <= worst)) {
                worst = difference;
                worstPlace = k;
                worstNumeric = numeric;
            }
        }
        double error = differences == 0 ? 0 : Math.sqrt(differences / sizes);
        results.add(new Result(
                name,
                parameter.shape(),
                places,
                error,
                worstPlace / parameter.columns(),
                worstPlace % parameter.columns(),
                gradient.data()[worstPlace],
                worstNumeric));
        return this;
    }

    private double slope(Matrix parameter, int k) {
        double kept = parameter.data()[k];
        double above = kept + STEP * Math.max(1, Math.abs(kept));
        double below = kept - STEP * Math.max(1, Math.abs(kept));
        try {
            parameter.data()[k] = above;
            double lossAbove = loss.getAsDouble();
            parameter.data()[k] = below;
            return (lossAbove - loss.getAsDouble()) / (above - below);
        } finally {
            parameter.data()[k] = kept;
        }
    }

    /**
     * The result for one parameter.
     *
     * @param name the parameter's name
     * @param shape its shape
     * @param places how many of its elements were checked
     * @param relativeError sqrt(sum (analytic - numeric)^2 / sum (analytic^2 + numeric^2)) over these
     * @param row the row of the element with the greatest difference
     * @param column its column
     * @param analytic its derivative from backpropagation
     * @param numeric its derivative from central differences
     */
    public record Result(
            String name,
            String shape,
            int places,
            double relativeError,
            int row,
            int column,
            double analytic,
            double numeric) {}

    /** The results, in the order of the parameters. */
    public List<Result> results() {
        return List.copyOf(results);
    }

    /**
     * The greatest relative error of all parameters.
     *
     * @throws IllegalStateException if none was checked
     */
    public double worst() {
        if (results.isEmpty()) {
            throw new IllegalStateException("nothing was checked; call parameter(name, parameter, gradient) first");
        }
        return results.stream().mapToDouble(Result::relativeError).reduce(0, Math::max);
    }

    /**
     * Fails if a parameter's relative error is not below the tolerance: an assertion for tests of your own.
     *
     * @throws AssertionError with the whole report
     * @throws IllegalStateException if none was checked
     */
    public void assertBelow(double tolerance) {
        if (!(worst() < tolerance)) {
            throw new AssertionError(String.format(
                    Locale.ROOT, "a gradient is wrong by %.1e, which is not below %.1e%n%s", worst(), tolerance, this));
        }
    }

    /** The report: a line for each parameter, with its relative error and the element that differs most. */
    @Override
    public String toString() {
        String head = "parameter  shape      places  relative error  differs most at   backprop        differences\n";
        return head
                + results.stream()
                        .map(r -> String.format(
                                        Locale.ROOT,
                                        "%-9s  %-9s  %6d  %14.1e  %-16s  %-14.8g  %-14.8g",
                                        r.name,
                                        r.shape,
                                        r.places,
                                        r.relativeError,
                                        "(" + r.row + ", " + r.column + ")",
                                        r.analytic,
                                        r.numeric)
                                .stripTrailing())
                        .collect(Collectors.joining("\n"));
    }
}
