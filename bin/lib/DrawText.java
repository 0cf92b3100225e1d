import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;

/** Draws a letter and fails where a chart would: without a font, or without the library that shapes letters. */
class DrawText {
    public static void main(String[] arguments) {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        new TextLayout("a", new Font(Font.SANS_SERIF, Font.PLAIN, 30), graphics.getFontRenderContext())
                .draw(graphics, 5, 35);
        for (int pixel : image.getRGB(0, 0, 40, 40, null, 0, 40)) {
            if ((pixel & 0xffffff) != 0) {
                return;
            }
        }
        System.exit(1);
    }
}
