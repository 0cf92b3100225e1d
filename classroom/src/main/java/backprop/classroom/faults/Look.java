package backprop.classroom.faults;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reader can look at. Each look starts anew, from the same weights, so that the order of the looks is free.
 *
 * @param name the name by which a reader chooses it
 * @param text what is seen at a network of these parts, whose broken lines are these
 */
record Look(String name, BiFunction<Parts, Optional<String>, String> text) {
    /** Those that look at numbers, and not at lines of code. */
    static final List<Look> AT_NUMBERS = List.of(
            new Look("training", (parts, lines) -> TrainingLooks.training(parts)),
            new Look("by heart", (parts, lines) -> TrainingLooks.byHeart(parts)),
            new Look("gradients", (parts, lines) -> LayerLooks.gradients(parts)),
            new Look("sizes", (parts, lines) -> LayerLooks.sizes(parts)),
            new Look("data", (parts, lines) -> DataLooks.data(parts)),
            new Look("another size", (parts, lines) -> DataLooks.anotherSize(parts)));

    private static final Look CODE = new Look(
            "code", (parts, lines) -> lines.orElse("No single line is wrong by itself: the other looks tell more."));

    static final List<Look> ALL =
            Stream.concat(AT_NUMBERS.stream(), Stream.of(CODE)).toList();

    static Optional<Look> named(String name) {
        return ALL.stream().filter(look -> look.name.equals(name)).findFirst();
    }

    static String names() {
        return ALL.stream().map(look -> '"' + look.name + '"').collect(Collectors.joining(", "));
    }

    String at(Parts parts, Optional<String> lines) {
        return text.apply(parts, lines);
    }
}
