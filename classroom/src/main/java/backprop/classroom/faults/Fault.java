package backprop.classroom.faults;

import backprop.Activation;
import backprop.Initializer;
import backprop.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * What is wrong with a case.
 *
 * @param number the number of the case
 * @param breakIt puts the fault into sound parts
 * @param type of the part that has the fault
 * @param mend puts a reader's part into the place of the fault
 */
record Fault(int number, UnaryOperator<Parts> breakIt, Class<?> type, BiFunction<Parts, Object, Parts> mend) {
    static final Fault SIGN = new Fault(
            1,
            parts -> parts.withOutputGradient(Broken::outputGradientOfTheWrongSign),
            BinaryOperator.class,
            Fault::withOutputGradient);

    static final Fault ZERO_WEIGHTS = new Fault(
            2,
            parts -> parts.withInitializer(Initializer.ZEROS),
            Initializer.class,
            (parts, mend) -> parts.withInitializer((Initializer) mend));

    static final Fault NO_MASK = new Fault(
            3,
            parts -> parts.withReluGradient(Broken::reluGradientWithoutMask),
            BinaryOperator.class,
            (parts, mend) -> parts.withReluGradient(ofMatrices(mend)));

    static final Fault RATE = new Fault(
            4,
            parts -> parts.withRate(100 * parts.rate()),
            Number.class,
            (parts, mend) -> parts.withRate(((Number) mend).doubleValue()));

    static final Fault WRONG_MEAN = new Fault(
            5,
            parts -> parts.withOutputGradient(Broken::outputGradientOfTheWrongMean),
            BinaryOperator.class,
            Fault::withOutputGradient);

    static final Fault SOFTMAX_TWICE = new Fault(
            6,
            parts -> parts.withOutput(Activation.SOFTMAX),
            Activation.class,
            (parts, mend) -> parts.withOutput((Activation) mend));

    static final Fault TRANSPOSE = new Fault(
            7,
            parts -> parts.withSteps(Broken::stepWithoutTranspose, parts.otherSteps()),
            LayerStep.class,
            Fault::withSteps);

    static final Fault ORDER = new Fault(
            8,
            parts -> parts.withOrder(Broken::orderOfTheFile),
            Order.class,
            (parts, mend) -> parts.withOrder((Order) mend));

    static final Fault EARLY_STEP = new Fault(
            9, parts -> parts.withSteps(Broken::earlyStep, Broken::earlyStep), LayerStep.class, Fault::withSteps);

    static final Fault SCALER = new Fault(
            10,
            parts -> parts.withScaling(Broken::scalerOfAllData),
            Scaling.class,
            (parts, mend) -> parts.withScaling((Scaling) mend));

    /** In the order of the cases. */
    static final List<Fault> ALL =
            List.of(SIGN, ZERO_WEIGHTS, NO_MASK, RATE, WRONG_MEAN, SOFTMAX_TWICE, TRANSPOSE, ORDER, EARLY_STEP, SCALER);

    /** Without the name of the right type, which would tell the fault. */
    private static final String OTHER_PART = "The fault of this case is not in a part of this kind.";

    /** Sound parts but for this fault. */
    Parts broken() {
        return breakIt.apply(Parts.SOUND);
    }

    /**
     * The broken parts with the reader's part in the place of the fault.
     *
     * @throws IllegalArgumentException if it has another type than that part
     */
    Parts mendedWith(Object part) {
        if (!type.isInstance(part)) {
            throw new IllegalArgumentException(OTHER_PART);
        }
        return mend.apply(broken(), part);
    }

    /** The broken lines, if a few lines can show them: those of {@link Broken}. */
    Optional<String> lines() {
        String resource = "case" + number + ".txt";
        try (InputStream file = Fault.class.getResourceAsStream(resource)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
        } catch (IOException e) {
            throw new UncheckedIOException("the lines could not be read from " + resource, e);
        }
    }

    private static Parts withOutputGradient(Parts parts, Object mend) {
        return parts.withOutputGradient(ofMatrices(mend));
    }

    private static Parts withSteps(Parts parts, Object mend) {
        return parts.withSteps((LayerStep) mend, (LayerStep) mend);
    }

    @SuppressWarnings("unchecked") // A lambda does not know its type's parameters; a wrong one fails when it is called.
    private static BinaryOperator<Matrix> ofMatrices(Object mend) {
        return (BinaryOperator<Matrix>) mend;
    }
}
