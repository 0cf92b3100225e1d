package backprop.kernel;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    private record Segment(StreamType stream, StringBuilder text) {}

    private final Object lock = new Object();
    private final PrintStream out = new PrintStream(new Pipe(StreamType.OUT), true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(new Pipe(StreamType.ERR), true, StandardCharsets.UTF_8);
    private List<Segment> waiting = new ArrayList<>();
    private int waitingChars;
    private @Nullable CellEnvironment cell;
    private double allowance = BURST_CHARS;
    private long allowanceTime = System.nanoTime();

    /** Takes the place of the process's own streams and begins to send. */
    void start() {
        System.setOut(out);
        System.setErr(err);
        KernelProcess.inBackground("output", this::sendNowAndThen);
    }

    /** From here on, what is printed belongs to this cell. */
    void attach(CellEnvironment env) {
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
                cell.getIopub().sendMessage(new Message<>(cell.getContext(), content.getType(), content));
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

    private void append(StreamType stream, CharBuffer text) {
        synchronized (lock) {
            segmentFor(stream).text.append(text);
            waitingChars += text.length();
            lock.notifyAll();
            if (waitingChars >= SEND_AT_CHARS) {
                holdBack(waitingChars);
                flush();
            }
        }
    }

    private Segment segmentFor(StreamType stream) {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            if (waiting.get(i).stream == stream) {
                return waiting.get(i);
            }
            if (waiting.size() < MOST_SEGMENTS) {
                break;
            }
        }
        Segment segment = new Segment(stream, new StringBuilder());
        waiting.add(segment);
        return segment;
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

    /** The bytes of one stream, turned into text; half a character waits for its other half. */
    private final class Pipe extends OutputStream {

        private final StreamType stream;
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private byte[] half = {};

        Pipe(StreamType stream) {
            this.stream = stream;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            synchronized (lock) {
                ByteBuffer in = ByteBuffer.allocate(half.length + length);
                in.put(half).put(bytes, offset, length).flip();
                CharBuffer text = CharBuffer.allocate(in.remaining());
                decoder.decode(in, text, false);
                half = new byte[in.remaining()];
                in.get(half);
                append(stream, text.flip());
            }
        }
    }
}
