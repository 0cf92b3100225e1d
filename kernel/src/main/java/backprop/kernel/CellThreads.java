package backprop.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The threads that work for a cell: the one that runs cells, those that a cell starts, and those of a pool that it keeps
 * busy. A thread that was at work already when the cell began belongs to an earlier cell, which left it running on
 * purpose.
 */
final class CellThreads {

    private static final ThreadGroup ALL = new ThreadGroup("cells");

    /** A thread that waits, say in a pool for a task, is deeper in the library than this. */
    private static final int SHALLOW = 3;

    private final ExecutorService runner;
    /** The thread that runs cells; until there is one, a stand-in that never starts. */
    private volatile Thread first = new Thread(ALL, "none");

    private volatile Set<Thread> background = Set.of();

    CellThreads(ClassLoader loader) {
        runner = Executors.newSingleThreadExecutor(task -> {
            first = new Thread(ALL, task, "cells");
            // Libraries look for their services and resources through it.
            first.setContextClassLoader(loader);
            return first;
        });
    }

    /** Makes ready for a cell: what is at work now is not the cell's. */
    void begin() {
        background = new HashSet<>(atWork());
    }

    /** Whether earlier cells have left threads running. */
    boolean hasBackground() {
        return !background.isEmpty();
    }

    /** The thread that runs cells. */
    Thread first() {
        return first;
    }

    <T extends @Nullable Object> Future<T> submit(Callable<T> part) {
        return runner.submit(part);
    }

    /** Lets the thread that runs cells end after what it does now. */
    void leaveBehind() {
        runner.shutdown();
    }

    /** Whether a thread that runs code of cells does so for this cell. */
    boolean hold(Thread thread) {
        return !background.contains(thread);
    }

    /** Wakes the cell's threads, as far as they run code of cells. */
    void interrupt() {
        CellWaits.end(this::hold);
        first.interrupt();
        others().forEach(Thread::interrupt);
    }

    /** The threads at work for this cell beside the first. */
    List<Thread> others() {
        return atWork().stream()
                .filter(thread -> thread != first && hold(thread))
                .toList();
    }

    /** Whether a thread of the cell or of a pool does something in a library, perhaps fetching the cell's next task. */
    boolean mayBeFetchingWork() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread != first && hold(thread) && isForCells(thread))
                .map(Thread::getState)
                .anyMatch(state -> state == Thread.State.RUNNABLE || state == Thread.State.BLOCKED);
    }

    private static List<Thread> atWork() {
        List<Thread> threads = new ArrayList<>();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            boolean hasJustStarted = isForCells(thread) && stack.length < SHALLOW;
            if (hasJustStarted || Arrays.stream(stack).anyMatch(CellThreads::isOfCell)) {
                threads.add(thread);
            }
        });
        return threads;
    }

    /** Whether a line of a stack trace speaks of code of cells. */
    private static boolean isOfCell(StackTraceElement frame) {
        return frame.getClassName().startsWith("REPL.$JShell$");
    }

    /** Whether a cell started a thread; those of the common pool may be in a group of their own. */
    private static boolean isForCells(Thread thread) {
        return thread.getThreadGroup() == ALL || thread instanceof ForkJoinWorkerThread;
    }
}
