package backprop.kernel;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The threads that work for one cell: its own, those that it starts, and those of a pool that it keeps busy. A thread
 * that was at work already when the cell began belongs to an earlier cell, which left it running on purpose.
 */
final class CellThreads {

    private static final ThreadGroup ALL_CELLS = new ThreadGroup("cells");

    /** A thread that waits, say in a pool for a task, is deeper in the library than this. */
    private static final int SHALLOW = 3;

    private final String name;
    private final Set<Thread> background = new HashSet<>(atWork());
    private @Nullable Thread first;

    CellThreads(String name) {
        this.name = name;
    }

    /** Starts the cell's own thread. */
    void start(Runnable task, ClassLoader loader) {
        Thread thread = new Thread(ALL_CELLS, task, name);
        // Libraries look for their services and resources through it.
        thread.setContextClassLoader(loader);
        first = thread;
        thread.start();
    }

    /** Whether this is the cell's own thread. */
    boolean isFirst(Thread thread) {
        return thread == first;
    }

    @Nullable
    Thread first() {
        return first;
    }

    /** Whether a thread that runs code of cells does so for this cell. */
    boolean hold(Thread thread) {
        return !background.contains(thread);
    }

    /** Wakes the cell's threads, as far as they run code of cells. */
    void interrupt() {
        if (first != null) {
            first.interrupt();
        }
        others().forEach(Thread::interrupt);
    }

    /** The threads at work for this cell beside its own. */
    List<Thread> others() {
        return atWork().stream()
                .filter(thread -> thread != first && hold(thread))
                .toList();
    }

    private static List<Thread> atWork() {
        Thread[] threads = new Thread[ALL_CELLS.activeCount() + 16];
        ALL_CELLS.enumerate(threads);
        return Arrays.stream(threads)
                .filter(Objects::nonNull)
                .filter(CellThreads::isAtWork)
                .toList();
    }

    /** Whether a thread runs code of cells, or has so far only been started and may be about to. */
    private static boolean isAtWork(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length < SHALLOW || Arrays.stream(stack).anyMatch(Session::isOfCell);
    }
}
