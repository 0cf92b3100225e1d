package backprop.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child process that a cell has start with the streams of the kernel's own process. Those lead to Jupyter's log; what
 * the child writes is read here and shown on the page, where the cell's own words appear.
 */
final class CellProcess extends Process {

    /** Its threads are not the cell's: what still comes from a child is shown after the cell has ended. */
    private static final ThreadGroup READERS = new ThreadGroup("children");

    /** A child of the child may hold the streams for ever. */
    private static final long LAST_WORDS_MILLIS = 500;

    private static volatile PrintStream out = System.out;
    private static volatile PrintStream err = System.err;

    private final Process child;
    private final List<Thread> readers = new ArrayList<>();

    private CellProcess(Process child, boolean showsOut, boolean showsErr) {
        this.child = child;
        if (showsOut) {
            show(child.getInputStream(), out);
        }
        if (showsErr) {
            show(child.getErrorStream(), err);
        }
    }

    /** Says where the text of children goes. */
    static void showOn(PrintStream out, PrintStream err) {
        CellProcess.out = out;
        CellProcess.err = err;
    }

    /** Does what {@link ProcessBuilder#start} does, but for a child that is to inherit a stream. */
    static Process start(ProcessBuilder builder) throws IOException {
        boolean showsOut = builder.redirectOutput().equals(Redirect.INHERIT);
        boolean showsErr = builder.redirectError().equals(Redirect.INHERIT);
        try {
            if (showsOut) {
                builder.redirectOutput(Redirect.PIPE);
            }
            if (showsErr) {
                builder.redirectError(Redirect.PIPE);
            }
            Process child = builder.start();
            return showsOut || showsErr ? new CellProcess(child, showsOut, showsErr) : child;
        } finally {
            if (showsOut) {
                builder.redirectOutput(Redirect.INHERIT);
            }
            if (showsErr) {
                builder.redirectError(Redirect.INHERIT);
            }
        }
    }

    private void show(InputStream from, PrintStream to) {
        Thread reader = new Thread(
                READERS,
                () -> {
                    try (from) {
                        from.transferTo(to);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "a child's words");
        reader.setDaemon(true);
        reader.start();
        readers.add(reader);
    }

    /** What a child has said before it ended is on the page before its parent goes on. */
    private void hearItOut() throws InterruptedException {
        for (Thread reader : readers) {
            reader.join(LAST_WORDS_MILLIS);
        }
    }

    @Override
    public int waitFor() throws InterruptedException {
        int code = child.waitFor();
        hearItOut();
        return code;
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        boolean hasEnded = child.waitFor(timeout, unit);
        if (hasEnded) {
            hearItOut();
        }
        return hasEnded;
    }

    @Override
    public OutputStream getOutputStream() {
        return child.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public int exitValue() {
        return child.exitValue();
    }

    @Override
    public void destroy() {
        child.destroy();
    }

    @Override
    public Process destroyForcibly() {
        child.destroyForcibly();
        return this;
    }

    @Override
    public boolean supportsNormalTermination() {
        return child.supportsNormalTermination();
    }

    @Override
    public ProcessHandle toHandle() {
        return child.toHandle();
    }
}
