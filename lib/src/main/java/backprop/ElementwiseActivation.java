package backprop;

import java.util.function.DoubleUnaryOperator;

/** An activation that takes each element on its own: A = f(Z), dZ = dA ⊙ f′(Z). */
record ElementwiseActivation(String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative) implements Activation {
    @Override
    public Matrix forward(Matrix Z) {
        return Z.map(f);
    }

    @Override
    public Matrix backward(Matrix dA, Matrix Z, Matrix A) {
        return dA.times(Z.map(derivative));
    }

    @Override
    public String toString() {
        return name;
    }
}
