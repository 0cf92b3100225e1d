package backprop.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Takes a text apart into declarations, statements and expressions, as JShell does. JShell reads all that it is given to
 * find the first one's end, so it is given a window of the text, and more only where that does not suffice.
 */
final class Snippets {

    /**
     * One snippet of a text.
     *
     * @param from where in the text it begins
     * @param source its text, with a semicolon at its end that the text may lack
     * @param completeness what JShell says of it
     */
    record Piece(int from, String source, Completeness completeness) {}

    private static final int WINDOW = 1_000;
    private static final int WINDOW_GROWTH = 8;
    private static final int ENOUGH = 16;

    private final Function<String, CompletionInfo> shell;
    private final String text;
    private final String forShell;
    /** The text without what may be cut in the middle only at the price of its meaning. */
    private final String code;

    private Snippets(Function<String, CompletionInfo> shell, String text) {
        this.shell = shell;
        this.text = text;
        forShell = JavaText.withoutSynchronized(text);
        code = JavaText.withoutTextAndComments(text);
    }

    /**
     * The snippets of a text. What can't be taken apart any further is the last.
     *
     * @param shell what says of a text how complete its first snippet is, and what remains behind it
     */
    static List<Piece> of(Function<String, CompletionInfo> shell, String text) {
        return new Snippets(shell, text).pieces();
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            int to = at + WINDOW / WINDOW_GROWTH;
            CompletionInfo next;
            int end;
            do {
                to = windowEnd(at, (long) (to - at) * WINDOW_GROWTH);
                next = shell.apply(forShell.substring(at, to));
                end = next.completeness().isComplete() ? to - next.remaining().length() : to;
            } while (to < text.length() && !isSure(next, end, to));
            if (next.completeness() == Completeness.EMPTY) {
                return pieces;
            }
            // JShell adds the semicolon that an expression may lack.
            boolean lacksSemicolon =
                    next.completeness().isComplete() && next.source().length() > end - at;
            pieces.add(new Piece(at, text.substring(at, end) + (lacksSemicolon ? ";" : ""), next.completeness()));
            at = end;
        }
    }

    /** Where a window may end: behind a character that is neither in a string nor in a comment. */
    private int windowEnd(int start, long size) {
        int end = size < text.length() - start ? start + (int) size : text.length();
        while (end > 0 && end < text.length() && Character.isWhitespace(code.charAt(end - 1))) {
            end++;
        }
        return end;
    }

    /** What follows may belong to it, such as else; there must be enough of it to tell. */
    private boolean isSure(CompletionInfo next, int end, int to) {
        return next.completeness().isComplete()
                && code.substring(end, to).strip().length() > ENOUGH;
    }
}
