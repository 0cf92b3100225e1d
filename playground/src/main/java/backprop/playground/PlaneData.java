package backprop.playground;

import backprop.Matrix;
import backprop.NumpyRandom;
import backprop.playground.Pattern.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * The examples of a plane: those that a network learns from, then half as many that it does not. Of one's own points,
 * it learns from all.
 *
 * @param points all of them
 * @param learnt how many of them, the first, are learnt from
 * @param X their coordinates, one point a row
 * @param Y their classes: a 0 or 1, or, for two outputs, a 1 in the column of the class
 */
record PlaneData(List<Point> points, int learnt, Matrix X, Matrix Y) {
    /** The seed of the points, so that another seed of the network does not move them. */
    static final long SEED = 1;

    static PlaneData of(Settings settings) {
        boolean own = settings.data() == Pattern.OWN;
        List<Point> points = own ? settings.own() : drawn(settings);
        int learnt = own ? points.size() : settings.points();
        int outputs = settings.goal().outputs;
        Matrix X = Matrix.zeros(points.size(), 2);
        Matrix Y = Matrix.zeros(points.size(), outputs);
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            X.set(i, 0, point.x());
            X.set(i, 1, point.y());
            Y.set(i, outputs == 1 ? 0 : point.label(), outputs == 1 ? point.label() : 1);
        }
        return new PlaneData(points, learnt, X, Y);
    }

    /** How many points a pattern has: half as many again as are learnt from. */
    static int all(Settings settings) {
        return settings.points() + settings.points() / 2;
    }

    private static List<Point> drawn(Settings settings) {
        NumpyRandom random = new NumpyRandom(SEED);
        double noise = settings.noise() / 100.0;
        var points = new ArrayList<Point>();
        for (int i = 0; i < all(settings); i++) {
            Point exact = settings.data().point(random, i);
            points.add(
                    new Point(exact.x() + noise * random.randn(), exact.y() + noise * random.randn(), exact.label()));
        }
        return points;
    }

    boolean hasUnseen() {
        return learnt < points.size();
    }

    Matrix XLearnt() {
        return X.rows(0, learnt);
    }

    Matrix YLearnt() {
        return Y.rows(0, learnt);
    }

    Matrix XUnseen() {
        return X.rows(learnt, points.size());
    }

    Matrix YUnseen() {
        return Y.rows(learnt, points.size());
    }
}
