package backprop.classroom;

import backprop.Matrix;
import backprop.ShapeException;
import backprop.classroom.drawing.Drawing;
import backprop.classroom.drawing.Lettering;
import backprop.classroom.drawing.Pen;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Points in space, seen from two sides, with a plane among them: on the left one looks down on the plane, on the right along
 * it, where it is a line. For three outputs of a network that can only reach a plane.
 *
 * <pre>{@code
 * new Space("title", "a", "b", "c").plane(origin, u, v).points("targets", Y).points("answers", yHat).picture()
 * }</pre>
 */
public final class Space {
    private static final int SIDE = 360;
    private static final int GAP = 20;
    private static final int LEGEND_HEIGHT = 36;
    private static final double POINT = 2.5;
    private static final double MIDDLE_Y = Paper.TITLE_HEIGHT + 16 + SIDE / 2.0;

    /** How far the left view is tilted from looking straight down on the plane, in radians. */
    private static final double TILT = Math.toRadians(50);

    private static final Color[] COLOURS = {Palette.BLUE, Palette.VERMILION, new Color(0x009E73)};
    private static final Color SHEET_EDGE = new Color(0xB07800);
    private static final Color SHEET = new Color(0x40E69F00, true);

    private record Cloud(String name, Matrix points) {}

    private final String title;
    private final String[] axes;
    private final List<Cloud> clouds = new ArrayList<>();
    private double[] origin = {0, 0, 0};
    private double[] u = {1, 0, 0};
    private double[] v = {0, 1, 0};
    private boolean hasPlane;

    /** Empty space with three named axes. */
    public Space(String title, String first, String second, String third) {
        this.title = title;
        axes = new String[] {first, second, third};
    }

    /**
     * Adds points, one a row.
     *
     * @param points n×3
     * @throws ShapeException if they have not three columns
     * @throws IllegalArgumentException if there are none, or three kinds already, or a number is not finite
     */
    public Space points(String name, Matrix points) {
        if (points.columns() != 3) {
            throw new ShapeException("points of %s; each row must be a point in space, n×3%s"
                    .formatted(points.shape(), points.rows() == 3 ? ": transpose it" : ""));
        }
        if (points.rows() == 0 || clouds.size() == COLOURS.length) {
            throw new IllegalArgumentException(
                    points.rows() == 0 ? "no points" : "a fourth kind of points; there is room for " + COLOURS.length);
        }
        for (double value : points.data()) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "\"%s\" holds %s, which is no place in space".formatted(name, value));
            }
        }
        clouds.add(new Cloud(name, points));
        return this;
    }

    /**
     * Adds the plane of all points origin + s·u + t·v: for an output layer without an activation, its b and two rows of its W.
     *
     * @param origin 3 numbers, a row or a column
     * @param u 3 numbers, not 0
     * @param v 3 numbers, in another direction than u
     * @throws IllegalArgumentException if they span no plane
     */
    public Space plane(Matrix origin, Matrix u, Matrix v) {
        if (origin.size() != 3 || u.size() != 3 || v.size() != 3) {
            throw new ShapeException("a plane of %s, %s and %s; each must have 3 numbers"
                    .formatted(origin.shape(), u.shape(), v.shape()));
        }
        this.u = unit(u.data());
        double[] rest = minus(v.data(), scaled(this.u, dot(v.data(), this.u)));
        if (!(length(rest) > 1e-9 * length(v.data()))) {
            throw new IllegalArgumentException("the two directions are one: they span a line and no plane");
        }
        this.v = unit(rest);
        this.origin = origin.data().clone();
        hasPlane = true;
        turnToAxes();
        return this;
    }

    /** Of all ways to describe the plane, the one whose u is nearest to an axis: along it one looks. */
    private void turnToAxes() {
        double[] normal = cross(u, v);
        double[] nearest = {0, 0, 0};
        for (int axis = 0; axis < 3; axis++) {
            double[] along = new double[3];
            along[axis] = 1;
            double[] inPlane = minus(along, scaled(normal, normal[axis]));
            if (length(inPlane) > length(nearest) + 1e-9) {
                nearest = inPlane;
            }
        }
        u = unit(nearest);
        boolean isUpsideDown = normal[0] + normal[1] + normal[2] < 0;
        v = cross(isUpsideDown ? scaled(normal, -1) : normal, u);
    }

    /**
     * The picture.
     *
     * @throws IllegalArgumentException if no points were added
     */
    public Picture picture() {
        return Picture.of(drawing());
    }

    /** The picture's shapes. */
    Drawing drawing() {
        if (clouds.isEmpty()) {
            throw new IllegalArgumentException("space without points; add some with points(name, n×3)");
        }
        int height = Paper.TITLE_HEIGHT + 16 + SIDE + LEGEND_HEIGHT;
        Drawing drawing = Paper.titled(title, Paper.WIDTH, height);
        double[] normal = cross(u, v);
        double[] toEye = plus(scaled(normal, Math.cos(TILT)), scaled(u, Math.sin(TILT)));
        drawView(drawing, "from above the plane", toEye, normal, 10 + SIDE / 2.0);
        drawView(drawing, "along the plane", u, normal, 10 + SIDE * 1.5 + GAP);
        drawLegend(drawing, height - 14);
        return drawing;
    }

    /** One view, from far away in the direction of the eye; up is as near to this direction as it can be. */
    private void drawView(Drawing drawing, String name, double[] toEye, double[] upwards, double x) {
        double[] up = unit(minus(upwards, scaled(toEye, dot(upwards, toEye))));
        double[] right = cross(up, toEye);
        double reach = reach();
        double scale = (SIDE / 2.0 - 12) / reach;
        if (hasPlane) {
            drawPlane(drawing, right, up, x, scale, reach);
        }
        for (int axis = 0; axis < 3; axis++) {
            double[] end = new double[3];
            end[axis] = 0.8 * reach;
            double ex = x + scale * dot(end, right);
            double ey = MIDDLE_Y - scale * dot(end, up);
            if (Math.hypot(ex - x, ey - MIDDLE_Y) > 12) {
                drawing.arrow(x, MIDDLE_Y, ex, ey, Pen.of(Palette.INK, 1.5));
                drawing.text(ex, ey + (ey > MIDDLE_Y ? 16 : -6), axes[axis], Paper.SMALL.inBold());
            }
        }
        drawPoints(drawing, right, up, toEye, x, scale);
        drawing.text(x, Paper.TITLE_HEIGHT + 8, name, Paper.TEXT);
    }

    private void drawPlane(Drawing drawing, double[] right, double[] up, double x, double scale, double reach) {
        double[] points = new double[8];
        double[][] corners = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
        // The plane's place nearest to the middle of space, so that the sheet lies among the points.
        double[] normal = cross(u, v);
        double[] centre = scaled(normal, dot(origin, normal));
        for (int c = 0; c < 4; c++) {
            double[] corner = plus(
                    centre, plus(scaled(u, 0.65 * reach * corners[c][0]), scaled(v, 0.65 * reach * corners[c][1])));
            points[2 * c] = x + scale * dot(corner, right);
            points[2 * c + 1] = MIDDLE_Y - scale * dot(corner, up);
        }
        drawing.polygon(SHEET, Pen.of(SHEET_EDGE, 1.5), points);
    }

    /** The far ones first, so that the near ones lie over them. */
    private void drawPoints(Drawing drawing, double[] right, double[] up, double[] toEye, double x, double scale) {
        record Dot(double x, double y, double depth, Color colour) {}
        List<Dot> dots = new ArrayList<>();
        for (int c = 0; c < clouds.size(); c++) {
            for (double[] point : clouds.get(c).points.toArray()) {
                dots.add(new Dot(
                        x + scale * dot(point, right),
                        MIDDLE_Y - scale * dot(point, up),
                        dot(point, toEye),
                        COLOURS[c]));
            }
        }
        dots.sort(Comparator.comparingDouble(Dot::depth));
        dots.forEach(dot -> drawing.circle(dot.x, dot.y, POINT, dot.colour, Pen.NONE));
    }

    private void drawLegend(Drawing drawing, double y) {
        double x = 40;
        Lettering text = Paper.SMALL.from(Lettering.Anchor.START);
        for (int c = 0; c < clouds.size(); c++) {
            drawing.circle(x, y - 4, 5, COLOURS[c], Pen.NONE);
            drawing.text(x + 12, y, clouds.get(c).name, text);
            x += 220;
        }
        if (hasPlane) {
            drawing.box(x - 5, y - 11, 22, 13, 0, SHEET, Pen.of(SHEET_EDGE, 1.5));
            drawing.text(x + 24, y, "the plane", text);
        }
    }

    /** The distance of the farthest point from the middle; 1 if all lie there. */
    private double reach() {
        double reach = 0;
        for (Cloud cloud : clouds) {
            for (double[] point : cloud.points.toArray()) {
                reach = Math.max(reach, length(point));
            }
        }
        return reach == 0 ? 1 : reach;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double length(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static double[] unit(double[] a) {
        return scaled(a, 1 / length(a));
    }

    private static double[] scaled(double[] a, double factor) {
        return new double[] {factor * a[0], factor * a[1], factor * a[2]};
    }

    private static double[] plus(double[] a, double[] b) {
        return new double[] {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
    }

    private static double[] minus(double[] a, double[] b) {
        return plus(a, scaled(b, -1));
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }
}
