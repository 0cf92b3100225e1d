package backprop.classroom.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class DrawingTest {
    private static final Color RED = new Color(0xCC0000);

    @Test
    void each_shape_is_an_element_of_well_formed_svg() throws Exception {
        // given
        Drawing drawing = new Drawing(100, 60, Color.WHITE);
        drawing.circle(50, 30, 10, RED, Pen.of(Color.BLACK, 1).withDashes());
        drawing.arrow(0, 0, 30, 0, Pen.of(RED, 2));
        drawing.text(50, 30, "a < b & \"c\"", Lettering.of(12, Color.BLACK).inBold());

        // when
        Document svg = parsed(drawing.svg("says \"what\" & <why>"));

        // then
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("polygon").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("text").item(0).getTextContent()).isEqualTo("a < b & \"c\"");
        assertThat(svg.getDocumentElement().getAttribute("aria-label")).isEqualTo("says \"what\" & <why>");
    }

    @Test
    void numbers_and_colours_are_written_the_same_in_each_country() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            Drawing drawing = new Drawing(100, 60, Color.WHITE);
            drawing.circle(0.25, 12, -0.01, new Color(0x80CC0000, true), Pen.NONE);

            assertThat(drawing.svg("d"))
                    .contains("<circle cx=\"0.3\" cy=\"12\" r=\"0\" fill=\"#cc0000\" fill-opacity=\"0.50\"/>");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void the_same_shapes_are_painted_as_dots() {
        Drawing drawing = new Drawing(40, 20, Color.WHITE);
        drawing.box(10, 5, 20, 10, 0, RED, Pen.NONE);
        var dots = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);

        drawing.paint(dots.createGraphics());

        assertThat(dots.getRGB(20, 10) & 0xFFFFFF).isEqualTo(0xCC0000);
        assertThat(dots.getRGB(9, 10) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
