package backprop;

/** A product whose result is written to the same memory each time: what is left when no memory has to be made. */
public final class KeptProduct {
    private final BlockedProduct.Operand left;
    private final BlockedProduct.Operand right;
    private final double[] result;

    /** Kind is the name of a method of {@link Matrix}: dot, transposeDot or dotTranspose. */
    public KeptProduct(String kind, Matrix left, Matrix right) {
        this.left = new BlockedProduct.Operand(left, kind.equals("transposeDot"));
        this.right = new BlockedProduct.Operand(right, kind.equals("dotTranspose"));
        result = new double[this.left.rows() * this.right.columns()];
    }

    /** The product, row-major. */
    public double[] multiply() {
        BlockedProduct.SHARED.multiply(left, right, result);
        return result;
    }
}
