package backprop.playground;

/**
 * A drawing made small, such that its ink fills the small image as far as its form lets it, and stands in the middle.
 */
final class SmallImage {
    private final int side;
    private final double[] pixels;

    /**
     * Makes a drawing small.
     *
     * @param ink the drawing, row by row, 0 for paper to 1 for ink; not modified
     * @param from its width and height
     * @param side those of the small image
     */
    SmallImage(double[] ink, int from, int side) {
        this.side = side;
        pixels = new double[side * side];
        int left = from;
        int right = -1;
        int top = from;
        int bottom = -1;
        for (int k = 0; k < ink.length; k++) {
            if (ink[k] > 0.05) {
                left = Math.min(left, k % from);
                right = Math.max(right, k % from);
                top = Math.min(top, k / from);
                bottom = Math.max(bottom, k / from);
            }
        }
        if (right >= 0) {
            double size = Math.max(right - left, bottom - top) + 1;
            fill(ink, from, (left + right + 1 - size) / 2.0, (top + bottom + 1 - size) / 2.0, size);
        }
    }

    /** Each small pixel is the mean of the ink in its part of the square with this corner and size. */
    private void fill(double[] ink, int from, double left, double top, double size) {
        double step = size / side;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                pixels[row * side + column] = mean(ink, from, left + step * column, top + step * row, step);
            }
        }
    }

    /** The mean over the middles of four times four parts of a square; beyond the drawing is paper. */
    private static double mean(double[] ink, int from, double left, double top, double size) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double x = left + size * (j + 0.5) / 4;
                double y = top + size * (i + 0.5) / 4;
                if (x >= 0 && y >= 0 && x < from && y < from) {
                    sum += ink[((int) y) * from + (int) x];
                }
            }
        }
        return sum / 16;
    }

    /** The pixels, row by row, moved; what comes in from the edge is paper. */
    double[] moved(int right, int down) {
        var moved = new double[pixels.length];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int fromRow = row - down;
                int fromColumn = column - right;
                if (fromRow >= 0 && fromRow < side && fromColumn >= 0 && fromColumn < side) {
                    moved[row * side + column] = pixels[fromRow * side + fromColumn];
                }
            }
        }
        return moved;
    }
}
