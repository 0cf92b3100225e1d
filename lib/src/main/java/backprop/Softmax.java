package backprop;

/** The softmax of each row, A_ij = e^Z_ij / Σ_k e^Z_ik, whose every output depends on every input of its row. */
final class Softmax implements Activation {
    @Override
    public String name() {
        return "softmax";
    }

    /** The row's maximum is subtracted first: it changes nothing, as it cancels, and keeps the powers from overflowing. */
    @Override
    public Matrix forward(Matrix Z) {
        Matrix powers = Z.minus(Z.rowMax()).map(Math::exp);
        return powers.dividedBy(powers.rowSums());
    }

    /** With ∂A_ik/∂Z_ij = A_ik·(δ_kj − A_ij): dZ_ij = A_ij · (dA_ij − Σ_k dA_ik·A_ik). */
    @Override
    public Matrix backward(Matrix dA, Matrix Z, Matrix A) {
        return A.times(dA.minus(dA.times(A).rowSums()));
    }

    @Override
    public String toString() {
        return name();
    }
}
