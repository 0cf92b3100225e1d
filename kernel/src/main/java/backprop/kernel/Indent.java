package backprop.kernel;

/** Where the next line of unfinished code begins. */
final class Indent {

    private static final String STEP = "    ";

    private Indent() {}

    /** The blanks of the last line, and a step more if something is open at its end. */
    static String after(String code) {
        String last = code.substring(code.lastIndexOf('\n') + 1);
        String blanks = last.substring(0, last.length() - last.stripLeading().length());
        String end = last.stripTrailing();
        return end.endsWith("{") || end.endsWith("(") ? blanks + STEP : blanks;
    }
}
