package backprop;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The function A = f(Z) at the end of a layer, and its derivative. Z and A are examples x outputs.
 *
 * <p>Plug in your own with {@link #of}, and give it to {@link #register} if it is to be found by its name, for example
 * when a saved network is loaded. A training calls it from the thread on which it runs; it may do there whatever it
 * likes, even multiply matrices and train other networks, and what it throws comes out of the training as it is.
 */
public interface Activation {
    /**
     * max(z, 0). Its derivative at 0, where it has none, is taken as 0, as in article 003; articles 000 and 001 take 1.
     * It seldom matters, because a sum of real numbers is hardly ever exactly 0; the exception is an input of zeros in
     * front of biases that still are 0, such as (0, 0) in the first epoch of XOR.
     */
    Activation RELU = of("relu", z -> Math.max(z, 0), (z, a) -> z > 0 ? 1 : 0);

    /**
     * z if it is above 0, else 0.01 * z, so that a unit that is off can still learn: A. Maas et al., "Rectifier
     * Nonlinearities Improve Neural Network Acoustic Models" (2013). Its derivative is 1 or 0.01.
     */
    Activation LEAKY_RELU = of("leaky_relu", z -> z > 0 ? z : 0.01 * z, (z, a) -> z > 0 ? 1 : 0.01);

    /** 1 / (1 + e^-z), with the derivative a * (1 - a). */
    Activation SIGMOID = of("sigmoid", Activation::sigmoid, (z, a) -> a * (1 - a));

    /** tanh z, with the derivative 1 - a^2. */
    Activation TANH = of("tanh", Math::tanh, (z, a) -> 1 - a * a);

    /** z as it is, with the derivative 1: for predictions that are any number. */
    Activation LINEAR = of("linear", z -> z, (z, a) -> 1);

    /** e^z_j / sum_k e^z_k in each row: positive numbers that add up to 1, one probability a class. */
    Activation SOFTMAX = softmax();

    /** The name by which {@link #named} finds it once it is registered. */
    String name();

    /**
     * A = f(Z).
     *
     * @param Z examples x outputs; not modified
     * @return A, in the same shape
     */
    Matrix forward(Matrix Z);

    /**
     * The gradient with respect to Z, dZ_ij = sum_k dA_ik * (the derivative of A_ik with respect to Z_ij), which for a
     * function that takes each element on its own is dA_ij * f'(z_ij).
     *
     * @param dA the gradient with respect to A; not modified
     * @param Z what went into {@link #forward}; not modified
     * @param A what came out of it; not modified
     * @return dZ, in the same shape
     */
    Matrix backward(Matrix dA, Matrix Z, Matrix A);

    /**
     * An activation that takes each element on its own.
     *
     * @param name what to call it
     * @param f a = f(z)
     * @param derivative f'(z), of z and not of a
     */
    static Activation of(String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative) {
        return of(name, f, (z, a) -> derivative.applyAsDouble(z));
    }

    /**
     * The same, with a derivative that is told a = f(z) too: tanh, for one, need not be computed again.
     *
     * @param name what to call it
     * @param f a = f(z)
     * @param derivative f'(z), of z and a
     */
    static Activation of(String name, DoubleUnaryOperator f, DoubleBinaryOperator derivative) {
        return new Activation() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Matrix forward(Matrix Z) {
                return Z.map(f);
            }

            @Override
            public Matrix backward(Matrix dA, Matrix Z, Matrix A) {
                return dA.times(Z.combine("derivative", A, derivative));
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }

    private static double sigmoid(double z) {
        // Of the two ways to write it, the one whose power cannot overflow.
        double power = Math.exp(-Math.abs(z));
        return z >= 0 ? 1 / (1 + power) : power / (1 + power);
    }

    /** Every output depends on every input of its row. */
    private static Activation softmax() {
        return new Activation() {
            @Override
            public String name() {
                return "softmax";
            }

            /** The row's maximum is subtracted first: it cancels, and keeps the powers from overflowing. */
            @Override
            public Matrix forward(Matrix Z) {
                Matrix powers = Z.minus(Z.rowMax()).exp();
                return powers.dividedBy(powers.rowSums());
            }

            /** A_ik's derivative with respect to Z_ij is A_ik * ((1 if k = j, else 0) - A_ij). */
            @Override
            public Matrix backward(Matrix dA, Matrix Z, Matrix A) {
                return A.times(dA.minus(dA.times(A).rowSums()));
            }

            @Override
            public String toString() {
                return name();
            }
        };
    }

    /**
     * The activation of this name: relu, leaky_relu, sigmoid, tanh, linear, softmax, or one that was registered.
     *
     * @throws IllegalArgumentException if there is none; the message lists the known names
     */
    static Activation named(String name) {
        return KnownActivations.named(name);
    }

    /**
     * Makes {@link #named} find this activation under its name; a second one of the same name takes the place of the
     * first, so that a notebook cell can be run again.
     *
     * @throws IllegalArgumentException if the name is one of the library's own
     */
    static void register(Activation activation) {
        KnownActivations.register(activation);
    }

    /**
     * Refuses an activation of your own that has the name of one of the library's, for which it would be taken.
     *
     * @throws IllegalArgumentException if it is one
     */
    static void checkName(Activation activation) {
        KnownActivations.checkName(activation);
    }
}

/** The activations that can be found by name. An interface cannot keep them to itself: all that it has is public. */
final class KnownActivations {
    private static final Map<String, Activation> BUILT_IN = Map.of(
            "relu", Activation.RELU,
            "leaky_relu", Activation.LEAKY_RELU,
            "sigmoid", Activation.SIGMOID,
            "tanh", Activation.TANH,
            "linear", Activation.LINEAR,
            "softmax", Activation.SOFTMAX);
    private static final Map<String, Activation> REGISTERED = new ConcurrentHashMap<>();

    private KnownActivations() {}

    static void register(Activation activation) {
        checkName(activation);
        REGISTERED.put(activation.name(), activation);
    }

    static void checkName(Activation activation) {
        Activation builtIn = BUILT_IN.get(activation.name());
        if (builtIn != null && builtIn != activation) {
            throw new IllegalArgumentException(
                    "'%s' is the library's own activation; give yours another name".formatted(activation.name()));
        }
    }

    static Activation named(String name) {
        var known = new TreeMap<>(BUILT_IN);
        known.putAll(REGISTERED);
        Activation found = known.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no activation is named '%s'; known are %s; add your own with Activation.register"
                            .formatted(name, String.join(", ", known.keySet())));
        }
        return found;
    }
}
