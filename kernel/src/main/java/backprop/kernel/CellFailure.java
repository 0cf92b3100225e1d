package backprop.kernel;

import java.util.List;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.kernel.util.TextColor;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;

/** Why a cell came to no good end, in words for its reader. */
final class CellFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** The few colours of a report: what went wrong, what may help, and where. */
    static final StringStyler STYLE = new StringStyler(
            TextColor.BOLD_RED_FG.toString(), TextColor.GREEN_FG.toString(), TextColor.BOLD.toString(), line -> "");

    private final transient ErrorReply reply;

    /**
     * A failure to show.
     *
     * @param kind the short name of the error, such as {@code ArithmeticException}
     * @param message one sentence
     * @param lines the whole report as the page shows it
     */
    CellFailure(String kind, String message, List<String> lines) {
        super(message, null, false, false);
        reply = new ErrorReply(kind, message, lines);
    }

    /** A failure of which there is no more to say than one sentence. */
    static CellFailure saying(String kind, String message) {
        return new CellFailure(kind, message, List.of(STYLE.primary(kind) + ": " + message));
    }

    /** The failure as the protocol writes it. */
    ErrorReply reply() {
        return reply;
    }
}
