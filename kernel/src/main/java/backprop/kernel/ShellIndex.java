package backprop.kernel;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;

/**
 * JShell's list of all types that there are, for Tab, Shift+Tab and hints. JShell begins to make it whenever the class
 * path changes, which takes a second of the processor just when the first cells need it; and a notebook that runs from
 * top to bottom never looks at it. Here it waits until somebody asks, or until no cell has run for a moment. On a JDK
 * where JShell can't be told to wait, it does not.
 */
final class ShellIndex {

    private static final Executor AFTER_A_MOMENT =
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Runnable::run);

    private final SourceCodeAnalysis analysis;
    private final @Nullable Method suspend;
    private final @Nullable Method resume;
    private final @Nullable Method finish;
    private boolean isHeld;
    /** How often it was held so far: what was to follow an earlier time has nothing to say any more. */
    private int times;

    /** The list of a JShell, which waits from now on. */
    ShellIndex(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
        suspend = method("suspendIndexing");
        resume = method("resumeIndexing");
        finish = method("waitBackgroundTaskFinished");
        hold();
    }

    private @Nullable Method method(String name) {
        try {
            Method method = analysis.getClass().getMethod(name);
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private void call(@Nullable Method method) {
        try {
            if (method != null) {
                method.invoke(analysis);
            }
        } catch (ReflectiveOperationException e) {
            // Then the list is not complete, and an answer may lack something.
        }
    }

    /** Has the list wait, for a cell that is to run. */
    synchronized void hold() {
        times++;
        if (!isHeld) {
            isHeld = true;
            call(suspend);
        }
    }

    /** Has the list made in a moment, unless it is held again before. */
    synchronized void releaseSoon() {
        int asked = times;
        AFTER_A_MOMENT.execute(() -> release(asked));
    }

    private synchronized void release(int asked) {
        if (isHeld && asked == times) {
            isHeld = false;
            call(resume);
        }
    }

    /** JShell's analysis with the list complete. */
    SourceCodeAnalysis complete() {
        synchronized (this) {
            release(times);
        }
        call(finish);
        return analysis;
    }
}
