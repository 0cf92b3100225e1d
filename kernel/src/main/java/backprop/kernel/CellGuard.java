package backprop.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the code of cells calls without knowing: {@link Weaver} puts a call of {@link #check} into every method and loop
 * and takes the place of {@code System.exit}.
 *
 * <p>The check costs next to nothing. Its call site leads to an empty method, which the just-in-time compiler leaves out
 * altogether, until a cell is to stop: changing the call site's target throws the compiled code away, and the loops go
 * on in code that does check.
 */
public final class CellGuard {

    private static final MutableCallSite SITE = new MutableCallSite(MethodType.methodType(void.class));
    private static final MethodHandle CHECK;
    private static final MethodHandle PASS = MethodHandles.empty(MethodType.methodType(void.class));
    private static final MethodHandle STOP;

    static {
        try {
            STOP = MethodHandles.lookup()
                    .findStatic(CellGuard.class, "stopIfOfTheCell", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
        SITE.setTarget(PASS);
        CHECK = SITE.dynamicInvoker();
    }

    private static volatile @Nullable Predicate<Thread> stopping;
    private static volatile long lastStop;

    private CellGuard() {}

    /**
     * Ends the cell's thread when the cell is to stop.
     *
     * @throws Throwable when the cell is to stop
     */
    public static void check() throws Throwable {
        CHECK.invokeExact();
    }

    /**
     * Stands for {@link System#exit} in cells: ends the cell and keeps the kernel.
     *
     * @param status the exit code that the cell asked for
     */
    @SuppressWarnings("DoNotCallSuggester") // Only woven code calls it.
    public static void exit(int status) {
        throw CellEnd.exit(status);
    }

    /**
     * Stands for {@link Runtime#exit} and {@link Runtime#halt} in cells.
     *
     * @param runtime whose method would have been called
     * @param status the exit code that the cell asked for
     */
    @SuppressWarnings("DoNotCallSuggester") // Only woven code calls it.
    public static void exit(Runtime runtime, int status) {
        throw CellEnd.exit(status);
    }

    /** From now on every check in one of these threads ends it. */
    static void stop(Predicate<Thread> threads) {
        stopping = threads;
        lastStop = System.nanoTime();
        SITE.setTarget(STOP);
    }

    /** Checks pass again. */
    static void pass() {
        if (stopping != null) {
            SITE.setTarget(PASS);
            stopping = null;
        }
    }

    /** How long ago, in nanoseconds, a check last ended something. */
    static long sinceLastStop() {
        return System.nanoTime() - lastStop;
    }

    @SuppressWarnings("UnusedMethod") // STOP leads here.
    private static void stopIfOfTheCell() {
        Predicate<Thread> threads = stopping;
        if (threads != null && threads.test(Thread.currentThread())) {
            lastStop = System.nanoTime();
            throw CellEnd.stopped();
        }
    }
}
