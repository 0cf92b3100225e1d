package backprop.classroom;

import java.util.Arrays;

/**
 * A long row of points of which a few hundred are kept, evenly spread: when there is no room, every other one goes. Which
 * ones are kept depends on how many came and on nothing else, so that a curve is the same after each run. The last point is
 * always kept.
 */
final class ThinnedCurve {
    /** A line is drawn through as many points, which leaves a few pixels between two of them. */
    private static final int MOST_POINTS = 256;

    private final double[] x = new double[MOST_POINTS];
    private final double[] y = new double[MOST_POINTS];
    private int kept;
    private long came;
    private long every = 1;
    private double lastX;
    private double lastY;

    void add(double newX, double newY) {
        if (came % every == 0) {
            if (kept == MOST_POINTS) {
                for (int i = 0; i < MOST_POINTS / 2; i++) {
                    x[i] = x[2 * i];
                    y[i] = y[2 * i];
                }
                kept = MOST_POINTS / 2;
                every *= 2;
            }
            // After thinning, MOST_POINTS is a multiple of the new step, so this point has its place in the row.
            x[kept] = newX;
            y[kept] = newY;
            kept++;
        }
        came++;
        lastX = newX;
        lastY = newY;
    }

    boolean isEmpty() {
        return came == 0;
    }

    double[] x() {
        return withLast(x, lastX);
    }

    double[] y() {
        return withLast(y, lastY);
    }

    double firstY() {
        return y[0];
    }

    double lastX() {
        return lastX;
    }

    double lastY() {
        return lastY;
    }

    private double[] withLast(double[] values, double last) {
        boolean lastIsKept = came == 0 || (came - 1) % every == 0;
        double[] result = Arrays.copyOf(values, lastIsKept ? kept : kept + 1);
        if (!lastIsKept) {
            result[kept] = last;
        }
        return result;
    }
}
