package backprop.kernel;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs the parts of a cell one after another on the cell's own thread, which can be stopped and, if all else fails, left
 * behind, so that the kernel itself always answers.
 */
final class CellRunner {

    private static final long REPEAT_MILLIS = 50;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final ClassLoader loader;
    private BlockingQueue<Runnable> parts = new LinkedBlockingQueue<>();
    private Runnable end = Thread::yield;
    private volatile @Nullable CellThreads threads;
    private volatile boolean stopped;
    private volatile long stoppedAt;
    private volatile boolean outOfMemory;
    private @Nullable MemoryWatch memory;

    CellRunner(ClassLoader loader) {
        this.loader = loader;
    }

    /** Makes a thread ready for a cell. */
    void begin(String cell) {
        BlockingQueue<Runnable> itsParts = new LinkedBlockingQueue<>();
        CellThreads itsThreads = new CellThreads(cell);
        AtomicBoolean itsEnd = new AtomicBoolean();
        itsThreads.start(() -> work(itsParts, itsEnd), loader);
        stopped = false;
        outOfMemory = false;
        if (memory != null) {
            memory.begin();
        }
        parts = itsParts;
        end = () -> itsEnd.set(true);
        threads = itsThreads;
    }

    /** Lets the cell's thread end; threads that the cell's code started go on. */
    void end() {
        CellThreads ending = threads;
        threads = null;
        parts.add(end);
        if (ending != null) {
            CellGuard.pass(ending);
        }
    }

    /** Whether the cell was asked to stop. */
    boolean isStopped() {
        return stopped;
    }

    /** Whether the cell was stopped because it had filled the heap. */
    boolean isOutOfMemory() {
        return outOfMemory;
    }

    /** Asks the running cell, if there is one, to stop. */
    void stop() {
        CellThreads running = threads;
        if (running != null) {
            stoppedAt = System.nanoTime();
            stopped = true;
            CellGuard.stop(running);
            running.interrupt();
        }
    }

    /**
     * Runs a part of the cell and waits for it.
     *
     * @throws ExecutionException with what the part threw, or why it can't be waited for any longer
     */
    <T extends @Nullable Object> T run(Callable<T> part) throws ExecutionException, InterruptedException {
        CellThreads running = threads;
        FutureTask<T> task = new FutureTask<>(() -> guarded(part));
        if (running == null || running.isFirst(Thread.currentThread())) {
            task.run();
            return task.get();
        }
        if (stopped) {
            throw new ExecutionException(new CellStopped());
        }
        parts.add(task);
        try {
            return waitFor(task, running);
        } finally {
            while (stopped && !running.others().isEmpty() && !isOutOfPatience()) {
                running.interrupt();
                Thread.sleep(REPEAT_MILLIS);
            }
        }
    }

    private <T extends @Nullable Object> T waitFor(FutureTask<T> task, CellThreads running)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return task.get(REPEAT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | OutOfMemoryError e) {
                if (!stopped && (e instanceof OutOfMemoryError || watch().isFull())) {
                    outOfMemory = true;
                    giveSpareMemory();
                    stop();
                } else if (stopped) {
                    // Code may have swallowed the last interrupt.
                    running.interrupt();
                    if (isOutOfPatience()) {
                        throw new ExecutionException(new CellStuck(running.first()));
                    }
                }
            }
        }
    }

    /** Made when a cell first takes its time: the JVM's memory beans take theirs to load. */
    private MemoryWatch watch() {
        MemoryWatch watch = memory;
        if (watch == null) {
            watch = new MemoryWatch();
            watch.begin();
            memory = watch;
        }
        return watch;
    }

    private <T extends @Nullable Object> T guarded(Callable<T> part) throws Exception {
        try {
            return part.call();
        } catch (OutOfMemoryError | InvocationTargetException e) {
            if (e instanceof OutOfMemoryError || e.getCause() instanceof OutOfMemoryError) {
                giveSpareMemory();
            }
            throw e;
        }
    }

    private void giveSpareMemory() {
        MemoryWatch watch = memory;
        if (watch != null) {
            watch.giveSpare();
        }
    }

    private boolean isOutOfPatience() {
        // A full heap makes everything slow, the cell's end too.
        return System.nanoTime() - stoppedAt > (outOfMemory ? 10 : 1) * PATIENCE_NANOS;
    }

    private static void work(BlockingQueue<Runnable> parts, AtomicBoolean ended) {
        while (!ended.get()) {
            try {
                parts.take().run();
            } catch (InterruptedException e) {
                // The cell was stopped between two of its parts; its thread waits for the end like any other.
            }
        }
    }
}
