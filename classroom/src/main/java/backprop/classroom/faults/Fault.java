package backprop.classroom.faults;

import backprop.Activation;
import backprop.Initializer;
import backprop.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** The faults, in the order of the cases from 1 on. */
enum Fault {
    SIGN(
            parts -> parts.withOutputGradient(Broken::outputGradientOfTheWrongSign),
            BinaryOperator.class,
            Fault::withOutputGradient),
    ZERO_WEIGHTS(
            parts -> parts.withInitializer(Initializer.ZEROS),
            Initializer.class,
            (parts, mend) -> parts.withInitializer((Initializer) mend)),
    NO_MASK(
            parts -> parts.withReluGradient(Broken::reluGradientWithoutMask),
            BinaryOperator.class,
            (parts, mend) -> parts.withReluGradient(ofMatrices(mend))),
    RATE(
            parts -> parts.withRate(100 * parts.rate()),
            Number.class,
            (parts, mend) -> parts.withRate(((Number) mend).doubleValue())),
    WRONG_MEAN(
            parts -> parts.withOutputGradient(Broken::outputGradientOfTheWrongMean),
            BinaryOperator.class,
            Fault::withOutputGradient),
    SOFTMAX_TWICE(
            parts -> parts.withOutput(Activation.SOFTMAX),
            Activation.class,
            (parts, mend) -> parts.withOutput((Activation) mend)),
    TRANSPOSE(
            parts -> parts.withSteps(Broken::stepWithoutTranspose, parts.otherSteps()),
            LayerStep.class,
            Fault::withSteps),
    ORDER(
            parts -> parts.withOrder(Broken::orderOfTheFile),
            Order.class,
            (parts, mend) -> parts.withOrder((Order) mend)),
    EARLY_STEP(parts -> parts.withSteps(Broken::earlyStep, Broken::earlyStep), LayerStep.class, Fault::withSteps),
    SCALER(
            parts -> parts.withScaling(Broken::scalerOfAllData),
            Scaling.class,
            (parts, mend) -> parts.withScaling((Scaling) mend));

    /** Without the name of the right type, which would tell the fault. */
    private static final String OTHER_PART = "The fault of this case is not in a part of this kind.";

    private final UnaryOperator<Parts> breakIt;
    private final Class<?> type;
    private final BiFunction<Parts, Object, Parts> mend;

    Fault(UnaryOperator<Parts> breakIt, Class<?> type, BiFunction<Parts, Object, Parts> mend) {
        this.breakIt = breakIt;
        this.type = type;
        this.mend = mend;
    }

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
        String resource = "case" + (ordinal() + 1) + ".txt";
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
