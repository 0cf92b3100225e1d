package backprop.kernel;

/** Starts the kernel's own threads. */
final class Threads {

    private Threads() {}

    /** Starts a thread that does not keep the process alive. */
    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
