package backprop.classroom;

import java.awt.Color;

/** The colours of all charts and pictures: colour-blind readers can tell them apart. */
final class Palette {
    /** The paper: off white, so that a picture does not glare on a dark page. */
    static final Color PAPER = new Color(0xF5F4F0);

    static final Color INK = Color.BLACK;

    /** Lines that only guide the eye. */
    static final Color GRID = new Color(0xDCDAD4);

    /** What is there and does nothing. */
    static final Color DEAD = new Color(0xB5B2AA);

    static final Color BLUE = new Color(0x0072B2);
    static final Color VERMILION = new Color(0xD55E00);

    /** What goes forward: values. */
    static final Color FORWARD = BLUE;

    /** What comes back: gradients. */
    static final Color BACKWARD = VERMILION;

    private static final Color[] SERIES = {
        BLUE, VERMILION, new Color(0x009E73), new Color(0xCC79A7), new Color(0xE69F00), new Color(0x56B4E9), INK,
    };

    private Palette() {}

    /** From one colour (share 0 or less) to another (share 1 or more). */
    static Color mix(Color from, Color to, double share) {
        double part = Math.max(0, Math.min(1, share));
        return new Color(
                between(from.getRed(), to.getRed(), part),
                between(from.getGreen(), to.getGreen(), part),
                between(from.getBlue(), to.getBlue(), part));
    }

    private static int between(int from, int to, double part) {
        return (int) Math.round(from + part * (to - from));
    }

    /**
     * The palette of Okabe and Ito, "Color Universal Design" (2008), darkest first and without its yellow, which is too
     * pale for a line on paper.
     */
    static Color[] series() {
        return SERIES.clone();
    }
}
