package backprop.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/** JShell's way to run what it compiled: in this process, on the cell's thread, keeping the value itself. */
final class CellExecution extends DirectExecutionControl {

    private final CellRunner runner;
    private @Nullable Object value;
    private @Nullable Throwable thrown;

    CellExecution(CellLoader loader, CellRunner runner) {
        super(loader);
        this.runner = runner;
    }

    /** How JShell comes to this execution control. */
    ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "cells";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
                return CellExecution.this;
            }
        };
    }

    /** The value of the last snippet that ran; asking for it again gives null. */
    @Nullable
    Object takeValue() {
        Object taken = value;
        value = null;
        return taken;
    }

    /** What the last snippet threw; asking for it again gives null. */
    @Nullable
    Throwable takeThrown() {
        Throwable taken = thrown;
        thrown = null;
        return taken;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        value = null;
        thrown = null;
        try {
            value = runner.run(() -> snippet.invoke(null));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            thrown = cause instanceof InvocationTargetException && cause.getCause() != null ? cause.getCause() : cause;
            throw new InvocationTargetException(thrown);
        }
        // JShell would keep a text of every value; nobody reads it here, and it can be very long.
        return "";
    }

    @Override
    public String varValue(String className, String varName) {
        return "";
    }
}
