package backprop.playground;

/**
 * A number for each epoch, thinned out as they grow many: where there is no more room, every second one is dropped,
 * and from then on only every second one is kept.
 */
final class Curve {
    private static final int ROOM = 512;

    private final double[] values = new double[ROOM];
    private int count;
    private int stride = 1;

    /** Takes the value of an epoch, counted from 0, if it is one of those that are kept. */
    void add(int epoch, double value) {
        if (epoch % stride != 0) {
            return;
        }
        if (count == ROOM) {
            count = ROOM / 2;
            for (int k = 0; k < count; k++) {
                values[k] = values[2 * k];
            }
            stride *= 2;
            add(epoch, value);
            return;
        }
        values[count++] = value;
    }

    int count() {
        return count;
    }

    /** How many epochs lie between two values. */
    int stride() {
        return stride;
    }

    /** The values, of which the first {@link #count} are there. */
    double[] values() {
        return values;
    }
}
