package backprop.kernel;

import java.lang.reflect.Proxy;

/** The life of the kernel's process: it ends when Jupyter says so, or when Jupyter itself has gone. */
final class KernelProcess {

    private static final long LAST_WORDS_MILLIS = 100;

    private KernelProcess() {}

    /** Ends with the Jupyter that started this kernel, however that one ended. */
    static void endWithParent() {
        String parent = String.valueOf(System.getenv("JPY_PARENT_PID"));
        if (parent.matches("\\d{1,18}") && !parent.equals("1")) {
            ProcessHandle.of(Long.parseLong(parent))
                    .ifPresent(jupyter -> inBackground("end with Jupyter", () -> {
                        jupyter.onExit().join();
                        end();
                    }));
        }
    }

    /** An interrupt signal, which would end a Java program, asks the cell to stop as the stop button does. */
    static void onInterruptSignal(Runnable stop) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object stopping = Proxy.newProxyInstance(
                    KernelProcess.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        stop.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), stopping);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // On a JVM that keeps the signal to itself, it ends the kernel.
        }
    }

    /** Ends the process, whatever threads the cells left behind. */
    static void end() {
        // Messages leave through a thread of the socket library; it needs a moment and tells nobody when it is done.
        pause(LAST_WORDS_MILLIS);
        System.exit(0);
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts a thread that does not keep the process alive. */
    static void inBackground(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
