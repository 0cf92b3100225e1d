package backprop.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/** JShell's way to run what it compiled: in this process, on the cell's thread, keeping the value itself. */
final class CellExecution extends DirectExecutionControl implements ExecutionControlProvider {

    /**
     * What a snippet came to.
     *
     * @param value its value, if it has one
     * @param thrown what it threw, if it did
     */
    record Result(@Nullable Object value, @Nullable Throwable thrown) {}

    private static final Result NONE = new Result(null, null);

    private final CellRunner runner;
    private Result last = NONE;

    CellExecution(CellLoader loader, CellRunner runner) {
        super(loader);
        this.runner = runner;
    }

    @Override
    public String name() {
        return "cells";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return this;
    }

    /** What the last snippet that ran came to; asking for it again gives nothing. */
    Result takeResult() {
        Result taken = last;
        last = NONE;
        return taken;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        try {
            last = new Result(runner.run(() -> snippet.invoke(null)), null);
            forgetValue(snippet.getDeclaringClass());
        } catch (Throwable e) {
            last = new Result(null, e);
            throw new InvocationTargetException(e);
        }
        // JShell would keep a text of every value; nobody reads it here, and it can be very long.
        return "";
    }

    /** Keeps the value that a variable has now, for {@link #takeResult}; JShell would make a text of it. */
    @Override
    public String varValue(String className, String name) throws EngineTerminationException, InternalException {
        try {
            Field variable = findClass(className).getDeclaredField(name);
            variable.setAccessible(true);
            last = new Result(variable.get(null), null);
            return "";
        } catch (ReflectiveOperationException e) {
            throw new InternalException(e.toString());
        }
    }

    /** Empties the variable $1, $2, … of an expression: nobody calls it that here, and its value may be large. */
    private static void forgetValue(Class<?> snippet) throws IllegalAccessException {
        for (Field field : snippet.getDeclaredFields()) {
            if (field.getName().matches("\\$\\d+") && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                field.set(null, null);
            }
        }
    }
}
