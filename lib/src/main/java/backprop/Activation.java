package backprop;

import java.util.function.DoubleUnaryOperator;

/**
 * The function A = f(Z) at the end of a layer, and its derivative. Z and A are examples×outputs.
 *
 * <p>Plug in your own with {@link #of}, and give it to {@link #register} if it is to be found by its name, for example
 * when a saved network is loaded.
 */
public interface Activation {
    /**
     * max(z, 0). Its derivative at 0, where it has none, is taken as 0, as in article 003; articles 000 and 001 take 1. It
     * seldom matters, because a sum of real numbers is hardly ever exactly 0; the exception is an input of zeros in front
     * of biases that still are 0, such as (0, 0) in the first epoch of XOR.
     */
    Activation RELU = of("relu", z -> Math.max(z, 0), z -> z > 0 ? 1 : 0);

    /** 1 / (1 + e⁻ᶻ), with the derivative a·(1 − a). */
    Activation SIGMOID = of("sigmoid", Sigmoid::value, Sigmoid::derivative);

    /** tanh z, with the derivative 1 − tanh² z. */
    Activation TANH = of("tanh", Math::tanh, z -> 1 - Math.tanh(z) * Math.tanh(z));

    /** z as it is, with the derivative 1: for predictions that are any number. */
    Activation LINEAR = of("linear", z -> z, z -> 1);

    /** eᶻʲ / Σ_k eᶻᵏ in each row: positive numbers that add up to 1, one probability a class. */
    Activation SOFTMAX = new Softmax();

    /** The name by which {@link #named} finds it once it is registered. */
    String name();

    /** A = f(Z); Z is not modified. */
    Matrix forward(Matrix Z);

    /**
     * The gradient with respect to Z, dZ_ij = Σ_k dA_ik · ∂A_ik/∂Z_ij, which for a function that takes each element on its
     * own is dA ⊙ f′(Z).
     *
     * @param dA the gradient with respect to A; not modified
     * @param Z what went into {@link #forward}; not modified
     * @param A what came out of it; not modified
     */
    Matrix backward(Matrix dA, Matrix Z, Matrix A);

    /**
     * An activation that takes each element on its own.
     *
     * @param name what to call it
     * @param f a = f(z)
     * @param derivative f′(z), of z and not of a
     */
    static Activation of(String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative) {
        return new ElementwiseActivation(name, f, derivative);
    }

    /**
     * The activation of this name: relu, sigmoid, tanh, linear, softmax, or one that was registered.
     *
     * @throws IllegalArgumentException if there is none; the message lists the known names
     */
    static Activation named(String name) {
        return ActivationRegistry.named(name);
    }

    /**
     * Makes {@link #named} find this activation under its name; a second one of the same name takes the place of the
     * first, so that a notebook cell can be run again.
     *
     * @throws IllegalArgumentException if the name is one of the library's own
     */
    static void register(Activation activation) {
        ActivationRegistry.register(activation);
    }
}
