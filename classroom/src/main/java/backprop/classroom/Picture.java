package backprop.classroom;

import backprop.classroom.drawing.Drawing;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * A picture and the size at which a page shows it. What the classroom draws has two dots to each pixel of the page, so
 * that it is sharp on fine screens and on a projector.
 *
 * <p>A notebook gets the dots alone. SVG would be sharper still, but Jupyter shows it only to who has run the cell,
 * since it may hold scripts, and some converters to HTML leave a gap in its place.
 *
 * @param image the dots
 * @param width the width on the page, in its pixels
 * @param height the height on the page
 * @param drawing the same as shapes, if it is made of them
 */
public record Picture(BufferedImage image, int width, int height, Optional<Drawing> drawing) {
    private static final int DOTS_PER_PIXEL = 2;

    /** A picture of so many pixels, with all that {@code content} draws in this measure. */
    static Picture draw(int width, int height, Consumer<Graphics2D> content) {
        var image = new BufferedImage(width * DOTS_PER_PIXEL, height * DOTS_PER_PIXEL, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(DOTS_PER_PIXEL, DOTS_PER_PIXEL);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(Palette.PAPER);
        g.fillRect(0, 0, width, height);
        content.accept(g);
        g.dispose();
        return new Picture(image, width, height, Optional.empty());
    }

    /** A picture of these shapes. */
    static Picture of(Drawing drawing) {
        Picture dots = draw(drawing.width(), drawing.height(), drawing::paint);
        return new Picture(dots.image, dots.width, dots.height, Optional.of(drawing));
    }

    /** An image of somebody else's, dot for pixel. */
    static Picture of(BufferedImage image) {
        return new Picture(image, image.getWidth(), image.getHeight(), Optional.empty());
    }

    /** The dots as a PNG, in Base64, as a notebook keeps them. */
    String png() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /**
     * What a page needs to know of the PNG beside its dots.
     *
     * @param description what the picture shows, for readers who can't see it
     */
    Map<String, Object> metadata(String description) {
        return Map.of("alt", description, "width", width, "height", height);
    }

    /** The forms in which the picture reaches the page, by MIME type. */
    Map<String, String> forms() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("image/png", png());
        forms.put("text/plain", toString());
        return forms;
    }

    /** What the page should know of each form, by its MIME type: {@link #metadata}. */
    Map<String, Object> about(String description) {
        return Map.of("image/png", metadata(description));
    }

    /** What stands for the picture where only text can be shown. */
    @Override
    public String toString() {
        return "a picture of " + width + "×" + height + " pixels";
    }
}
