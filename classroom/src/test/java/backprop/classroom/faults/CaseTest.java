package backprop.classroom.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.Activation;
import backprop.GradientCheck.Result;
import backprop.Initializer;
import backprop.Matrix;
import backprop.NumpyRandom;
import backprop.StandardScaler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.XYSeries;

/** That each case, mended, is sound; and that its looks show the same wherever they run. */
class CaseTest {
    private static final List<String> LOOKS =
            List.of("training", "by heart", "gradients", "sizes", "data", "another size", "code");

    static List<Fault> faults() {
        return Fault.ALL;
    }

    static IntStream numbers() {
        return IntStream.rangeClosed(1, Case.COUNT);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void a_mended_case_looks_as_the_sound_one_does(int number) {
        Case mended = Case.open(number).mendedWith(Mends.of(number));
        for (String look : LOOKS.subList(0, LOOKS.size() - 1)) {
            assertThat(withoutTitle(mended.text(look)))
                    .isEqualTo(withoutTitle(Case.open(0).text(look)));
        }
        assertThat(Case.open(number).complaint(Mends.of(number))).isEmpty();
    }

    private static String withoutTitle(String text) {
        return text.lines().skip(1).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_broken_case_is_refused(Fault fault) {
        assertThat(SoundnessCheck.complaint(fault.broken())).isPresent();
    }

    @Test
    void a_mend_that_does_not_mend_is_told_what_is_still_wrong() {
        BinaryOperator<Matrix> undivided = (P, Y) -> P.minus(Y);
        assertThat(Case.open(1).complaint(undivided))
                .hasValueSatisfying(said -> assertThat(said).contains("24.0 times as much"));
        BinaryOperator<Matrix> batchOf25 = (P, Y) -> P.minus(Y).dividedBy(25);
        assertThat(Case.open(5).complaint(batchOf25)).isPresent();
        BinaryOperator<Matrix> maskOfGradient = (dA, Z) -> dA.maximum(0);
        assertThat(Case.open(3).complaint(maskOfGradient)).isPresent();
        assertThat(Case.open(4).complaint(10))
                .hasValueSatisfying(said -> assertThat(said).contains("leaps"));
        assertThat(Case.open(4).complaint(1e-3))
                .hasValueSatisfying(said -> assertThat(said).contains("too little"));
        Initializer equal = (inputs, outputs, random) -> Matrix.full(inputs, outputs, 0.5);
        assertThat(Case.open(2).complaint(equal)).isPresent();
        assertThat(Case.open(6).complaint(Activation.SIGMOID)).isPresent();
        Order backwards = (examples, random) ->
                IntStream.iterate(examples - 1, i -> i - 1).limit(examples).toArray();
        assertThat(Case.open(8).complaint(backwards))
                .hasValueSatisfying(said -> assertThat(said).contains("same order"));
        Order withReplacement = (examples, random) -> random.randint(0, examples, examples);
        assertThat(Case.open(8).complaint(withReplacement))
                .hasValueSatisfying(said -> assertThat(said).contains("once"));
        Scaling ofTest = (training, test) -> StandardScaler.fit(test);
        assertThat(Case.open(10).complaint(ofTest)).isPresent();
    }

    @Test
    void the_overview_marks_the_looks_that_tell_something() {
        String[] lines = Case.overview().split("\n");
        assertThat(lines).hasSize(1 + Case.COUNT);
        assertThat(lines[8].strip().split(" +")).containsExactly("8", "x", "-", "-", "-", "x", "-");
    }

    @Test
    void the_points_are_drawn_by_class() {
        assertThat(Case.points().getSeriesCollection())
                .extracting(XYSeries::getName)
                .containsExactly("class 0", "class 1", "class 2");
    }

    @Test
    void a_mend_of_another_kind_is_refused_without_the_name_of_the_right_one() {
        assertThat(Case.open(4).complaint("0.1")).hasValue("The fault of this case is not in a part of this kind.");
        assertThatThrownBy(() -> Case.open(4).mendedWith("0.1")).hasMessageContaining("not in a part of this kind");
        assertThatThrownBy(() -> Case.open(0).mendedWith(0.1)).hasMessageContaining("nothing to mend");
        assertThatThrownBy(() -> Case.open(11)).hasMessageContaining("cases 0 to 10");
    }

    @Test
    void a_look_that_is_not_chosen_or_not_known_lists_the_looks() {
        assertThat(Case.open(3).text(null)).contains(LOOKS);
        assertThat(Case.open(3).text("gradient")).contains(LOOKS).contains("no look");
    }

    /** Another processor may add in another order: no digit that is printed may depend on it. */
    @ParameterizedTest
    @MethodSource("faults")
    void a_rounding_somewhere_changes_nothing_that_is_printed(Fault fault) {
        for (Look look : Look.ALL) {
            assertThat(look.at(withRounding(fault.broken()), fault.lines()))
                    .isEqualTo(look.at(fault.broken(), fault.lines()));
        }
    }

    private static Parts withRounding(Parts parts) {
        NumpyRandom noise = new NumpyRandom(5);
        return parts.withInitializer((inputs, outputs, random) ->
                parts.initializer().weights(inputs, outputs, random).map(w -> w * (1 + 1e-14 * noise.randn())));
    }

    @Test
    void the_lines_that_a_case_shows_are_those_that_it_runs() throws IOException {
        String source = unindented(Files.readString(Path.of("src/main/java/backprop/classroom/faults/Broken.java")));
        List<String> shown =
                Fault.ALL.stream().flatMap(fault -> fault.lines().stream()).toList();
        assertThat(shown).hasSize(7).allSatisfy(lines -> assertThat(source).contains("{\n" + lines + "\n}"));
    }

    private static String unindented(String source) {
        return source.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    @Test
    void a_gradient_check_sees_five_of_the_ten() {
        List<Fault> seen = Fault.ALL.stream()
                .filter(fault ->
                        !StepCheck.of(fault.broken(), LayerLooks.BATCH).stream().allMatch(StepCheck::isRight))
                .toList();
        assertThat(seen)
                .containsExactly(Fault.SIGN, Fault.NO_MASK, Fault.WRONG_MEAN, Fault.TRANSPOSE, Fault.EARLY_STEP);
        assertThat(StepCheck.of(Parts.SOUND, LayerLooks.BATCH))
                .extracting(Result::name)
                .containsExactly("W1", "b1", "W2", "b2", "W3", "b3");
    }
}
