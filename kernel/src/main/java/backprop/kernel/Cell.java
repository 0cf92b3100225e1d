package backprop.kernel;

/**
 * A text of Java, as a rule one cell's.
 *
 * @param name what error reports call it, such as {@code cell 3}
 * @param code the text
 */
record Cell(String name, String code) {

    /** The cell that runs under a number. */
    static Cell numbered(int number, String code) {
        return new Cell("cell " + number, code);
    }

    /** The line, counted from 1, that an offset lies in. */
    int lineAt(int offset) {
        int end = Math.min(Math.max(offset, 0), code.length());
        return 1 + (int) code.chars().limit(end).filter(c -> c == '\n').count();
    }

    /** The offset where the line begins that an offset lies in. */
    int lineStart(int offset) {
        return code.lastIndexOf('\n', Math.min(offset, code.length()) - 1) + 1;
    }

    /** The text of the line that an offset lies in. */
    String lineTextAt(int offset) {
        int end = code.indexOf('\n', Math.min(offset, code.length()));
        return code.substring(lineStart(offset), end < 0 ? code.length() : end);
    }

    /** How reports name the place of an offset: {@code cell 3, line 2}. */
    String place(int offset) {
        return name + ", line " + lineAt(offset);
    }
}
