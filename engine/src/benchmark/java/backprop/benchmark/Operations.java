package backprop.benchmark;

import backprop.Matrix;
import backprop.NumpyRandom;

/** One operation of {@link Matrix} at a shape of the articles, as op_NAME_ROWS_COLUMNS; workloads.py has NumPy's. */
final class Operations implements Epochs {
    private final Matrix a;
    private final Matrix b;
    private final Matrix row;
    private final Matrix column;
    private final String name;
    private Object last = "";

    private Operations(String name, int rows, int columns) {
        this.name = name;
        var random = new NumpyRandom(1);
        a = random.randn(rows, columns);
        b = random.rand(rows, columns).plus(0.1);
        row = random.randn(1, columns);
        column = random.randn(rows, 1);
    }

    /** The operation of this name. */
    static Operations of(String workload) {
        ReadableEpochs.useManyFunctions();
        String[] parts = workload.split("_", -1);
        return new Operations(parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
    }

    @Override
    public void run(int times) {
        for (int i = 0; i < times; i++) {
            last = once();
        }
    }

    /** Kept, so that no result is left out as useless. */
    Object last() {
        return last;
    }

    private Object once() {
        return switch (name) {
            case "plus" -> a.plus(b);
            case "plusRow" -> a.plus(row);
            case "plusColumn" -> a.plus(column);
            case "minus" -> a.minus(b);
            case "times" -> a.times(b);
            case "timesNumber" -> a.times(0.5);
            case "dividedBy" -> a.dividedBy(b);
            case "square" -> a.square();
            case "maximum" -> a.maximum(0);
            case "sign" -> a.sign();
            case "mapSignum" -> a.map(Math::signum);
            case "mapSigmoid" -> a.map(z -> 1 / (1 + Math.exp(-z)));
            case "zeroWhere" -> a.zeroWhere(a, v -> v < 0);
            case "exp" -> a.exp();
            case "log" -> b.log();
            case "sqrt" -> b.sqrt();
            case "abs" -> a.abs();
            case "copiedTranspose" -> a.transpose().copy();
            case "columnSums" -> a.columnSums();
            case "rowSums" -> a.rowSums();
            case "rowMax" -> a.rowMax();
            case "sum" -> a.sum();
            case "subtractInPlace" -> subtracted();
            case "addScaled" -> scaled();
            default -> throw new IllegalArgumentException("no operation " + name);
        };
    }

    private Object subtracted() {
        a.subtractInPlace(b);
        return a;
    }

    private Object scaled() {
        a.addScaled(-1e-9, b);
        return a;
    }
}
