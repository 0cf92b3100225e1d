package backprop.kernel;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.io.output.WriterOutputStream;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.publish.PublishStream;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.jspecify.annotations.Nullable;

/**
 * What the cells print, on its way to the page: gathered for a few hundredths of a second, so that a long loop makes
 * tens of messages and not a hundred thousand, and held back when it comes faster than a page can take.
 *
 * <p>Text belongs to the cell that runs, or ran last: so the words of a thread that outlives its cell arrive too.
 */
final class CellOutput {

    private static final long GATHER_MILLIS = 40;
    private static final int SEND_AT_CHARS = 64 * 1024;
    /** Jupyter's server drops output beyond 1,000,000 bytes a second, measured over three seconds. */
    private static final double CHARS_PER_SECOND = 900_000;

    private static final double BURST_CHARS = 1_500_000;
    /** Beyond this many changes between the two streams, text keeps its order within each stream only. */
    private static final int MOST_SEGMENTS = 100;

    /** What cells print to. Closing it, or a writer around it, ends nothing: the session goes on. */
    private final class CellStream extends PrintStream {

        CellStream(OutputStream bytes) {
            super(bytes, true, StandardCharsets.UTF_8);
        }

        /** Exceptions print themselves this way, line by line. */
        @Override
        public void println(@Nullable Object printed) {
            String text = words.apply(printed);
            if (text != null) {
                println(text);
            }
        }

        @Override
        public void close() {
            flush();
        }
    }

    private record Segment(StreamType stream, StringBuilder text) {}

    private volatile Function<@Nullable Object, @Nullable String> words = String::valueOf;
    private final PrintStream out = stream(StreamType.OUT);
    private final PrintStream err = stream(StreamType.ERR);
    /** What the streams of the process were when that was last looked at. */
    private List<PrintStream> known = List.of(out, err);

    private final Object lock = new Object();
    private List<Segment> waiting = new ArrayList<>();
    private int waitingChars;
    private @Nullable ShellReplyEnvironment cell;
    private double allowance = BURST_CHARS;
    private long allowanceTime = System.nanoTime();

    /** Takes the place of the process's own streams and begins to send. */
    void start() {
        reset();
        KernelProcess.inBackground("output", this::sendNowAndThen);
    }

    /** Sets what is to be printed of an object, if anything, in place of what it says of itself. */
    void say(Function<@Nullable Object, @Nullable String> wording) {
        words = wording;
    }

    /** Takes the place of whatever streams cells have put there. */
    void reset() {
        System.setOut(out);
        System.setErr(err);
    }

    /** The page's own stream for text, wherever {@code System.out} may lead. */
    PrintStream out() {
        return out;
    }

    /** The page's own stream for what went wrong, wherever {@code System.err} may lead. */
    PrintStream err() {
        return err;
    }

    /** Tells the reader something that is not of the cell's own saying. */
    void note(String text) {
        err.println("Note: " + text);
    }

    /**
     * Says so when the cell has put another stream in the place of one of ours and left it there. It stays, as in any
     * program; but a session that has fallen silent should not be a riddle.
     */
    void noteReplacedStreams() {
        List<PrintStream> found = List.of(System.out, System.err);
        noteIfReplaced("System.out", known.get(0), found.get(0), out);
        noteIfReplaced("System.err", known.get(1), found.get(1), err);
        known = found;
    }

    private void noteIfReplaced(String name, PrintStream before, PrintStream now, PrintStream own) {
        if (now != before && now != own) {
            note(name + " is another stream from here on: this cell has put it there. resetOutput() brings back the"
                    + " page's own.");
        }
    }

    /** From here on, what is printed belongs to this cell. */
    void attach(ShellReplyEnvironment env) {
        synchronized (lock) {
            flush();
            cell = env;
        }
    }

    /** Sends all that was printed so far. */
    void flush() {
        synchronized (lock) {
            if (cell == null || waiting.isEmpty()) {
                return;
            }
            List<Segment> sending = waiting;
            waiting = new ArrayList<>();
            waitingChars = 0;
            for (Segment segment : sending) {
                PublishStream content = new PublishStream(segment.stream, segment.text.toString());
                cell.getIopub()
                        .sendMessage(Wire.ofVersion(new Message<>(cell.getContext(), content.getType(), content)));
            }
        }
    }

    private void sendNowAndThen() {
        while (true) {
            try {
                synchronized (lock) {
                    while (waiting.isEmpty()) {
                        lock.wait();
                    }
                }
                Thread.sleep(GATHER_MILLIS);
                flush();
            } catch (InterruptedException | OutOfMemoryError e) {
                // A cell has filled the heap. What waits is sent when there is room again.
            }
        }
    }

    private void gather(StreamType stream, char[] text, int offset, int length) {
        synchronized (lock) {
            textOf(stream).append(text, offset, length);
            waitingChars += length;
            lock.notifyAll();
            if (waitingChars >= SEND_AT_CHARS) {
                holdBack(waitingChars);
                flush();
            }
        }
    }

    private StringBuilder textOf(StreamType stream) {
        int last = waiting.size() - 1;
        for (int i = last; i >= 0 && (i == last || last >= MOST_SEGMENTS); i--) {
            if (waiting.get(i).stream == stream) {
                return waiting.get(i).text;
            }
        }
        waiting.add(new Segment(stream, new StringBuilder()));
        return waiting.get(last + 1).text;
    }

    private void holdBack(int chars) {
        long now = System.nanoTime();
        allowance = Math.min(BURST_CHARS, allowance + (now - allowanceTime) * 1e-9 * CHARS_PER_SECOND) - chars;
        allowanceTime = now;
        try {
            Thread.sleep((long) Math.max(0, -allowance / CHARS_PER_SECOND * 1000));
        } catch (InterruptedException e) {
            // Whoever prints is being stopped: let it go on to notice that itself.
            Thread.currentThread().interrupt();
        }
    }

    /** A stream for cells to print to; half a character waits for its other half. */
    private PrintStream stream(StreamType type) {
        WriterOutputStream bytes = WriterOutputStream.builder()
                .setWriter(new Sink(type))
                .setCharset(StandardCharsets.UTF_8)
                .setWriteImmediately(true)
                .getUnchecked();
        return new CellStream(bytes);
    }

    private final class Sink extends Writer {

        private final StreamType stream;

        Sink(StreamType stream) {
            this.stream = stream;
        }

        @Override
        public void write(char[] text, int offset, int length) {
            gather(stream, text, offset, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
