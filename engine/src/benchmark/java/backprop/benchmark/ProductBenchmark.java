package backprop.benchmark;

import backprop.Matrix;
import backprop.NumpyRandom;
import backprop.engine.KeptProduct;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One matrix product. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProductBenchmark {
    /**
     * The method of {@link Matrix}, the rows of the result, the terms of each sum, and the columns of the result; and "kept"
     * if no memory is to be made for it.
     */
    @Param("dot_256_256_256")
    public String workload;

    /** Ours, or EJML. */
    @Param("ours")
    public String peer;

    private Matrix left;
    private Matrix right;
    private KeptProduct kept;
    private DMatrixRMaj ejmlLeft;
    private DMatrixRMaj ejmlRight;
    private DMatrixRMaj ejmlResult;
    private String kind;
    private boolean keeps;

    /** Makes the operands. */
    @Setup
    public void prepare() {
        String[] parts = workload.split("_", -1);
        kind = parts[0];
        keeps = parts.length > 4;
        int m = Integer.parseInt(parts[1]);
        int k = Integer.parseInt(parts[2]);
        int n = Integer.parseInt(parts[3]);
        var random = new NumpyRandom(1);
        left = kind.equals("transposeDot") ? random.randn(k, m) : random.randn(m, k);
        right = kind.equals("dotTranspose") ? random.randn(n, k) : random.randn(k, n);
        kept = new KeptProduct(kind, left, right);
        ejmlLeft = new DMatrixRMaj(left.toArray());
        ejmlRight = new DMatrixRMaj(right.toArray());
        ejmlResult = new DMatrixRMaj(m, n);
    }

    /** What is timed. */
    @Benchmark
    public Object product() {
        if (keeps) {
            return kept.multiply();
        }
        return peer.equals("EJML") ? ejml() : ours();
    }

    private Object ours() {
        return switch (kind) {
            case "transposeDot" -> left.transposeDot(right);
            case "dotTranspose" -> left.dotTranspose(right);
            default -> left.dot(right);
        };
    }

    private Object ejml() {
        return switch (kind) {
            case "transposeDot" -> CommonOps_DDRM.multTransA(ejmlLeft, ejmlRight, ejmlResult);
            case "dotTranspose" -> CommonOps_DDRM.multTransB(ejmlLeft, ejmlRight, ejmlResult);
            default -> CommonOps_DDRM.mult(ejmlLeft, ejmlRight, ejmlResult);
        };
    }
}
