package backprop.classroom.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;

/**
 * What a line is drawn with.
 *
 * @param colour its colour
 * @param width its width in pixels; a pen of width 0 draws nothing
 * @param dashed whether it is broken
 */
public record Pen(Color colour, double width, boolean dashed) {
    /** Draws nothing. */
    public static final Pen NONE = new Pen(Color.BLACK, 0, false);

    private static final float DASH = 5;
    private static final float GAP = 4;

    /** An unbroken line of this colour and width. */
    public static Pen of(Color colour, double width) {
        return new Pen(colour, width, false);
    }

    /** The same, broken. */
    public Pen withDashes() {
        return new Pen(colour, width, true);
    }

    /** The attributes of an element that is drawn with this pen. */
    String svg() {
        if (width == 0) {
            return "";
        }
        return " stroke=\"" + SvgText.colour(colour) + "\"" + SvgText.opacity("stroke", colour) + " stroke-width=\""
                + SvgText.number(width) + "\"" + (dashed ? " stroke-dasharray=\"5 4\"" : "");
    }

    void draw(Graphics2D g, java.awt.Shape outline) {
        if (width > 0) {
            g.setColor(colour);
            g.setStroke(new BasicStroke(
                    (float) width,
                    BasicStroke.CAP_BUTT,
                    BasicStroke.JOIN_ROUND,
                    10,
                    dashed ? new float[] {DASH, GAP} : null,
                    0));
            g.draw(outline);
        }
    }
}
