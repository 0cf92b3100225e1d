package backprop.kernel;

import java.util.Optional;

/** The life of the kernel's process: it ends when Jupyter says so, or when Jupyter itself has gone. */
final class KernelProcess {

    private static final long LAST_WORDS_MILLIS = 100;
    private static final long PATIENCE_MILLIS = 2_000;

    private static volatile boolean ending;

    private KernelProcess() {}

    /** Whether the kernel itself is ending the process. */
    static boolean isEnding() {
        return ending;
    }

    /** Ends with the Jupyter that started this kernel, however that one ended. */
    static void endWithParent() {
        String parent = System.getenv("JPY_PARENT_PID");
        if (parent != null && parent.matches("\\d{1,18}") && !parent.equals("1")) {
            Optional<ProcessHandle> jupyter = ProcessHandle.of(Long.parseLong(parent));
            jupyter.ifPresent(handle -> Threads.daemon("end with Jupyter", () -> {
                handle.onExit().join();
                end();
            }));
        }
    }

    /** Ends the process once the last messages are on their way, whatever threads the cells left behind. */
    static void end() {
        ending = true;
        Threads.daemon("last resort", () -> {
            pause(PATIENCE_MILLIS);
            Runtime.getRuntime().halt(0);
        });
        waitForLastWords();
        System.exit(0);
    }

    /** Messages leave through a thread of the socket library; it needs a moment and tells nobody when it is done. */
    static void waitForLastWords() {
        pause(LAST_WORDS_MILLIS);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
