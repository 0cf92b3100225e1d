package backprop.kernel;

import java.util.List;
import java.util.stream.Collectors;

/** A stopped cell whose thread is deep in a library that listens to no interrupt. */
final class CellStuck extends Error {

    private static final long serialVersionUID = 1L;

    CellStuck(List<Thread> threads) {
        super("The cell was asked to stop, but a library that it called goes on in the background ("
                + threads.stream().map(CellStuck::place).distinct().collect(Collectors.joining(", "))
                + "). You can go on too; Restart in the Kernel menu ends it.");
    }

    private static String place(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length == 0 ? thread.getName() : stack[0].getClassName() + "." + stack[0].getMethodName();
    }
}
