package backprop.kernel;

import java.util.List;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;

/** Why a cell came to no good end, in words for its reader. */
final class CellFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final transient List<String> lines;

    /**
     * A failure to show.
     *
     * @param kind the short name of the error, such as {@code ArithmeticException}
     * @param message one sentence
     * @param lines the whole report as the page shows it
     */
    CellFailure(String kind, String message, List<String> lines) {
        super(message, null, false, false);
        this.kind = kind;
        this.lines = lines;
    }

    /** A failure of which there is no more to say than one sentence. */
    static CellFailure saying(String kind, String message) {
        return new CellFailure(kind, message, List.of(Ansi.RED.of(kind) + ": " + message));
    }

    List<String> lines() {
        return lines;
    }

    /** The failure as the protocol writes it. */
    ErrorReply reply() {
        return new ErrorReply(kind, String.valueOf(getMessage()), lines);
    }
}
