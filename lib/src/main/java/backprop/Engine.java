package backprop;

import java.util.Optional;

/**
 * The door for something that does the work of this package faster. Without an engine everything works, only slower;
 * with one, the results are the same except for rounding.
 *
 * <p>An engine is a class of this name, {@code backprop.engine.TiledEngine}, with a constructor without parameters. It
 * is looked up by its name, once, when the first product or training asks for it: copy this folder without it, and
 * nothing else changes.
 */
public interface Engine extends Product.Faster {
    /**
     * Whatever computes the gradients of this network's batches.
     *
     * @param network its layers are asked for their parameters in each step
     * @param loss the loss of the network's outputs
     * @return nothing if a part of the network or the loss is not known to the engine
     */
    Optional<BatchGradient> gradient(Network network, Loss loss);

    /**
     * C = A B, with A rows x terms, B terms x columns and C rows x columns, all stored row by row. Products may be
     * asked for on several threads at once, and within one another.
     *
     * @param a not modified; if aTransposed, the transpose of A, terms x rows
     * @param b not modified; if bTransposed, the transpose of B, columns x terms
     * @param c receives the product
     * @return false if the product is too small to be worth it: then c is as it was
     */
    @Override
    boolean multiply(
            int rows,
            int terms,
            int columns,
            double[] a,
            boolean aTransposed,
            double[] b,
            boolean bTransposed,
            double[] c);

    /** The fastest way to compute this network's gradients: the engine's, if there is one that knows all the parts. */
    static BatchGradient fastest(Network network, Loss loss) {
        return (Product.FAST instanceof Engine engine
                        ? engine.gradient(network, loss)
                        : Optional.<BatchGradient>empty())
                .orElseGet(() -> BatchGradient.readable(network, loss));
    }
}
