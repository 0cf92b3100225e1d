package backprop.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads that share the work of one training step: the caller, and one daemon thread for each further processor.
 *
 * <p>A job is a number of tasks that do not touch each other's results. Each thread begins with its own share of them, the
 * same in every job, because its cache holds what it wrote in the last one; then it helps the others. So who runs which
 * task is left to chance; what is computed is not, because no sum depends on the cut into tasks. A job allocates nothing.
 * Workers look out for the next job for a moment before they sleep, since waking a thread takes longer than a small epoch.
 */
final class Team {
    /** One piece of a job. Tasks with the same worker number never run at the same time. */
    @FunctionalInterface
    interface Task {
        void run(int worker, int index);
    }

    static final Team SHARED = new Team(Runtime.getRuntime().availableProcessors());

    private static final Task NOTHING = (worker, index) -> {};

    /** How often a worker looks out for the next job before it sleeps: about a quarter of a millisecond. */
    private static final int WORKER_PATIENCE = 5000;

    /** How often the caller looks out for the others' end before it sleeps, which may take it far longer than it asks for. */
    private static final int CALLER_PATIENCE = 40_000;

    private final Worker[] workers;

    /** Whether a job is under way. No thread gets in twice, not even the one that runs the job: it would overwrite it. */
    private final AtomicBoolean busy = new AtomicBoolean();

    /** For each thread its tasks that nobody has taken yet: the first in the upper half, the end in the lower. */
    private final AtomicLongArray open;

    /** The distance between two threads' numbers in that array: a cache line, so that they do not hinder each other. */
    private static final int LINE = 8;

    /** Counts the jobs; a new one is announced when all of its tasks are open, so that each thread finds its own first. */
    private final AtomicInteger job = new AtomicInteger();

    private final AtomicInteger finished = new AtomicInteger();
    private Task task = NOTHING;

    /** Of the tasks that failed, the first one's number and what it threw. */
    private int failed;

    private Throwable failure = new IllegalStateException();

    Team(int size) {
        open = new AtomicLongArray(size * LINE);
        workers = new Worker[size - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(i + 1);
        }
    }

    /** The number of threads, and of worker numbers. */
    int size() {
        return workers.length + 1;
    }

    /**
     * Runs the tasks 0 to count − 1, and returns when all are done. While a job is under way, the caller of another one works
     * alone: one from outside as well as a task of the job, on whatever thread it runs. What a task throws is thrown here as it
     * is, when no other task runs any more; if several throw, the one with the least number wins.
     */
    void forEach(int count, Task work) {
        if (count == 1 || workers.length == 0 || !busy.compareAndSet(false, true)) {
            for (int i = 0; i < count; i++) {
                work.run(0, i);
            }
            return;
        }
        try {
            share(count, work);
        } finally {
            busy.set(false);
        }
    }

    private void share(int count, Task work) {
        task = work;
        finished.set(0);
        failed = Integer.MAX_VALUE;
        for (int owner = 0; owner < size(); owner++) {
            open.set(owner * LINE, tasks((int) ((long) count * owner / size()), (int)
                    ((long) count * (owner + 1) / size())));
        }
        job.incrementAndGet();
        try {
            for (int i = 0; i < workers.length && i < count - 1; i++) {
                workers[i].wake();
            }
            takeTasks(0);
        } catch (Throwable e) {
            closeAll(e);
        }
        for (int spins = 0; finished.get() < count; spins++) {
            if (spins < CALLER_PATIENCE) {
                Thread.onSpinWait();
            } else {
                // The processors are busy with something else: leave this one to the worker.
                LockSupport.parkNanos(this, 10_000);
            }
        }
        task = NOTHING;
        if (failed < Integer.MAX_VALUE) {
            Throwable thrown = failure;
            failure = new IllegalStateException();
            Team.<RuntimeException>rethrow(thrown);
        }
    }

    /**
     * Takes all tasks away, when the caller can't go on: its stack may be at its end. It must not leave while workers still run
     * tasks of this job, or these would reach into the next one.
     */
    private void closeAll(Throwable reason) {
        for (int owner = 0; owner < size(); owner++) {
            long left = open.getAndSet(owner * LINE, 0);
            finished.addAndGet((int) left - (int) (left >> Integer.SIZE));
        }
        fail(-1, reason);
    }

    private synchronized void fail(int index, Throwable thrown) {
        if (index < failed) {
            failed = index;
            failure = thrown;
        }
    }

    /** Throws whatever a task has thrown, even an exception of a kind that the compiler does not expect here. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void rethrow(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static long tasks(int first, int end) {
        return (long) first << Integer.SIZE | end;
    }

    /**
     * Takes and runs tasks until there are none. A task that was taken keeps its job unfinished, so the job cannot change
     * between taking a task and running it.
     */
    private void takeTasks(int worker) {
        for (int i = 0; i < size(); i++) {
            int owner = (worker + i) % size();
            for (int index = take(owner); index >= 0; index = take(owner)) {
                try {
                    task.run(worker, index);
                } catch (Throwable e) {
                    fail(index, e);
                } finally {
                    finished.incrementAndGet();
                }
            }
        }
    }

    /** The next of this thread's tasks, or −1. */
    private int take(int owner) {
        while (true) {
            long left = open.get(owner * LINE);
            int first = (int) (left >> Integer.SIZE);
            int end = (int) left;
            if (first >= end) {
                return -1;
            }
            if (open.compareAndSet(owner * LINE, left, tasks(first + 1, end))) {
                return first;
            }
        }
    }

    /** A thread that is started when it is first needed. */
    private final class Worker implements Runnable {
        private final int number;
        private final Thread thread;
        private boolean started;
        private volatile boolean asleep;

        Worker(int number) {
            this.number = number;
            thread = new Thread(this, "backprop-" + number);
            thread.setDaemon(true);
        }

        void wake() {
            if (!started) {
                started = true;
                thread.start();
            } else if (asleep) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void run() {
            int seen = 0;
            int spins = 0;
            while (true) {
                int now = job.get();
                if (now != seen) {
                    seen = now;
                    takeTasks(number);
                    spins = 0;
                } else if (spins++ < WORKER_PATIENCE) {
                    Thread.onSpinWait();
                } else {
                    asleep = true;
                    if (job.get() == seen) {
                        LockSupport.park(this);
                        // Whoever interrupts all threads means no worker; with the mark left on it, it would never
                        // sleep again.
                        Thread.interrupted();
                    }
                    asleep = false;
                    spins = 0;
                }
            }
        }
    }
}
