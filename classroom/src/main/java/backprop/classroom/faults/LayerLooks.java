package backprop.classroom.faults;

import static backprop.classroom.faults.NumberText.format;

import backprop.GradientCheck.Result;
import backprop.Layer;
import backprop.Matrix;
import java.util.List;
import java.util.StringJoiner;

/** The looks into the layers, at the network's start. */
final class LayerLooks {
    /** A batch of two dozen points, as many of each class. */
    static final int BATCH = 24;

    private LayerLooks() {}

    static String gradients(Parts parts) {
        StringJoiner text = new StringJoiner("\n");
        text.add("            relative error  step / rate  differences");
        for (Result result : StepCheck.of(parts, BATCH)) {
            String name = format("%s  %-5s", result.name(), result.shape());
            text.add(
                    StepCheck.isRight(result)
                            ? format("%-12s    below 1e-6", name)
                            : format(
                                    "%-12s  %12.2f  %11.4f  %11.4f",
                                    name, result.relativeError(), result.analytic(), result.numeric()));
        }
        return text.toString();
    }

    static String sizes(Parts parts) {
        Workbench workbench = Workbench.of(parts);
        Spirals points = StepCheck.points(workbench, BATCH);
        List<Layer.Pass> passes = workbench.network.forward(points.X());
        Workbench stepped = Workbench.of(parts);
        List<Matrix> deltas = stepped.step(points).all();
        StringJoiner text = new StringJoiner("\n");
        text.add("layer           A from     to   A = 0   mean |dZ|   step / weights");
        for (int l = 0; l < passes.size(); l++) {
            Matrix A = passes.get(l).A();
            Layer layer = workbench.network.layer(l);
            double moved = layer.W().minus(stepped.network.layer(l).W()).norm();
            text.add(format(
                    "%d, %-9s  %9s  %5s  %6s  %10s  %15s",
                    l + 1,
                    layer.inputs() + " → " + layer.outputs(),
                    format("%.2f", A.min() + 0.0),
                    format("%.2f", A.max()),
                    NumberText.percent(shareOfZeros(A)),
                    NumberText.small(meanSize(deltas.get(l))),
                    layer.W().norm() == 0
                            ? format("%.0e / 0", moved)
                            : NumberText.small(moved / layer.W().norm())));
        }
        return text.toString();
    }

    private static double shareOfZeros(Matrix A) {
        return A.map(a -> a == 0 ? 1 : 0).mean();
    }

    private static double meanSize(Matrix dZ) {
        return dZ.map(Math::abs).mean();
    }
}
