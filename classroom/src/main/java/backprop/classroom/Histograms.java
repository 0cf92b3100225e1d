package backprop.classroom;

import backprop.Matrix;
import backprop.classroom.drawing.Drawing;
import backprop.classroom.drawing.Lettering;
import backprop.classroom.drawing.Pen;
import java.util.ArrayList;
import java.util.List;

/**
 * How large the numbers in each layer are: a hill for each layer, one below the other, on a logarithmic axis. Where the hills
 * move to the left from layer to layer, the signal vanishes. Columns stand side by side for comparison:
 *
 * <pre>{@code
 * new Histograms("Activations").column("randn·0.01", 1, A1, A2, A3).column("He", 1, B1, B2, B3).picture()
 * }</pre>
 *
 * Numbers that are exactly 0 have no place on the axis: their share stands beside the hill.
 */
public final class Histograms {
    private static final int LEAST_POWER = -8;
    private static final int GREATEST_POWER = 2;
    private static final int BINS_PER_POWER = 6;
    private static final int BINS = (GREATEST_POWER - LEAST_POWER) * BINS_PER_POWER;
    private static final int MOST_COLUMNS = 2;

    private static final int MARGIN = 64;
    private static final int GAP = 44;
    private static final int END = 24;
    private static final int HILL = 62;
    private static final int TOP = Paper.TITLE_HEIGHT + 26;
    private static final int BOTTOM = 50;

    /** The counts of one matrix. */
    private static final class Hill {
        private final int layer;
        private final int[] counts;
        private final double zeros;
        private final int notFinite;
        private final double median;

        Hill(int layer, int[] counts, double zeros, int notFinite, double median) {
            this.layer = layer;
            this.counts = counts;
            this.zeros = zeros;
            this.notFinite = notFinite;
            this.median = median;
        }
    }

    private record Column(String name, List<Hill> hills) {}

    private final String title;
    private final List<Column> columns = new ArrayList<>();

    /** An empty picture. */
    public Histograms(String title) {
        this.title = title;
    }

    /**
     * Adds a column. The numbers are counted at once and not kept.
     *
     * @param name what these layers have in common
     * @param firstLayer the number of the first one
     * @param layers the numbers in each layer, such as its activations
     * @throws IllegalArgumentException if there are no layers, or two columns already
     */
    public Histograms column(String name, int firstLayer, Matrix... layers) {
        if (layers.length == 0) {
            throw new IllegalArgumentException("a column without layers");
        }
        if (columns.size() == MOST_COLUMNS) {
            throw new IllegalArgumentException("a third column; there is room for " + MOST_COLUMNS);
        }
        List<Hill> hills = new ArrayList<>();
        for (int i = 0; i < layers.length; i++) {
            hills.add(hill(firstLayer + i, layers[i]));
        }
        columns.add(new Column(name, hills));
        return this;
    }

    private static Hill hill(int layer, Matrix numbers) {
        int[] counts = new int[BINS];
        int zeros = 0;
        int notFinite = 0;
        for (double value : numbers.data()) {
            if (value == 0) {
                zeros++;
            } else if (!Double.isFinite(value)) {
                notFinite++;
            } else {
                counts[bin(Math.abs(value))]++;
            }
        }
        return new Hill(layer, counts, (double) zeros / numbers.size(), notFinite, middle(counts));
    }

    /** What lies outside of the axis is counted at its end. */
    private static int bin(double size) {
        double place = (Math.log10(size) - LEAST_POWER) * BINS_PER_POWER;
        return (int) Math.max(0, Math.min(BINS - 1, Math.floor(place)));
    }

    /** The power of ten that half of the numbers lie below; NaN if there are none. */
    private static double middle(int[] counts) {
        long total = 0;
        for (int count : counts) {
            total += count;
        }
        long below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (total > 0 && 2 * (below + counts[bin]) >= total) {
                double share = (total / 2.0 - below) / counts[bin];
                return LEAST_POWER + (bin + share) / BINS_PER_POWER;
            }
            below += counts[bin];
        }
        return Double.NaN;
    }

    /**
     * The picture.
     *
     * @throws IllegalArgumentException if no column was added
     */
    public Picture picture() {
        return Picture.of(drawing());
    }

    /** The picture's shapes. */
    Drawing drawing() {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("histograms without a column; add one with column(name, 1, A1, A2)");
        }
        int most =
                columns.stream().mapToInt(column -> column.hills.size()).max().orElse(0);
        int height = TOP + most * HILL + BOTTOM;
        Drawing drawing = Paper.titled(title, Paper.WIDTH, height);
        double width = (Paper.WIDTH - MARGIN - GAP * (columns.size() - 1) - END) / (double) columns.size();
        for (int c = 0; c < columns.size(); c++) {
            double left = MARGIN + c * (width + GAP);
            drawColumn(drawing, columns.get(c), left, width, c == 0);
            drawAxis(drawing, left, width, TOP + columns.get(c).hills.size() * HILL);
        }
        drawing.text(Paper.WIDTH / 2.0, height - 10, "size of a number (without its sign), logarithmic", Paper.SMALL);
        return drawing;
    }

    private static void drawColumn(Drawing drawing, Column column, double left, double width, boolean isFirst) {
        drawing.text(left + width / 2, TOP - 8, column.name, Paper.TEXT.inBold());
        for (int h = 0; h < column.hills.size(); h++) {
            Hill hill = column.hills.get(h);
            double base = TOP + (h + 1) * HILL;
            for (int power = LEAST_POWER; power <= GREATEST_POWER; power++) {
                double x = left + width * (power - LEAST_POWER) / (GREATEST_POWER - LEAST_POWER);
                drawing.line(x, base - HILL, x, base, Pen.of(Palette.GRID, 1));
            }
            drawHill(drawing, hill, left, width, base);
            if (isFirst) {
                drawing.text(left - 8, base - 8, "layer " + hill.layer, Paper.SMALL.from(Lettering.Anchor.END));
            }
        }
    }

    private static void drawHill(Drawing drawing, Hill hill, double left, double width, double base) {
        int highest = 0;
        for (int count : hill.counts) {
            highest = Math.max(highest, count);
        }
        double bar = width / BINS;
        for (int bin = 0; bin < BINS; bin++) {
            if (hill.counts[bin] > 0) {
                double height = (HILL - 14.0) * hill.counts[bin] / highest;
                drawing.box(left + bin * bar, base - height, bar, height, 0, Palette.BLUE, Pen.NONE);
            }
        }
        drawing.line(left, base, left + width, base, Paper.INK);
        if (!Double.isNaN(hill.median)) {
            double x = left + width * (hill.median - LEAST_POWER) / (GREATEST_POWER - LEAST_POWER);
            drawing.line(x, base - HILL + 10, x, base, Pen.of(Palette.VERMILION, 2));
        }
        List<String> notes = new ArrayList<>();
        if (hill.zeros > 0) {
            notes.add(Math.round(100 * hill.zeros) + " % are 0");
        }
        if (hill.notFinite > 0) {
            notes.add(hill.notFinite + " NaN or ∞");
        }
        drawing.text(left + 4, base - HILL + 20, String.join(", ", notes), Paper.SMALL.from(Lettering.Anchor.START));
    }

    private static void drawAxis(Drawing drawing, double left, double width, double base) {
        for (int power = LEAST_POWER; power <= GREATEST_POWER; power += 2) {
            double x = left + width * (power - LEAST_POWER) / (GREATEST_POWER - LEAST_POWER);
            drawing.text(x, base + 16, LogarithmicAxes.power(power), Paper.SMALL);
        }
    }
}
