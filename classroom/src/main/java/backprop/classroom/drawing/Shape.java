package backprop.classroom.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Locale;

/** One thing on a drawing: its text in SVG, and the way to paint the same. */
sealed interface Shape {
    String svg();

    void paint(Graphics2D g);

    /** The attribute for what is inside an outline; nothing for a colour that can't be seen. */
    private static String fill(Color colour) {
        return colour.getAlpha() == 0
                ? " fill=\"none\""
                : " fill=\"" + SvgText.colour(colour) + "\"" + SvgText.opacity("fill", colour);
    }

    private static void paint(Graphics2D g, java.awt.Shape outline, Color fill, Pen pen) {
        if (fill.getAlpha() > 0) {
            g.setColor(fill);
            g.fill(outline);
        }
        pen.draw(g, outline);
    }

    /** A rectangle with round corners, from its left upper corner. */
    record Box(double x, double y, double width, double height, double round, Color fill, Pen pen) implements Shape {
        @Override
        public String svg() {
            return "<rect x=\"" + SvgText.number(x) + "\" y=\"" + SvgText.number(y) + "\" width=\""
                    + SvgText.number(width) + "\" height=\"" + SvgText.number(height) + "\""
                    + (round == 0 ? "" : " rx=\"" + SvgText.number(round) + "\"") + Shape.fill(fill) + pen.svg() + "/>";
        }

        @Override
        public void paint(Graphics2D g) {
            Shape.paint(g, new RoundRectangle2D.Double(x, y, width, height, 2 * round, 2 * round), fill, pen);
        }
    }

    /** A circle around its centre. */
    record Circle(double x, double y, double radius, Color fill, Pen pen) implements Shape {
        @Override
        public String svg() {
            return "<circle cx=\"" + SvgText.number(x) + "\" cy=\"" + SvgText.number(y) + "\" r=\""
                    + SvgText.number(radius) + "\"" + Shape.fill(fill) + pen.svg() + "/>";
        }

        @Override
        public void paint(Graphics2D g) {
            Shape.paint(g, new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), fill, pen);
        }
    }

    /** Straight pieces from point to point, closed or open; x and y in turn. */
    final class Pieces implements Shape {
        private final double[] points;
        private final boolean closed;
        private final Color fill;
        private final Pen pen;

        Pieces(double[] points, boolean closed, Color fill, Pen pen) {
            this.points = points;
            this.closed = closed;
            this.fill = fill;
            this.pen = pen;
        }

        @Override
        public String svg() {
            StringBuilder text = new StringBuilder(closed ? "<polygon points=\"" : "<polyline points=\"");
            for (int i = 0; i < points.length; i += 2) {
                text.append(i == 0 ? "" : " ")
                        .append(SvgText.number(points[i]))
                        .append(',')
                        .append(SvgText.number(points[i + 1]));
            }
            return text.append('"')
                    .append(Shape.fill(fill))
                    .append(pen.svg())
                    .append("/>")
                    .toString();
        }

        @Override
        public void paint(Graphics2D g) {
            var path = new Path2D.Double();
            for (int i = 0; i < points.length; i += 2) {
                if (i == 0) {
                    path.moveTo(points[0], points[1]);
                } else {
                    path.lineTo(points[i], points[i + 1]);
                }
            }
            if (closed) {
                path.closePath();
            }
            Shape.paint(g, path, fill, pen);
        }
    }

    /** A line of text; its baseline is at y. */
    record Words(double x, double y, String text, Lettering lettering) implements Shape {
        @Override
        public String svg() {
            return "<text x=\"" + SvgText.number(x) + "\" y=\"" + SvgText.number(y) + "\" font-size=\""
                    + lettering.size() + "\"" + (lettering.bold() ? " font-weight=\"bold\"" : "") + " text-anchor=\""
                    + lettering.anchor().name().toLowerCase(Locale.ROOT) + "\" fill=\""
                    + SvgText.colour(lettering.colour()) + "\">" + SvgText.escaped(text) + "</text>";
        }

        @Override
        public void paint(Graphics2D g) {
            g.setFont(lettering.font());
            g.setColor(lettering.colour());
            double width = g.getFontMetrics().stringWidth(text);
            double share = lettering.anchor() == Lettering.Anchor.START
                    ? 0
                    : lettering.anchor() == Lettering.Anchor.MIDDLE ? 0.5 : 1;
            g.drawString(text, (float) (x - share * width), (float) y);
        }
    }
}
