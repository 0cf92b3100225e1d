package backprop.kernel;

import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the parts of a cell one after another on a thread of its own, which can be stopped and, if all else fails, left
 * behind, so that the kernel itself always answers.
 */
final class CellRunner {

    private static final long LOOK_MILLIS = 50;
    private static final long SETTLE_LOOK_MILLIS = 10;
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** Some threads of libraries never rest, such as one that waits for the network. */
    private static final long SETTLING_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** How long a cell that is asked to stop may take, before the kernel goes on without it. */
    private static final long PATIENCE_SECONDS = Long.getLong("backprop.kernel.patience", 3);
    /** A full heap makes everything slow, the cell's end too. */
    private static final long PATIENCE_WHEN_FULL_SECONDS = 10 * PATIENCE_SECONDS;

    private final CellLoader loader;
    private volatile @Nullable CellThreads running;
    private CellThreads threads;
    /** Made in the background: the JVM's memory beans take their time to load. */
    private final CompletableFuture<MemoryWatch> memory = CompletableFuture.supplyAsync(MemoryWatch::new);

    private volatile @Nullable CellEnd end;
    private volatile long patienceEnds;

    CellRunner(CellLoader loader) {
        this.loader = loader;
        this.threads = new CellThreads(loader);
    }

    /** Makes ready for a cell. */
    void begin() {
        end = null;
        threads.begin();
        if (!threads.hasBackground()) {
            // What an earlier cell left running may still speak of them.
            loader.forgetFormerValues();
        }
        running = threads;
        memory.join().begin();
    }

    /**
     * If the cell was asked to end, waits until none of its threads is at work, nor has been a moment ago: a pool may
     * have another task of the cell waiting.
     */
    void settle() {
        long began = System.nanoTime();
        while (end != null && hasPatience()) {
            if (!threads.others().isEmpty()) {
                threads.interrupt();
            } else if (CellGuard.sinceLastStop() > QUIET_NANOS
                    && (System.nanoTime() - began > SETTLING_NANOS || !threads.mayBeFetchingWork())) {
                return;
            }
            KernelProcess.pause(SETTLE_LOOK_MILLIS);
        }
    }

    /** Lets go of a cell; threads that its code started go on. */
    void end() {
        running = null;
        CellGuard.pass();
    }

    /** Why the cell was asked to end, if it was. */
    @Nullable
    CellEnd asked() {
        return end;
    }

    /** Asks the running cell, if there is one, to stop. */
    void stop() {
        stop(CellEnd.stopped(), PATIENCE_SECONDS);
    }

    private void stop(CellEnd why, long seconds) {
        CellThreads stopping = running;
        if (stopping != null) {
            patienceEnds = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            // Where the stop button was pressed from is nothing to the cell's reader.
            why.setStackTrace(new StackTraceElement[0]);
            end = why;
            CellGuard.stop(stopping::hold);
            stopping.interrupt();
        }
    }

    /**
     * Runs a part of the cell and waits for it.
     *
     * @throws Throwable what the part threw, or why it can't be waited for any longer
     */
    <T extends @Nullable Object> T run(Callable<T> part) throws Throwable {
        if (running == null || Thread.currentThread() == threads.first()) {
            return part.call();
        }
        if (end != null) {
            throw end;
        }
        Future<T> result = threads.submit(part);
        while (!result.isDone()) {
            try {
                lookAfter(result);
            } catch (OutOfMemoryError e) {
                // The heap is so full that there is no room even to look after it.
                stopForMemory();
            }
        }
        try {
            return result.get();
        } catch (ExecutionException e) {
            Throwable thrown = Objects.requireNonNullElse(e.getCause(), e);
            memory.join().giveSpare();
            throw thrown instanceof InvocationTargetException && thrown.getCause() != null ? thrown.getCause() : thrown;
        }
    }

    private void lookAfter(Future<?> result) throws InterruptedException {
        try {
            result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // It is done, too.
        } catch (TimeoutException e) {
            if (end == null && memory.join().isFull()) {
                stopForMemory();
            } else if (end != null && hasPatience()) {
                // Code may have swallowed the last interrupt.
                threads.interrupt();
            } else if (end != null) {
                throw leaveBehind();
            }
        }
    }

    private void stopForMemory() {
        memory.join().giveSpare();
        if (end == null) {
            stop(CellEnd.outOfMemory(), PATIENCE_WHEN_FULL_SECONDS);
        }
    }

    private CellEnd leaveBehind() {
        CellEnd stuck = CellEnd.stuck(threads.first());
        end = stuck;
        threads.leaveBehind();
        threads = new CellThreads(loader);
        return stuck;
    }

    private boolean hasPatience() {
        return System.nanoTime() < patienceEnds;
    }
}
