package backprop.classroom.faults;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What a reader can look at. Each look starts anew, from the same weights, so that the order of the looks is free. */
enum Look {
    TRAINING("training", (parts, lines) -> TrainingLooks.training(parts)),
    BY_HEART("by heart", (parts, lines) -> TrainingLooks.byHeart(parts)),
    GRADIENTS("gradients", (parts, lines) -> LayerLooks.gradients(parts)),
    SIZES("sizes", (parts, lines) -> LayerLooks.sizes(parts)),
    DATA("data", (parts, lines) -> DataLooks.data(parts)),
    ANOTHER_SIZE("another size", (parts, lines) -> DataLooks.anotherSize(parts)),
    CODE("code", (parts, lines) -> lines.orElse("No single line is wrong by itself: the other looks tell more."));

    private final String name;
    private final BiFunction<Parts, Optional<String>, String> text;

    Look(String name, BiFunction<Parts, Optional<String>, String> text) {
        this.name = name;
        this.text = text;
    }

    static Optional<Look> named(String name) {
        return Arrays.stream(values()).filter(look -> look.name.equals(name)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(look -> '"' + look.name + '"').collect(Collectors.joining(", "));
    }

    /** The name by which a reader chooses it. */
    String title() {
        return name;
    }

    /** What is seen at a network of these parts, whose broken lines are these. */
    String at(Parts parts, Optional<String> lines) {
        return text.apply(parts, lines);
    }
}
