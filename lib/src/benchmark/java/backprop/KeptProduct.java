package backprop;

/** A product whose result is written to the same memory each time: what is left when no memory has to be made. */
public final class KeptProduct {
    private final int rows;
    private final int terms;
    private final int columns;
    private final BlockedProduct.Operand left;
    private final BlockedProduct.Operand right;
    private final double[] result;

    /** Kind is the name of a method of {@link Matrix}: dot, transposeDot or dotTranspose. */
    public KeptProduct(String kind, Matrix left, Matrix right) {
        boolean leftTransposed = kind.equals("transposeDot");
        boolean rightTransposed = kind.equals("dotTranspose");
        rows = leftTransposed ? left.columns() : left.rows();
        terms = leftTransposed ? left.rows() : left.columns();
        columns = rightTransposed ? right.rows() : right.columns();
        this.left = new BlockedProduct.Operand(left, leftTransposed);
        this.right = new BlockedProduct.Operand(right, rightTransposed);
        result = new double[rows * columns];
    }

    /** The product, row-major. */
    public double[] multiply() {
        BlockedProduct.SHARED.multiply(rows, terms, columns, left, right, result);
        return result;
    }
}
