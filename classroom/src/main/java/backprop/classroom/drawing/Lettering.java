package backprop.classroom.drawing;

import java.awt.Color;
import java.awt.Font;

/**
 * How a text is written.
 *
 * @param size the height of its letters, in pixels
 * @param bold whether they are thick
 * @param colour their colour
 * @param anchor which part of the text lies at the point that is given
 */
public record Lettering(int size, boolean bold, Color colour, Anchor anchor) {
    /** Which part of a text lies at its point. */
    public enum Anchor {
        /** The text begins there. */
        START,
        /** The text's middle is there. */
        MIDDLE,
        /** The text ends there. */
        END
    }

    /** Plain letters around a point. */
    public static Lettering of(int size, Color colour) {
        return new Lettering(size, false, colour, Anchor.MIDDLE);
    }

    /** The same, thick. */
    public Lettering inBold() {
        return new Lettering(size, true, colour, anchor);
    }

    /** The same, from another part of the text. */
    public Lettering from(Anchor anchor) {
        return new Lettering(size, bold, colour, anchor);
    }

    Font font() {
        return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, size);
    }
}
