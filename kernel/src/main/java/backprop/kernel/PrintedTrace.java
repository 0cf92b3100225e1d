package backprop.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The stack traces that code of cells prints by itself, which come line by line, each as an object: the names that JShell
 * gives to classes make room for the cell's lines, and what called the cell is left out.
 */
final class PrintedTrace {

    private static final Pattern FRAME = Pattern.compile("(\\t+at )([^(]*)\\.([^.(]+)\\((?:[^:]*:(\\d{1,9}))?.*\\)");
    private static final Pattern CAUSE = Pattern.compile("\\t*(?:Caused by|Suppressed): .*", Pattern.DOTALL);

    private final Session session;
    /** Whose trace has come to where the kernel calls the cell. */
    private volatile @Nullable Thread pastCell;

    PrintedTrace(Session session) {
        this.session = session;
    }

    /** What to print of an object; null if it is nothing to the reader. */
    @Nullable
    String textOf(@Nullable Object printed) {
        String text = String.valueOf(printed);
        Matcher frame = FRAME.matcher(text);
        if (!(printed instanceof String) || !frame.matches()) {
            pastCell = null;
            boolean isOfTrace =
                    printed instanceof Throwable || CAUSE.matcher(text).matches();
            return isOfTrace ? ShellNames.without(text) : text;
        } else if (pastCell == Thread.currentThread()) {
            return null;
        } else if (frame.group(4) == null) {
            return text;
        }
        String type = frame.group(2).replaceFirst("^.*/", "");
        StackTraceElement element = new StackTraceElement(type, frame.group(3), null, Integer.parseInt(frame.group(4)));
        if (type.startsWith(ShellNames.PREFIX) && frame.group(3).startsWith(CellProgram.RUN)) {
            pastCell = Thread.currentThread();
        }
        return session.locate(element)
                .map(place -> frame.group(1) + place + ErrorReport.methodOf(element))
                .orElse(text);
    }
}
