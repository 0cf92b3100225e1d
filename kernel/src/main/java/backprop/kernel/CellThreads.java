package backprop.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The threads that one cell runs on: its own, and those that it starts. */
final class CellThreads {

    private static final ThreadGroup ALL_CELLS = new ThreadGroup("cells");

    /** No cell's. */
    static final CellThreads NONE = new CellThreads(0);

    private final ThreadGroup group;
    private @Nullable Thread first;

    CellThreads(int cell) {
        group = new ThreadGroup(ALL_CELLS, "cell " + cell);
    }

    /** Starts the cell's own thread. */
    void start(Runnable task, ClassLoader loader) {
        Thread thread = new Thread(group, task, group.getName());
        // Libraries look for their services and resources through it.
        thread.setContextClassLoader(loader);
        thread.setDaemon(false);
        first = thread;
        thread.start();
    }

    boolean hold(Thread thread) {
        ThreadGroup of = thread.getThreadGroup();
        return of != null && group.parentOf(of);
    }

    /**
     * Whether a thread works for this cell. A thread of a shared pool belongs to no cell, so it is taken to work for
     * the cell that runs; a thread that an earlier cell started on purpose is not.
     */
    boolean mayHold(Thread thread) {
        ThreadGroup of = thread.getThreadGroup();
        return hold(thread) || of == null || !ALL_CELLS.parentOf(of);
    }

    void interrupt() {
        group.interrupt();
    }

    /** The threads that have not ended. */
    List<Thread> alive() {
        Thread[] threads = new Thread[group.activeCount() + 8];
        group.enumerate(threads);
        return Arrays.stream(threads).filter(Objects::nonNull).toList();
    }

    /** The threads beside the cell's own that have not ended. */
    List<Thread> startedByCode() {
        return alive().stream().filter(thread -> thread != first).toList();
    }
}
