package backprop.classroom.faults;

import backprop.Matrix;
import backprop.NumpyRandom;

/**
 * Points on three arms of a spiral, sorted by arm, and which arm it is. Lines can't part the arms, so a network needs its
 * hidden layers.
 *
 * @param X the places of the points, in millimetres, n×2
 * @param Y a 1 in the column of the point's arm, n×3
 */
record Spirals(Matrix X, Matrix Y) {
    static final int ARMS = 3;

    /** How far a point may lie beside its arm, in radians: the deviation. */
    private static final double NOISE = 0.3;

    private static final double TURN = 4;
    private static final double RADIUS = 40;
    private static final double CENTRE_X = 120;
    private static final double CENTRE_Y = 75;

    static Spirals draw(int pointsAnArm, NumpyRandom random) {
        Matrix X = Matrix.zeros(ARMS * pointsAnArm, 2);
        Matrix Y = Matrix.zeros(ARMS * pointsAnArm, ARMS);
        for (int arm = 0; arm < ARMS; arm++) {
            for (int point = 0; point < pointsAnArm; point++) {
                int row = arm * pointsAnArm + point;
                double radius = random.uniform(0.1, 1);
                double angle = 2 * Math.PI * arm / ARMS + TURN * radius + NOISE * random.randn();
                X.set(row, 0, CENTRE_X + RADIUS * radius * Math.cos(angle));
                X.set(row, 1, CENTRE_Y + RADIUS * radius * Math.sin(angle));
                Y.set(row, arm, 1);
            }
        }
        return new Spirals(X, Y);
    }

    /** The points in these rows, in this order. */
    Spirals pick(int... rows) {
        return new Spirals(X.pickRows(rows), Y.pickRows(rows));
    }

    int points() {
        return X.rows();
    }
}
