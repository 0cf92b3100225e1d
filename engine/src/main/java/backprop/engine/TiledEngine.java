package backprop.engine;

import backprop.BatchGradient;
import backprop.Engine;
import backprop.Loss;
import backprop.Network;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/** The engine that the library finds by its name: large products block by block, and gradients tile by tile. */
public final class TiledEngine implements Engine {
    /** For fewer elements a loop of their own is not worth making. */
    private static final int LEAST_LENGTH = 256;

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
        if (DirectProduct.SHARED.multiply(rows, terms, columns, a, aTransposed, b, bTransposed, c)) {
            return true;
        }
        if (!BlockedProduct.pays(rows, terms, columns)) {
            return false;
        }
        BlockedProduct.SHARED.multiply(
                new BlockedProduct.Operand(a, rows, terms, aTransposed),
                new BlockedProduct.Operand(b, terms, columns, bTransposed),
                c);
        return true;
    }

    @Override
    public double[] map(DoubleUnaryOperator f, double[] a) {
        return a.length < LEAST_LENGTH
                ? Engine.super.map(f, a)
                : FunctionLoops.of(f).map(f, a);
    }

    @Override
    public double[] zeroWhere(DoublePredicate condition, double[] mask, double[] a) {
        return a.length < LEAST_LENGTH
                ? Engine.super.zeroWhere(condition, mask, a)
                : FunctionLoops.of(condition).zeroWhere(condition, mask, a);
    }
}
