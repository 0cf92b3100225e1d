package backprop.engine;

import backprop.BatchGradient;
import backprop.Engine;
import backprop.Loss;
import backprop.Network;
import java.util.Optional;

/** The engine that the library finds by its name: large products block by block, and gradients tile by tile. */
public final class TiledEngine implements Engine {
    /** For the library, which asks for one. */
    public TiledEngine() {}

    @Override
    public Optional<BatchGradient> gradient(Network network, Loss loss) {
        return TiledBatchGradient.supports(network, loss)
                ? Optional.of(new TiledBatchGradient(network, loss, Team.SHARED, InnerLoops::create))
                : Optional.empty();
    }

    @Override
    public boolean multiply(
            int rows,
            int terms,
            int columns,
            double[] a,
            boolean aTransposed,
            double[] b,
            boolean bTransposed,
            double[] c) {
        if (!BlockedProduct.pays(rows, terms, columns)) {
            return false;
        }
        BlockedProduct.SHARED.multiply(
                new BlockedProduct.Operand(a, rows, terms, aTransposed),
                new BlockedProduct.Operand(b, terms, columns, bTransposed),
                c);
        return true;
    }
}
