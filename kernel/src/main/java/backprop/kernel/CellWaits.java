package backprop.kernel;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What cells call in place of methods of the JDK that wait and listen to no interrupt: {@link Weaver} puts each public
 * method in the place of the one that has its name and belongs to its first parameter's type. A cell that is to stop
 * ends their wait: what it waits at is closed, as the end of a program would do.
 */
public final class CellWaits {

    private interface Wait<T> {
        T get() throws IOException;
    }

    /** What threads wait at just now. */
    private static final Map<Thread, Closeable> WAITING = new ConcurrentHashMap<>();

    private CellWaits() {}

    /** Ends what threads wait for. */
    static void end(Predicate<Thread> threads) {
        WAITING.forEach((thread, source) -> {
            if (threads.test(thread)) {
                try {
                    source.close();
                } catch (IOException e) {
                    // Then it is closed already, or can't be.
                }
            }
        });
    }

    private static <T extends @Nullable Object> T wait(Closeable source, Wait<T> wait) throws IOException {
        WAITING.put(Thread.currentThread(), source);
        try {
            return wait.get();
        } finally {
            WAITING.remove(Thread.currentThread());
        }
    }

    /** Starts a child, whose words come to the page if it is to have the streams of its parent. */
    public static Process start(ProcessBuilder builder) throws IOException {
        return CellProcess.start(builder);
    }

    /** Waits for a client. */
    public static Socket accept(ServerSocket server) throws IOException {
        return wait(server, server::accept);
    }

    /** A stream whose reader waits for the other end. */
    public static InputStream getInputStream(Socket socket) throws IOException {
        return new Stream(socket.getInputStream(), socket);
    }

    /** Waits for a packet. */
    public static void receive(DatagramSocket socket, DatagramPacket packet) throws IOException {
        wait(socket, () -> {
            socket.receive(packet);
            return packet;
        });
    }

    /** Waits for a server's answer. */
    public static InputStream getInputStream(URLConnection connection) throws IOException {
        Closeable source = () -> {
            if (connection instanceof HttpURLConnection http) {
                http.disconnect();
            }
        };
        return new Stream(wait(source, connection::getInputStream), source);
    }

    /** Waits for a server's answer. */
    public static InputStream openStream(URL url) throws IOException {
        return getInputStream(url.openConnection());
    }

    /** A stream whose reader waits for a child's words. */
    public static InputStream getInputStream(Process child) {
        return new Stream(child.getInputStream(), child::destroy);
    }

    /**
     * Waits for a value.
     *
     * @throws Throwable why there is none, or that the cell is to stop
     */
    public static @Nullable Object join(CompletableFuture<?> future) throws Throwable {
        boolean wasInterrupted = false;
        while (!future.isDone()) {
            try {
                future.get();
            } catch (InterruptedException e) {
                wasInterrupted = true;
                CellGuard.check();
            } catch (ExecutionException | CancellationException e) {
                // The future says it below in its own way.
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
        return future.join();
    }

    /** A stream that can be closed while it is read. */
    private static final class Stream extends FilterInputStream {

        private final Closeable source;

        Stream(InputStream in, Closeable source) {
            super(in);
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            return CellWaits.wait(source, in::read);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return CellWaits.wait(source, () -> in.read(bytes, offset, length));
        }
    }
}
