package backprop.classroom.faults;

import static backprop.classroom.faults.NumberText.format;

import backprop.GradientCheck.Result;
import backprop.Matrix;
import backprop.NumpyRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks at parts from all sides, and says the first thing that is wrong with them. */
final class SoundnessCheck {
    /** A sound training ends at 0.03, one with a third of the learning rate at 0.23. */
    private static final double LOSS = 0.3;

    /** Scaled data have the mean 0 and the deviation 1 to this. */
    private static final double ROUNDING = 1e-9;

    private static final List<Function<Parts, Optional<String>>> LOOKS = List.of(
            SoundnessCheck::order,
            SoundnessCheck::scaling,
            parts -> gradients(parts, LayerLooks.BATCH),
            parts -> gradients(parts, TrainingLooks.BY_HEART),
            SoundnessCheck::training);

    private SoundnessCheck() {}

    static Optional<String> complaint(Parts parts) {
        return LOOKS.stream()
                .map(look -> look.apply(parts))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> order(Parts parts) {
        Workbench workbench = Workbench.of(parts);
        int points = workbench.training.points();
        NumpyRandom random = new NumpyRandom(0);
        int[] order = parts.order().of(points, random);
        int[] next = parts.order().of(points, random);
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < points; i++) {
            if (sorted.length != points || sorted[i] != i) {
                return Optional.of("An epoch must take each of the " + points + " examples once.");
            }
        }
        if (Arrays.equals(order, next)) {
            return Optional.of("Each epoch takes the examples in the same order: chance has no part in it.");
        }
        Matrix firstBatch =
                workbench.training.pick(Arrays.copyOf(order, LayerLooks.BATCH)).Y();
        return firstBatch.columnSums().min() == 0
                ? Optional.of("The first " + LayerLooks.BATCH + " examples are not of all classes.")
                : Optional.empty();
    }

    private static Optional<String> scaling(Parts parts) {
        Matrix X = Workbench.of(parts).training.X();
        double mean = X.columnMeans().map(Math::abs).max();
        double deviation = X.columnStds().map(d -> Math.abs(d - 1)).max();
        if (mean > ROUNDING || deviation > ROUNDING) {
            return Optional.of("The training inputs do not have the mean 0 and the deviation 1.");
        }
        Matrix others = Workbench.withAnotherTestSet(parts).training.X();
        return X.equals(others)
                ? Optional.empty()
                : Optional.of("The training inputs change when the test set has other points.");
    }

    /** From the sound start: where a reader's own weights put a sum exactly on a kink of the ReLU, no gradient is right. */
    private static Optional<String> gradients(Parts parts, int count) {
        List<Result> results = StepCheck.of(parts.withInitializer(Parts.SOUND.initializer()), count);
        return Stream.iterate(results.size() - 1, i -> i >= 0, i -> i - 1)
                .map(results::get)
                .filter(result -> !StepCheck.isRight(result))
                .findFirst()
                .map(wrong -> format(
                        "With %d examples the gradient check fails at %s: the step divided by the rate is %.4f where"
                                + " the differences say %.4f, %s times as much.",
                        count,
                        wrong.name(),
                        wrong.analytic(),
                        wrong.numeric(),
                        format("%.3g", wrong.analytic() / wrong.numeric())));
    }

    private static Optional<String> training(Parts parts) {
        Workbench workbench = Workbench.of(parts);
        double before = workbench.loss(workbench.training);
        workbench.train(TrainingLooks.EPOCHS);
        double loss = workbench.loss(workbench.training);
        if (loss < LOSS) {
            return Optional.empty();
        }
        String symptom = !(loss < before)
                ? "the training does not learn, it leaps or stands still."
                : "it learns, but too little: a sound network comes below " + LOSS + ".";
        return Optional.of(
                "After %d epochs the loss is %s: %s".formatted(TrainingLooks.EPOCHS, NumberText.loss(loss), symptom));
    }
}
