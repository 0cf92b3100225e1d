package backprop.kernel;

/** The text of one cell and the number that it runs under. */
record Cell(int number, String code) {

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
}
