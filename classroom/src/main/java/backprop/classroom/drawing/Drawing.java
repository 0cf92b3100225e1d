package backprop.classroom.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.List;

/**
 * Shapes on paper, each drawn over those before it. The same shapes become a text in SVG, which is sharp at any size and the
 * same after each run, and dots. Measures are in the page's pixels, from the left upper corner.
 */
public final class Drawing {
    /** Nothing at all, where a shape asks for a colour. */
    public static final Color CLEAR = new Color(0, 0, 0, 0);

    private static final double ARROW_HEAD = 7;

    private final int width;
    private final int height;
    private final List<Shape> shapes = new ArrayList<>();

    /** An empty sheet of this size and colour. */
    public Drawing(int width, int height, Color paper) {
        this.width = width;
        this.height = height;
        box(0, 0, width, height, 0, paper, Pen.NONE);
    }

    /** The width in pixels. */
    public int width() {
        return width;
    }

    /** The height in pixels. */
    public int height() {
        return height;
    }

    /** The number of shapes. */
    public int size() {
        return shapes.size();
    }

    /** A rectangle from its left upper corner, with corners as round as a circle of this radius. */
    public void box(double x, double y, double width, double height, double round, Color fill, Pen pen) {
        shapes.add(new Shape.Box(x, y, width, height, round, fill, pen));
    }

    /** A circle around its centre. */
    public void circle(double x, double y, double radius, Color fill, Pen pen) {
        shapes.add(new Shape.Circle(x, y, radius, fill, pen));
    }

    /** A straight line. */
    public void line(double x1, double y1, double x2, double y2, Pen pen) {
        path(pen, x1, y1, x2, y2);
    }

    /** A line of straight pieces, through points given as x and y in turn. */
    public void path(Pen pen, double... points) {
        shapes.add(new Shape.Pieces(points.clone(), false, CLEAR, pen));
    }

    /** A closed outline of straight pieces, through points given as x and y in turn. */
    public void polygon(Color fill, Pen pen, double... points) {
        shapes.add(new Shape.Pieces(points.clone(), true, fill, pen));
    }

    /** A straight line with a head at its end. */
    public void arrow(double x1, double y1, double x2, double y2, Pen pen) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        double dx = (x2 - x1) / length * ARROW_HEAD;
        double dy = (y2 - y1) / length * ARROW_HEAD;
        line(x1, y1, x2 - dx, y2 - dy, pen);
        polygon(pen.colour(), Pen.NONE, x2, y2, x2 - dx - dy / 2, y2 - dy + dx / 2, x2 - dx + dy / 2, y2 - dy - dx / 2);
    }

    /** A line of text; its baseline is at y. */
    public void text(double x, double y, String text, Lettering lettering) {
        shapes.add(new Shape.Words(x, y, text, lettering));
    }

    /**
     * The drawing as SVG.
     *
     * @param description what it shows, for readers who can't see it
     */
    public String svg(String description) {
        StringBuilder text = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width
                + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height
                + "\" role=\"img\" aria-label=\"" + SvgText.escaped(description)
                + "\" font-family=\"DejaVu Sans, Verdana, sans-serif\">\n");
        shapes.forEach(shape -> text.append(shape.svg()).append('\n'));
        return text.append("</svg>\n").toString();
    }

    /** Paints the drawing. */
    public void paint(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        shapes.forEach(shape -> shape.paint(g));
    }
}
