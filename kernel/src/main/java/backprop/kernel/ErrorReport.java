package backprop.kernel;

import backprop.kernel.Cell.Place;
import backprop.kernel.SnippetFailure.Ended;
import backprop.kernel.SnippetFailure.Problem;
import backprop.kernel.SnippetFailure.Rejected;
import backprop.kernel.SnippetFailure.Threw;
import backprop.kernel.SnippetFailure.Undeclared;
import backprop.kernel.SnippetFailure.Why;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/** Puts into words what went wrong in a cell: where, what the compiler or the exception says, and what may help. */
final class ErrorReport {

    private static final StringStyler STYLE = CellFailure.STYLE;
    private static final int MOST_FRAMES = 12;
    /** Nobody reads more of them before mending the first. */
    private static final int MOST_PROBLEMS = 50;
    /** A line that nobody wrote by hand is shown in part. */
    private static final int MOST_CHARS = 200;

    private static final String KERNEL = "(backprop[.]kernel|org[.]dflib[.]jjava)[.].*";

    private final Session session;
    private final Hints hints;
    private final List<String> lines = new ArrayList<>();

    ErrorReport(Session session, LibraryHints libraries) {
        this.session = session;
        hints = new Hints(session, libraries);
    }

    /** The report of a snippet that failed. */
    private CellFailure failed(Why why) {
        if (why instanceof Rejected rejected) {
            return rejected(rejected.problems());
        } else if (why instanceof Ended ended) {
            return ended(ended.end(), ended.thrown());
        } else if (why instanceof Undeclared undeclared) {
            return CellFailure.saying("Undeclared", words(undeclared));
        } else if (why instanceof Threw threw) {
            return thrown(threw.thrown());
        }
        return CellFailure.saying("CompileError", "this is nested so deeply that the compiler can't follow it.");
    }

    /** A note in words. */
    String words(Note note) {
        if (note instanceof Note.Reset reset) {
            return reset.declaration() + (reset.isThere() ? " was reset to null" : " is gone")
                    + ", because its type was declared again.";
        }
        return words(((Note.NotYet) note).what());
    }

    private String words(Undeclared what) {
        return what.name() + " can't be used until this is declared: " + String.join(", ", what.missing()) + "."
                + what.missing().stream().map(hints::forUndeclared).collect(Collectors.joining());
    }

    private CellFailure rejected(List<Problem> problems) {
        String first = "";
        for (Problem problem : problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS))) {
            // Where in the kernel's own wrapping javac looked says nothing to the cell's reader.
            String message = problem.message().replaceAll("\n *location: class\\s*$", "");
            first = first.isEmpty() ? message.split("\n", 2)[0] : first;
            lines.add(STYLE.primary(problem.place().toString()) + ": " + message);
            mark(problem.place(), problem.length());
            hint(hints.forCompileError(
                    message, problem.snippet(), problem.place().offset()));
        }
        if (problems.size() > MOST_PROBLEMS) {
            lines.add(String.format("… and %,d more errors", problems.size() - MOST_PROBLEMS));
        }
        return new CellFailure("CompileError", first, lines);
    }

    /** The place's line and, below, a mark as long as what is meant. */
    private void mark(Place place, long length) {
        String line = place.line();
        int from = Math.max(0, place.column() - MOST_CHARS);
        String text = line.substring(from, Math.min(line.length(), place.column() + MOST_CHARS));
        String before = text.substring(0, place.column() - from).replaceAll("[^\t]", " ");
        lines.add("    " + text);
        lines.add("    " + before
                + STYLE.primary("^".repeat((int) Math.max(1, Math.min(length, text.length() - before.length())))));
    }

    private void hint(Optional<String> hint) {
        hint.map(text -> STYLE.secondary("Hint: " + text))
                .filter(line -> !lines.contains(line))
                .ifPresent(lines::add);
    }

    /** The report of what a cell threw; it may be ready already. */
    CellFailure thrown(Throwable thrown) {
        if (thrown instanceof CellFailure ready) {
            return ready;
        }
        if (thrown instanceof SnippetFailure failure) {
            return failed(failure.why());
        }
        if (thrown instanceof CellEnd end) {
            return ended(end, thrown);
        }
        String message = thrown.getMessage() == null ? "" : ShellNames.without(thrown.getMessage());
        return new CellFailure(thrown.getClass().getSimpleName(), message, lines(thrown));
    }

    /** The report of a cell that ended before its time, with the place that it had come to. */
    private CellFailure ended(CellEnd end, Throwable thrown) {
        String message = String.valueOf(end.getMessage());
        lines.add(STYLE.primary(end.kind()) + ": " + message);
        addFrames(thrown.getStackTrace());
        hint(Hints.known(end.kind()));
        return new CellFailure(end.kind(), message, lines);
    }

    /** The lines that tell of an exception and of what caused it. */
    List<String> lines(Throwable thrown) {
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable t = thrown; t != null && told.add(t); t = t.getCause()) {
            String name = STYLE.primary(ShellNames.without(t.getClass().getName()));
            lines.add((t == thrown ? "" : "Caused by ")
                    + name
                    + (t.getMessage() == null ? "" : ": " + ShellNames.without(t.getMessage())));
            addFrames(t.getStackTrace());
        }
        hint(Hints.known(thrown.getClass().getName()));
        return lines;
    }

    /** Frames of cells with their text; those of libraries folded, but for the one where the exception was made. */
    private void addFrames(StackTraceElement[] stack) {
        int folded = 0;
        int shown = 0;
        for (StackTraceElement frame : stack) {
            Optional<Place> place = session.locate(frame);
            // How the kernel stopped a cell is nothing to its reader.
            boolean own = frame.getClassName().matches(KERNEL);
            if (shown > MOST_FRAMES) {
                lines.add(String.format("    … %,d frames in all", stack.length));
                return;
            } else if (place.isPresent()) {
                if (folded > 0) {
                    lines.add("    … " + folded + (folded == 1 ? " library frame" : " library frames"));
                }
                folded = 0;
                String line = place.get().line().strip();
                lines.add("    at " + STYLE.highlight(place.get().toString()) + methodOf(frame) + ":  "
                        + (line.length() > MOST_CHARS ? line.substring(0, MOST_CHARS) + "…" : line));
                shown++;
            } else if (shown == 0 && !own) {
                lines.add("    in " + frame.getClassName() + "." + frame.getMethodName());
                shown++;
            } else if (!own) {
                folded++;
            }
        }
    }

    /** The method of a cell that a frame is of, as a reader would name it; nothing for the cell's own statements. */
    static String methodOf(StackTraceElement frame) {
        String method = frame.getMethodName();
        if (method.startsWith(CellProgram.RUN)) {
            return "";
        }
        String type = ShellNames.without(frame.getClassName() + "$").replace('$', '.');
        return method.startsWith("lambda$") ? " (in a lambda)" : " (" + type + method + ")";
    }
}
