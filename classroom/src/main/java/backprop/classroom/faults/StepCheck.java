package backprop.classroom.faults;

import backprop.GradientCheck;
import backprop.GradientCheck.Result;
import backprop.Layer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A gradient check of the step that a training takes: (W before − W after) / rate is held against finite differences of the
 * loss. So it sees whatever happens between the two, too.
 */
final class StepCheck {
    /** Below this relative error, a gradient counts as right. */
    private static final double MARK = 1e-6;

    /** Two numbers that differ by less are both 0 but for the rounding of the differences. */
    private static final double ROUNDING = 1e-9;

    private StepCheck() {}

    /** The results for W1, b1, W2 and so on, at the network's start, with so many points of the training set. */
    static List<Result> of(Parts parts, int count) {
        Workbench before = Workbench.of(parts);
        Workbench after = Workbench.of(parts);
        Spirals points = points(before, count);
        after.step(points);
        GradientCheck check = new GradientCheck(() -> before.loss(points));
        for (int l = 0; l < before.network.layers().size(); l++) {
            Layer layer = before.network.layer(l);
            Layer moved = after.network.layer(l);
            check.parameter("W" + (l + 1), layer.W(), layer.W().minus(moved.W()).dividedBy(parts.rate()));
            check.parameter("b" + (l + 1), layer.b(), layer.b().minus(moved.b()).dividedBy(parts.rate()));
        }
        return check.results();
    }

    /** So many points of the training set at equal distances: as many of each class. */
    static Spirals points(Workbench workbench, int count) {
        int all = workbench.training.points();
        return workbench.training.pick(
                IntStream.range(0, count).map(i -> i * all / count).toArray());
    }

    static boolean isRight(Result result) {
        return result.relativeError() < MARK || Math.abs(result.analytic() - result.numeric()) < ROUNDING;
    }
}
