package backprop.classroom;

import java.awt.Color;

/** The colours of all charts and pictures: colour-blind readers can tell them apart. */
final class Palette {
    /** The paper: off white, so that a picture does not glare on a dark page. */
    static final Color PAPER = new Color(0xF5F4F0);

    static final Color INK = Color.BLACK;

    /** Lines that only guide the eye. */
    static final Color GRID = new Color(0xDCDAD4);

    static final Color BLUE = new Color(0x0072B2);
    static final Color VERMILION = new Color(0xD55E00);

    private static final Color[] SERIES = {
        BLUE, VERMILION, new Color(0x009E73), new Color(0xCC79A7), new Color(0xE69F00), new Color(0x56B4E9), INK,
    };

    private Palette() {}

    /**
     * The palette of Okabe and Ito, "Color Universal Design" (2008), darkest first and without its yellow, which is too
     * pale for a line on paper.
     */
    static Color[] series() {
        return SERIES.clone();
    }
}
