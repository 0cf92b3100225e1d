package backprop.engine;

import backprop.Matrix;

/** A product whose result is written to the same memory each time: what is left when no memory has to be made. */
public final class KeptProduct {
    private final BlockedProduct.Operand left;
    private final BlockedProduct.Operand right;
    private final double[] result;

    /** Kind is the name of a method of {@link Matrix}: dot, transposeDot or dotTranspose. */
    public KeptProduct(String kind, Matrix left, Matrix right) {
        this.left = operand(left, kind.equals("transposeDot"));
        this.right = operand(right, kind.equals("dotTranspose"));
        result = new double[this.left.rows() * this.right.columns()];
    }

    private static BlockedProduct.Operand operand(Matrix matrix, boolean transposed) {
        return transposed ? BlockedProduct.Operand.transposed(matrix) : BlockedProduct.Operand.of(matrix);
    }

    /** The product, row-major. */
    public double[] multiply() {
        BlockedProduct.SHARED.multiply(left, right, result);
        return result;
    }
}
