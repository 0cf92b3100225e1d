package backprop.classroom;

import backprop.classroom.drawing.Drawing;
import backprop.classroom.drawing.Lettering;
import backprop.classroom.drawing.Pen;
import java.awt.Color;

/** Where diagrams begin: house paper with a title in the middle of its top. */
final class Paper {
    /** As wide as the page's column of text. */
    static final int WIDTH = 760;

    /** What is drawn begins below. */
    static final int TITLE_HEIGHT = 40;

    static final Pen INK = Pen.of(Palette.INK, 1);
    static final Lettering TEXT = Lettering.of(13, Palette.INK);
    static final Lettering SMALL = Lettering.of(12, Palette.INK);

    private Paper() {}

    static Drawing titled(String title, int width, int height) {
        Drawing drawing = new Drawing(width, height, Palette.PAPER);
        drawing.text(width / 2.0, 26, title, Lettering.of(16, Palette.INK).inBold());
        return drawing;
    }

    static Lettering small(Color colour) {
        return Lettering.of(12, colour);
    }
}
