package backprop;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The threads that share the work of one training step: the caller, and one daemon thread for each further processor.
 *
 * <p>A job is a number of tasks that do not touch each other's results. Who runs which task is left to chance; what is
 * computed is not, because the cut into tasks never depends on the number of threads. A job allocates nothing. Workers
 * look out for the next job for a moment before they sleep, since waking a thread takes longer than a small epoch.
 */
final class Team {
    /** One piece of a job. Tasks with the same worker number never run at the same time. */
    @FunctionalInterface
    interface Task {
        void run(int worker, int index);
    }

    static final Team SHARED = new Team(Runtime.getRuntime().availableProcessors());

    private static final Task NOTHING = (worker, index) -> {};

    /** About a tenth of a millisecond of looking out. */
    private static final int PATIENCE = 2000;

    private final Worker[] workers;
    private final ReentrantLock use = new ReentrantLock();

    /** The number of tasks that nobody has taken yet. */
    private final AtomicLong open = new AtomicLong();

    private final AtomicInteger finished = new AtomicInteger();
    private Task task = NOTHING;
    private volatile boolean failed;
    private Throwable failure = new IllegalStateException();

    Team(int size) {
        workers = new Worker[size - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(i + 1);
        }
    }

    /** The number of threads, and of worker numbers. */
    int size() {
        return workers.length + 1;
    }

    /** Runs the tasks 0 to count − 1, and returns when all are done. While someone else uses the team, the caller works alone. */
    void forEach(int count, Task work) {
        if (count == 1 || workers.length == 0 || !use.tryLock()) {
            for (int i = 0; i < count; i++) {
                work.run(0, i);
            }
            return;
        }
        try {
            share(count, work);
        } finally {
            use.unlock();
        }
    }

    private void share(int count, Task work) {
        task = work;
        finished.set(0);
        failed = false;
        open.set(count);
        for (int i = 0; i < workers.length && i < count - 1; i++) {
            workers[i].wake();
        }
        takeTasks(0);
        for (int spins = 0; finished.get() < count; spins++) {
            if (spins < PATIENCE) {
                Thread.onSpinWait();
            } else {
                // The processors are busy with something else: leave this one to the worker.
                LockSupport.parkNanos(this, 10_000);
            }
        }
        task = NOTHING;
        if (failed) {
            throw new IllegalStateException("a thread of the training failed", failure);
        }
    }

    /**
     * A task that was taken keeps its job unfinished, so the job cannot change between taking a task and running it.
     */
    private void takeTasks(int worker) {
        for (long left = open.get(); left > 0; left = open.get()) {
            if (open.compareAndSet(left, left - 1)) {
                try {
                    task.run(worker, (int) left - 1);
                } catch (RuntimeException | Error e) {
                    failure = e;
                    failed = true;
                } finally {
                    finished.incrementAndGet();
                }
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
            int spins = 0;
            while (true) {
                if (open.get() > 0) {
                    takeTasks(number);
                    spins = 0;
                } else if (spins++ < PATIENCE) {
                    Thread.onSpinWait();
                } else {
                    asleep = true;
                    if (open.get() == 0) {
                        LockSupport.park(this);
                    }
                    asleep = false;
                    spins = 0;
                }
            }
        }
    }
}
