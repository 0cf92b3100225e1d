package backprop.kernel;

/**
 * Places in a text. Jupyter counts characters; Java counts the units of UTF-16, of which a character such as 🙂 takes
 * two.
 */
final class Cursor {
    private Cursor() {}

    /** The place in Java's way; one outside the text is its nearer end. */
    static int inJava(String text, int characters) {
        int length = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.max(0, Math.min(characters, length)));
    }

    /** The place in Jupyter's way. */
    static int inJupyter(String text, int units) {
        return text.codePointCount(0, units);
    }
}
