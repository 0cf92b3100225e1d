package backprop.classroom;

import backprop.ConfusionMatrix;
import backprop.Matrix;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * Pictures of what a network sees, has learnt, and confuses, in colours that colour-blind readers can tell apart. Bring
 * them onto the page with {@link Show#picture}.
 *
 * <p>A sheet shows one square picture for each row of a matrix: a row of 400 numbers is a picture of 20×20 pixels, line by
 * line from the top.
 */
public final class Pictures {
    private static final int WIDTH = 720;
    private static final int MARGIN = 14;
    private static final int GAP = 6;
    private static final int TITLE_HEIGHT = 38;
    private static final int CAPTION_HEIGHT = 18;
    private static final int BAR_HEIGHT = 44;
    private static final int CELL = 46;

    /** A small picture is drawn so many times larger at most. */
    private static final int LARGEST_SCALE = 5;

    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    private static final Color FRAME = new Color(0xCCCCCC);

    private Pictures() {}

    /**
     * A sheet of grey pictures, such as scanned digits.
     *
     * @param title what the sheet shows
     * @param images one picture a row, 0 for white paper to 1 for black ink; what lies outside is drawn as the nearer of
     *     the two
     * @param perLine how many pictures stand side by side
     * @param captions a text below each picture, or none at all
     * @throws IllegalArgumentException if the pictures are not square, or the captions are not as many as the pictures
     */
    public static Picture sheet(String title, Matrix images, int perLine, String... captions) {
        Sheet sheet = new Sheet(images, perLine, captions);
        return Picture.draw(
                sheet.width(),
                sheet.height(),
                g -> sheet.draw(g, title, ink -> Palette.mix(Palette.PAPER, Palette.INK, ink)));
    }

    /**
     * A sheet of weights: vermilion where they are positive, blue where they are negative, the paper's white at 0, and a bar below that
     * says how strong a colour means how much.
     *
     * @param title what the sheet shows
     * @param weights one picture a row: the weights by which a unit sees each pixel
     * @param perLine how many pictures stand side by side
     * @param captions a text below each picture, or none at all
     * @throws IllegalArgumentException if the pictures are not square, or the captions are not as many as the pictures
     */
    public static Picture weights(String title, Matrix weights, int perLine, String... captions) {
        double greatest = Math.max(weights.max(), -weights.min());
        DoubleFunction<Color> colour = weight -> greatest == 0
                ? Palette.PAPER
                : Palette.mix(
                        Palette.PAPER, weight < 0 ? Palette.BLUE : Palette.VERMILION, Math.abs(weight) / greatest);
        Sheet sheet = new Sheet(weights, perLine, captions);
        return Picture.draw(sheet.width(), sheet.height() + BAR_HEIGHT, g -> {
            sheet.draw(g, title, colour);
            drawBar(g, sheet.height(), sheet.width(), greatest, colour);
        });
    }

    /**
     * A confusion matrix as a heat map with its counts: one line for each actual class, one column for each predicted one.
     * The stronger the blue, the greater the share of the line; a count of 0 is left out. Mistakes are shown stronger than
     * their share (as its square root), since they are few in a good network.
     *
     * @param title what the matrix shows
     * @param confusion the counts
     */
    public static Picture confusion(String title, ConfusionMatrix confusion) {
        int classes = confusion.classes();
        int left = MARGIN + 2 * CELL;
        int top = TITLE_HEIGHT + 2 * CAPTION_HEIGHT + MARGIN;
        int width = Math.max(left + classes * CELL + MARGIN, 420);
        return Picture.draw(width, top + classes * CELL + MARGIN, g -> {
            drawTitle(g, title, width);
            centred(g, "predicted class", left + classes * CELL / 2, TITLE_HEIGHT + CAPTION_HEIGHT - 4);
            for (int actual = 0; actual < classes; actual++) {
                centred(g, String.valueOf(actual), left + actual * CELL + CELL / 2, top - 6);
                centred(g, String.valueOf(actual), left - CELL / 3, top + actual * CELL + CELL / 2 + 5);
                drawLine(g, confusion, actual, left, top + actual * CELL);
            }
            g.rotate(-Math.PI / 2);
            centred(g, "actual class", -(top + classes * CELL / 2), MARGIN + CAPTION_HEIGHT);
        });
    }

    private static void drawLine(Graphics2D g, ConfusionMatrix confusion, int actual, int left, int y) {
        int total = 0;
        for (int predicted = 0; predicted < confusion.classes(); predicted++) {
            total += confusion.count(actual, predicted);
        }
        for (int predicted = 0; predicted < confusion.classes(); predicted++) {
            int count = confusion.count(actual, predicted);
            double share = count == 0 ? 0 : (double) count / total;
            int x = left + predicted * CELL;
            g.setColor(Palette.mix(Palette.PAPER, Palette.BLUE, Math.sqrt(share)));
            g.fillRect(x, y, CELL, CELL);
            g.setColor(FRAME);
            g.drawRect(x, y, CELL, CELL);
            if (count > 0) {
                g.setColor(share > 0.25 ? Palette.PAPER : Palette.INK);
                centredInk(g, String.valueOf(count), x + CELL / 2, y + CELL / 2 + 5);
            }
        }
    }

    /** One square picture a row of a matrix, side by side in lines. */
    private static final class Sheet {
        private final Matrix images;
        private final int perLine;
        private final String[] captions;
        private final int side;
        private final int scale;

        Sheet(Matrix images, int perLine, String... captions) {
            this.images = images;
            this.perLine = perLine;
            this.captions = captions;
            side = (int) Math.round(Math.sqrt(images.columns()));
            if (images.rows() == 0 || side == 0 || side * side != images.columns()) {
                throw new IllegalArgumentException(
                        "%s is no sheet of square pictures: each row is one picture, such as 400 numbers for 20×20 pixels"
                                .formatted(images.shape()));
            }
            if (perLine < 1) {
                throw new IllegalArgumentException(
                        "%d pictures side by side; there must be at least 1".formatted(perLine));
            }
            if (captions.length != 0 && captions.length != images.rows()) {
                throw new IllegalArgumentException("%d captions for %d pictures; give one for each, or none"
                        .formatted(captions.length, images.rows()));
            }
            scale = Math.max(1, Math.min(LARGEST_SCALE, (WIDTH / perLine - GAP) / side));
        }

        int width() {
            return Math.max(perLine * step(), 420) + 2 * MARGIN;
        }

        int height() {
            return TITLE_HEIGHT + (images.rows() + perLine - 1) / perLine * lineHeight() + MARGIN;
        }

        /** From a picture's left edge to the next one's. */
        private int step() {
            return side * scale + GAP;
        }

        private int lineHeight() {
            return step() + (captions.length == 0 ? 0 : CAPTION_HEIGHT);
        }

        void draw(Graphics2D g, String title, DoubleFunction<Color> colour) {
            drawTitle(g, title, width());
            int left = (width() - perLine * step() + GAP) / 2;
            for (int i = 0; i < images.rows(); i++) {
                int x = left + i % perLine * step();
                int y = TITLE_HEIGHT + i / perLine * lineHeight();
                drawImage(g, i, x, y, colour);
                if (captions.length != 0) {
                    centred(g, captions[i], x + side * scale / 2, y + side * scale + CAPTION_HEIGHT - 3);
                }
            }
        }

        private void drawImage(Graphics2D g, int i, int x, int y, DoubleFunction<Color> colour) {
            for (int pixel = 0; pixel < images.columns(); pixel++) {
                g.setColor(colour.apply(images.get(i, pixel)));
                g.fillRect(x + pixel % side * scale, y + pixel / side * scale, scale, scale);
            }
            g.setColor(FRAME);
            g.draw(new Rectangle2D.Double(x - 0.5, y - 0.5, side * scale + 1, side * scale + 1));
        }
    }

    private static void drawBar(Graphics2D g, int top, int width, double greatest, DoubleFunction<Color> colour) {
        int length = 240;
        int left = (width - length) / 2;
        for (int x = 0; x <= length; x++) {
            g.setColor(colour.apply(greatest * (2.0 * x / length - 1)));
            g.fillRect(left + x, top, 1, 14);
        }
        g.setColor(FRAME);
        g.drawRect(left, top, length, 14);
        centred(g, String.format(Locale.ROOT, "−%.2f", greatest), left, top + 32);
        centred(g, "weight 0", width / 2, top + 32);
        centred(g, String.format(Locale.ROOT, "+%.2f", greatest), left + length, top + 32);
    }

    private static void drawTitle(Graphics2D g, String title, int width) {
        g.setFont(TEXT.deriveFont(Font.BOLD, 16f));
        centred(g, title, width / 2, 25);
        g.setFont(TEXT);
    }

    private static void centred(Graphics2D g, String text, int x, int y) {
        g.setColor(Palette.INK);
        centredInk(g, text, x, y);
    }

    private static void centredInk(Graphics2D g, String text, int x, int y) {
        g.drawString(text, x - g.getFontMetrics().stringWidth(text) / 2, y);
    }
}
