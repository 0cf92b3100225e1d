package backprop.benchmark;

import backprop.NumpyRandom;
import java.util.Map;
import java.util.function.BiFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The operations that EJML has too, each with a new result, as {@link Operations} makes one. */
final class EjmlOperations implements Epochs {
    private static final Map<String, BiFunction<DMatrixRMaj, DMatrixRMaj, Object>> KNOWN = Map.ofEntries(
            Map.entry("plus", (a, b) -> CommonOps_DDRM.add(a, b, a.createLike())),
            Map.entry("minus", (a, b) -> CommonOps_DDRM.subtract(a, b, a.createLike())),
            Map.entry("times", (a, b) -> CommonOps_DDRM.elementMult(a, b, a.createLike())),
            Map.entry("timesNumber", (a, b) -> scaled(a)),
            Map.entry("dividedBy", (a, b) -> CommonOps_DDRM.elementDiv(a, b, a.createLike())),
            Map.entry("exp", (a, b) -> CommonOps_DDRM.elementExp(a, a.createLike())),
            Map.entry("log", (a, b) -> CommonOps_DDRM.elementLog(b, b.createLike())),
            Map.entry("copiedTranspose", (a, b) -> CommonOps_DDRM.transpose(a, null)),
            Map.entry("columnSums", (a, b) -> CommonOps_DDRM.sumCols(a, null)),
            Map.entry("rowSums", (a, b) -> CommonOps_DDRM.sumRows(a, null)),
            Map.entry("rowMax", (a, b) -> CommonOps_DDRM.maxRows(a, null)),
            Map.entry("sum", (a, b) -> CommonOps_DDRM.elementSum(a)),
            Map.entry("subtractInPlace", EjmlOperations::subtracted),
            Map.entry("addScaled", EjmlOperations::added));

    private final BiFunction<DMatrixRMaj, DMatrixRMaj, Object> operation;
    private final DMatrixRMaj a;
    private final DMatrixRMaj b;
    private Object last = "";

    private EjmlOperations(BiFunction<DMatrixRMaj, DMatrixRMaj, Object> operation, int rows, int columns) {
        this.operation = operation;
        var random = new NumpyRandom(1);
        a = new DMatrixRMaj(random.randn(rows, columns).toArray());
        b = new DMatrixRMaj(random.rand(rows, columns).plus(0.1).toArray());
    }

    /** Whether EJML has this operation, op_NAME_ROWS_COLUMNS. */
    static boolean knows(String workload) {
        return KNOWN.containsKey(workload.split("_", -1)[1]);
    }

    /** The operation of this name. */
    static EjmlOperations of(String workload) {
        String[] parts = workload.split("_", -1);
        return new EjmlOperations(KNOWN.get(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
    }

    @Override
    public void run(int times) {
        for (int i = 0; i < times; i++) {
            last = operation.apply(a, b);
        }
    }

    /** Kept, so that no result is left out as useless. */
    Object last() {
        return last;
    }

    private static Object scaled(DMatrixRMaj a) {
        DMatrixRMaj result = a.createLike();
        CommonOps_DDRM.scale(0.5, a, result);
        return result;
    }

    private static Object subtracted(DMatrixRMaj a, DMatrixRMaj b) {
        CommonOps_DDRM.subtractEquals(a, b);
        return a;
    }

    private static Object added(DMatrixRMaj a, DMatrixRMaj b) {
        CommonOps_DDRM.addEquals(a, -1e-9, b);
        return a;
    }
}
