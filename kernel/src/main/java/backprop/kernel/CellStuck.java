package backprop.kernel;

import org.jspecify.annotations.Nullable;

/** A stopped cell whose thread is deep in a library that listens to no interrupt. */
final class CellStuck extends Error {

    private static final long serialVersionUID = 1L;

    CellStuck(@Nullable Thread thread) {
        super("The cell was asked to stop, but a library that it called goes on in the background"
                + (thread == null ? "" : " (in " + place(thread) + ")")
                + ". You can go on too; Restart in the Kernel menu ends it.");
    }

    private static String place(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length == 0 ? thread.getName() : stack[0].getClassName() + "." + stack[0].getMethodName();
    }
}
