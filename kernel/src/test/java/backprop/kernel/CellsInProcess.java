package backprop.kernel;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.jspecify.annotations.Nullable;

/** A session whose cells run in the test's own process, for what needs no client to be seen. */
final class CellsInProcess {

    final List<Note> notes = new ArrayList<>();
    final Session session = new Session(notes::add);
    private int cells;

    /** Runs a cell, which must not fail. */
    void run(String code) {
        try {
            value(code);
        } catch (SnippetFailure e) {
            throw new AssertionError(text(report().thrown(e).reply()), e);
        }
    }

    /** Runs a cell, which must fail, and returns what its reader sees. */
    ErrorReply error(String code) {
        try {
            throw new AssertionError("It ran: " + value(code));
        } catch (SnippetFailure e) {
            return report().thrown(e).reply();
        }
    }

    private @Nullable Object value(String code) throws SnippetFailure {
        cells++;
        session.runner.begin();
        try {
            return session.run(new Cell("cell " + cells, code), 0, code.length());
        } finally {
            session.runner.end();
        }
    }

    /** A report without any library's hints. */
    ErrorReport report() {
        return new ErrorReport(session, new LibraryHints(new Renderer()));
    }

    /** All lines of a report without their colours. */
    static String text(ErrorReply reply) {
        return String.join("\n", reply.getStacktrace()).replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
