package backprop.benchmark;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/** Bars, on a logarithmic scale: how many times as long as this library each peer takes. */
final class Plot {
    private static final int BAR = 16;
    private static final int LEFT = 330;
    private static final int WIDTH = 900;
    /** Blue and orange of a palette that colour-blind people can tell apart: M. Okabe and K. Ito, 2008. */
    private static final Color SLOWER = new Color(0, 114, 178);

    private static final Color FASTER = new Color(213, 94, 0);

    private Plot() {}

    static void write(Map<String, Map<String, Double>> ratios, Path file) throws IOException {
        int rows = ratios.values().stream().mapToInt(peers -> peers.size() + 1).sum();
        var image = new BufferedImage(WIDTH, (rows + 4) * BAR, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        g.setColor(Color.BLACK);
        g.drawString(
                "Time divided by this library's time (logarithmic; blue: slower than ours, orange: faster)", 10, 20);
        int y = 3 * BAR;
        for (var workload : ratios.entrySet()) {
            for (var peer : workload.getValue().entrySet()) {
                bar(g, y, workload.getKey() + "  " + peer.getKey(), peer.getValue());
                y += BAR;
            }
            y += BAR;
        }
        g.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private static void bar(Graphics2D g, int y, String name, double ratio) {
        int zero = LEFT + 120;
        int length = (int) Math.round(120 * Math.log10(ratio));
        g.setColor(ratio >= 1 ? SLOWER : FASTER);
        g.fillRect(Math.min(zero, zero + length), y - BAR + 4, Math.max(1, Math.abs(length)), BAR - 4);
        g.setColor(Color.BLACK);
        g.drawString(name, 10, y);
        g.drawString(String.format(Locale.ROOT, "%.2f", ratio), Math.max(zero, zero + length) + 6, y);
    }
}
