package backprop.classroom.faults;

import static backprop.classroom.faults.NumberText.fixed;
import static backprop.classroom.faults.NumberText.format;

import backprop.Matrix;
import backprop.NumpyRandom;
import backprop.ShapeException;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The looks at what the network is given, and at a network of another size. */
final class DataLooks {
    private static final int FIRST = 25;

    private DataLooks() {}

    static String data(Parts parts) {
        Workbench workbench = Workbench.of(parts);
        StringJoiner text = new StringJoiner("\n");
        text.add("inputs      means           deviations");
        text.add("training  " + meansAndDeviations(workbench.training.X()));
        text.add("test      " + meansAndDeviations(workbench.test.X()));
        text.add("classes of the first " + FIRST + " points of an epoch: " + firstClasses(workbench));
        text.add(format(
                "other points in the test set change the training loss of the first epoch by %.5f",
                Math.abs(lossOfOneEpoch(workbench) - lossOfOneEpoch(Workbench.withAnotherTestSet(parts)))));
        return text.toString();
    }

    private static String meansAndDeviations(Matrix X) {
        Matrix means = X.columnMeans();
        Matrix deviations = X.columnStds();
        return format(
                "%6s  %6s  %6s  %6s",
                fixed(means.get(0, 0)),
                fixed(means.get(0, 1)),
                fixed(deviations.get(0, 0)),
                fixed(deviations.get(0, 1)));
    }

    private static String firstClasses(Workbench workbench) {
        int[] order = workbench.parts.order().of(workbench.training.points(), new NumpyRandom(0));
        int[] classes = workbench.training.pick(order).Y().rowArgmax();
        return Arrays.stream(classes).limit(FIRST).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    private static double lossOfOneEpoch(Workbench workbench) {
        workbench.train(1);
        return workbench.loss(workbench.training);
    }

    static String anotherSize(Parts parts) {
        Workbench workbench = Workbench.withoutSquareLayer(parts);
        String sizes = "2-" + Workbench.HIDDEN + "-" + (Workbench.HIDDEN + 1) + "-" + Spirals.ARMS;
        try {
            workbench.step(StepCheck.points(workbench, LayerLooks.BATCH));
            return "a network " + sizes + " takes a step as well";
        } catch (ShapeException e) {
            return "a network " + sizes + " can't take a step: " + e.getMessage();
        }
    }
}
