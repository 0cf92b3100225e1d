package backprop.playground;

/**
 * Turns numbers into the pixels that a page's canvas takes: red, green, blue and opacity, a byte each, in one int from
 * its lowest byte on. A number from -1 to 1 gets a colour between that for -1, over that for 0, to that for 1.
 */
final class Paint {
    /** Half of the colours' count: finer steps would not be seen. */
    private static final int HALF = 256;

    private final int[] shades = new int[2 * HALF + 1];
    private int[] pixels = {};

    Paint() {
        colours(new double[] {230, 159, 0, 255, 255, 255, 0, 114, 178});
    }

    /** Takes red, green and blue, 0 to 255, of the colours for -1, 0 and 1. */
    void colours(double[] nine) {
        for (int k = 0; k < shades.length; k++) {
            double weight = Math.abs(k - HALF) / (double) HALF;
            int to = k < HALF ? 0 : 6;
            int shade = 0xff;
            for (int c = 2; c >= 0; c--) {
                shade = shade << 8 | (int) (nine[3 + c] + weight * (nine[to + c] - nine[3 + c]) + 0.5);
            }
            shades[k] = shade;
        }
    }

    /** Begins a picture of this many pixels. */
    void begin(int count) {
        if (pixels.length != count) {
            pixels = new int[count];
        }
    }

    /** Paints a pixel for a number, which is taken as -1 or 1 where it is beyond; NaN is as 0. */
    void pixel(int at, double value) {
        int k = HALF;
        if (value >= 1) {
            k = 2 * HALF;
        } else if (value <= -1) {
            k = 0;
        } else if (!Double.isNaN(value)) {
            k = (int) (HALF * (value + 1) + 0.5);
        }
        pixels[at] = shades[k];
    }

    /** The picture, which the next one writes over. */
    int[] pixels() {
        return pixels;
    }
}
