package backprop.kernel;

import java.lang.reflect.Field;
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
    private @Nullable Class<?> lastClass;

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

    /** Lets go of the last snippet's value, which its class keeps in a field for the variable $1, $2, …. */
    void forgetValue() {
        Class<?> type = lastClass;
        if (type == null) {
            return;
        }
        for (Field field : type.getDeclaredFields()) {
            if (field.getName().matches("\\$\\d+") && !field.getType().isPrimitive()) {
                try {
                    field.setAccessible(true);
                    field.set(null, null);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        value = null;
        thrown = null;
        lastClass = snippet.getDeclaringClass();
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
