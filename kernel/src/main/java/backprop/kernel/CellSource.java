package backprop.kernel;

import java.util.ArrayList;
import java.util.List;

/** Java for the compiler, made of stretches of a cell and words around them, and the way back from it to the cell. */
final class CellSource {

    /** What the text has from one offset to another is what the cell has from a third. */
    private record Stretch(int from, int to, int offset) {}

    private final Cell cell;
    private final StringBuilder text = new StringBuilder();
    private final List<Stretch> stretches = new ArrayList<>();

    CellSource(Cell cell) {
        this.cell = cell;
    }

    /** Goes on with words that are not the cell's. */
    CellSource add(String words) {
        text.append(words);
        return this;
    }

    /** Goes on with what the cell has between two offsets. */
    CellSource add(int from, int to) {
        stretches.add(new Stretch(text.length(), text.length() + to - from, from));
        text.append(cell.code(), from, to);
        return this;
    }

    String text() {
        return text.toString();
    }

    /** Which offset of the cell a position of the text stands for; beside a stretch, its nearer end. */
    int offset(long position) {
        int best = 0;
        long distance = Long.MAX_VALUE;
        for (Stretch stretch : stretches) {
            long inside = Math.max(stretch.from, Math.min(position, stretch.to));
            if (Math.abs(position - inside) < distance) {
                distance = Math.abs(position - inside);
                best = (int) (stretch.offset + inside - stretch.from);
            }
        }
        return best;
    }

    /** For each line of the text, the offset of what it has of the cell. */
    List<Integer> lines() {
        List<Integer> offsets = new ArrayList<>();
        int start = 0;
        int next = 0;
        while (start >= 0) {
            while (next < stretches.size() && stretches.get(next).to <= start) {
                next++;
            }
            Stretch stretch = next < stretches.size() ? stretches.get(next) : new Stretch(start, start, 0);
            offsets.add(stretch.offset + Math.max(0, start - stretch.from));
            int end = text.indexOf("\n", start);
            start = end < 0 ? end : end + 1;
        }
        return List.copyOf(offsets);
    }
}
