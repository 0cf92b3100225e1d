package backprop.classroom.exercises;

import backprop.GradientCheck;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A network that the reader builds and trains. It does not change: each method returns an expectation that asks for one
 * thing more, in the order in which they are called.
 */
public final class ExpectedNetwork implements Expectation {
    private static final double MARK = 1e-6;

    private final List<Function<Network, Optional<String>>> demands;

    ExpectedNetwork() {
        this(List.of());
    }

    private ExpectedNetwork(List<Function<Network, Optional<String>>> demands) {
        this.demands = demands;
    }

    /** It takes so many inputs and gives so many outputs. */
    public ExpectedNetwork sizes(int inputs, int outputs) {
        return demand(network -> {
            if (network.inputs() != inputs) {
                return Optional.of(
                        "Your network takes " + network.inputs() + " inputs, the examples have " + inputs + ".");
            }
            return network.outputs() == outputs
                    ? Optional.empty()
                    : Optional.of(
                            "Your network gives " + network.outputs() + " outputs, the targets have " + outputs + ".");
        });
    }

    /** It has this number of layers, the output layer included. */
    public ExpectedNetwork layers(int count) {
        return demand(network -> network.layers().size() == count
                ? Optional.empty()
                : Optional.of("Your network has " + network.layers().size() + " layers, the output layer included; "
                        + count + " are asked."));
    }

    /** Its loss on these examples is below a mark. */
    public ExpectedNetwork lossBelow(double mark, Loss loss, Supplier<Matrix> X, Supplier<Matrix> Y) {
        return demand(network -> {
            Matrix examples = X.get();
            Matrix targets = Y.get();
            double value = network.loss(examples, targets, loss);
            if (!Double.isFinite(value)) {
                return Optional.of("The loss of your network is " + value
                        + ": the training exploded. Take a smaller learning rate.");
            }
            double constant = loss.value(means(targets), targets);
            String compared = value >= 0.99 * constant
                    ? " That is no better than to give the targets' mean to every example."
                    : "";
            return value < mark
                    ? Optional.empty()
                    : Optional.of(String.format(
                            Locale.ROOT,
                            "The loss of your network is %.4g; below %.4g is asked.%s",
                            value,
                            mark,
                            compared));
        });
    }

    /** Its backward pass agrees with finite differences on these examples: needed where its parts are the reader's own. */
    public ExpectedNetwork gradientsRight(Loss loss, Supplier<Matrix> X, Supplier<Matrix> Y) {
        return demand(network -> {
            double worst = GradientCheck.of(network, loss, X.get(), Y.get()).worst();
            return worst < MARK
                    ? Optional.empty()
                    : Optional.of(String.format(
                            Locale.ROOT,
                            "The gradient check fails, with a relative error of %.2g: look at the derivatives that you"
                                    + " wrote yourself.",
                            worst));
        });
    }

    /** Whatever else it has to do. */
    public ExpectedNetwork demand(Function<Network, Optional<String>> complaint) {
        List<Function<Network, Optional<String>>> more = new ArrayList<>(demands);
        more.add(complaint);
        return new ExpectedNetwork(List.copyOf(more));
    }

    @Override
    public Optional<String> complaint(Object answer) {
        if (!(answer instanceof Network network)) {
            return Optional.of(Tried.wrongType(answer, "a Network"));
        }
        return demands.stream()
                .map(demand -> Tried.complaint(() -> demand.apply(network)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Matrix means(Matrix targets) {
        return Matrix.zeros(targets.rows(), targets.columns()).plus(targets.columnMeans());
    }
}
