package backprop.classroom.faults;

import static backprop.classroom.faults.NumberText.format;

import java.util.Arrays;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The looks that train. */
final class TrainingLooks {
    /** So many passes over the training set are a training. */
    static final int EPOCHS = 100;

    /** So many points are learnt by heart: two of each class. */
    static final int BY_HEART = 6;

    private static final int[] EPOCHS_TO_SHOW = {0, 1, 3, 10, 30, EPOCHS};

    /** A training that is worse than chance by so much is stopped: its further numbers hang on each rounding. */
    private static final double TOO_BAD = 1.1 * Math.log(Spirals.ARMS);

    private static final int PATIENCE = 3;
    private static final String STOPPED = "stopped: this is worse than chance";
    private static final int[] STEPS_TO_SHOW = {0, 10, 100, 1000};

    private TrainingLooks() {}

    static String training(Parts parts) {
        Workbench workbench = Workbench.of(parts);
        StringJoiner text = new StringJoiner("\n");
        text.add("epoch    loss  right  answers");
        int done = 0;
        for (int epoch : EPOCHS_TO_SHOW) {
            workbench.train(epoch - done);
            done = epoch;
            double loss = workbench.loss(workbench.training);
            text.add(format(
                    "%5d  %6s  %5s  %s",
                    epoch,
                    NumberText.loss(loss),
                    NumberText.percent(workbench.share(workbench.training)),
                    answers(workbench)));
            if (epoch >= PATIENCE && !(loss < TOO_BAD)) {
                return text.add(STOPPED).toString();
            }
        }
        text.add(format(
                "test   %6s  %5s",
                NumberText.loss(workbench.loss(workbench.test)), NumberText.percent(workbench.share(workbench.test))));
        return text.toString();
    }

    private static String answers(Workbench workbench) {
        return Arrays.stream(workbench.answers(workbench.training))
                .mapToObj(count -> format("%3d", count))
                .collect(Collectors.joining(" "));
    }

    static String byHeart(Parts parts) {
        Workbench workbench = Workbench.of(parts);
        Spirals points = StepCheck.points(workbench, BY_HEART);
        StringJoiner text = new StringJoiner("\n");
        text.add(BY_HEART + " points, all of them in each step");
        text.add("step    loss  right");
        int done = 0;
        for (int step : STEPS_TO_SHOW) {
            for (; done < step; done++) {
                workbench.step(points);
            }
            double loss = workbench.loss(points);
            text.add(format("%4d  %6s  %5s", step, NumberText.loss(loss), NumberText.percent(workbench.share(points))));
            if (step >= PATIENCE && !(loss < TOO_BAD)) {
                return text.add(STOPPED).toString();
            }
        }
        return text.toString();
    }
}
