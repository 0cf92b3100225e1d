package backprop.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.Diag;
import org.jspecify.annotations.Nullable;

/** Puts into words what went wrong in a cell: where, what the compiler or the exception says, and what may help. */
final class ErrorReport {

    private static final int MOST_FRAMES = 12;

    private final Session session;

    ErrorReport(Session session) {
        this.session = session;
    }

    /** The report of a snippet that javac rejected. */
    CellFailure rejected(Session.Place place, List<Diag> diagnostics) {
        List<String> lines = new ArrayList<>();
        String first = "";
        for (Diag diagnostic : diagnostics) {
            if (!diagnostic.isError()) {
                continue;
            }
            // Where in JShell's own wrapping javac looked says nothing to the cell's reader.
            String message = diagnostic.getMessage(Locale.getDefault()).replaceAll("\n\\s*location: class\\s*$", "");
            first = first.isEmpty() ? message.lines().findFirst().orElse("") : first;
            mark(lines, place, diagnostic, message);
            int at = place.offset() + (int) Math.max(0, diagnostic.getPosition());
            new Hints(session)
                    .forCompileError(message, place, at)
                    .ifPresent(hint -> lines.add(Ansi.green("Hint: " + hint)));
        }
        return new CellFailure("CompileError", first, lines);
    }

    private static void mark(List<String> lines, Session.Place snippet, Diag diagnostic, String message) {
        Cell cell = snippet.cell();
        int at = Math.min(
                snippet.offset() + (int) Math.max(0, diagnostic.getPosition()),
                cell.code().length());
        String text = cell.lineTextAt(at);
        int column = at - cell.lineStart(at);
        long end = snippet.offset() + diagnostic.getEndPosition();
        int length = (int) Math.max(1, Math.min(end - at, text.length() - column));
        lines.add(Ansi.red(cell.place(at)) + ": " + message);
        lines.add("    " + text);
        lines.add("    " + text.substring(0, Math.min(column, text.length())).replaceAll("[^\t]", " ")
                + Ansi.red("^".repeat(length)));
    }

    /** The report of what a cell threw. */
    CellFailure thrown(Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        if (thrown instanceof CellExit || thrown instanceof CellStuck) {
            return CellFailure.saying(thrown instanceof CellExit ? "Exit" : "Interrupted", message);
        }
        return new CellFailure(thrown.getClass().getSimpleName(), message, lines(thrown));
    }

    /** The report of a cell that was stopped, with the place that it had come to if what it threw tells. */
    CellFailure stopped(@Nullable Throwable thrown) {
        return stopped("Interrupted", "The cell was stopped. Variables keep their values.", thrown);
    }

    /** The report of a cell that was stopped because it had filled the heap. */
    CellFailure outOfMemory(@Nullable Throwable thrown) {
        return stopped("OutOfMemoryError", "The cell filled the memory and was stopped. " + Hints.MEMORY, thrown);
    }

    private CellFailure stopped(String kind, String sentence, @Nullable Throwable thrown) {
        List<String> lines = new ArrayList<>();
        lines.add(Ansi.red(kind) + ": " + sentence);
        if (thrown != null) {
            addFrames(lines, thrown.getStackTrace());
        }
        return new CellFailure(kind, sentence, lines);
    }

    /** The lines that tell of an exception and of what caused it. */
    List<String> lines(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        String lead = "";
        for (Throwable t = thrown; t != null && told.add(t); t = t.getCause()) {
            String message = t.getMessage() == null ? "" : ": " + t.getMessage();
            lines.add(lead + Ansi.red(t.getClass().getName().replaceFirst("REPL\\.\\$JShell\\$\\w+\\$", "")) + message);
            addFrames(lines, t.getStackTrace());
            lead = "Caused by ";
        }
        Hints.forException(thrown).ifPresent(hint -> lines.add(Ansi.green("Hint: " + hint)));
        return lines;
    }

    /** Frames of cells with their text; those of libraries folded, but for the one where the exception was made. */
    private void addFrames(List<String> lines, StackTraceElement[] stack) {
        int folded = 0;
        int shown = 0;
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().equals(CellGuard.class.getName())) {
                continue;
            }
            Optional<Session.Place> place = session.locate(frame);
            if (place.isEmpty()) {
                if (shown == 0 && folded == 0) {
                    lines.add("    in " + frame.getClassName() + "." + frame.getMethodName());
                    shown++;
                } else {
                    folded++;
                }
                continue;
            }
            if (shown == MOST_FRAMES) {
                lines.add(String.format("    … %,d frames in all", stack.length));
                return;
            }
            if (folded > 0) {
                lines.add("    … " + folded + (folded == 1 ? " library frame" : " library frames"));
            }
            folded = 0;
            shown++;
            Cell cell = place.get().cell();
            int offset = place.get().offset();
            lines.add("    at " + Ansi.bold(cell.place(offset)) + methodOf(frame) + ":  "
                    + cell.lineTextAt(offset).strip());
        }
    }

    private static String methodOf(StackTraceElement frame) {
        String type = frame.getClassName()
                .replaceFirst("REPL\\.\\$JShell\\$\\w+\\$?", "")
                .replace('$', '.');
        String method = frame.getMethodName();
        if (method.startsWith("lambda$")) {
            return " (in a lambda)";
        }
        if (method.equals("do_it$")) {
            return "";
        }
        return " (" + (type.isEmpty() ? "" : type + ".") + method + ")";
    }
}
