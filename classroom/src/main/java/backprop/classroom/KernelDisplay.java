package backprop.classroom;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The {@code display} and {@code updateDisplay} of the kernel that runs the notebook.
 *
 * <p>IJava, JJava and the kernel of this project give cells the same functions, each in a class of its own. Looking
 * for the class at run time lets one jar serve them all without depending on any. Where no kernel runs (in a plain
 * program, or in JShell) nothing is shown.
 */
final class KernelDisplay {
    private static final List<String> KNOWN_KERNELS = List.of(
            "org.dflib.jjava.jupyter.kernel.BaseNotebookStatics",
            "org.dflib.jjava.runtime.Display",
            "io.github.spencerpark.ijava.runtime.Display");

    private static final Optional<Class<?>> KERNEL = findKernel();

    private KernelDisplay() {}

    /** Shows a value as the given MIME types, or as the kernel thinks best; returns the id to {@link #update} it by. */
    static String show(Object value, String... mimeTypes) {
        return call("display", new Class<?>[] {Object.class, String[].class}, value, mimeTypes);
    }

    /** Replaces what {@link #show} put on the page under this id. */
    static void update(String id, Object value, String mimeType) {
        call("updateDisplay", new Class<?>[] {String.class, Object.class, String[].class}, id, value, new String[] {
            mimeType
        });
    }

    private static String call(String name, Class<?>[] types, Object... arguments) {
        if (KERNEL.isEmpty()) {
            return UUID.randomUUID().toString();
        }
        try {
            Method method = KERNEL.get().getMethod(name, types);
            return String.valueOf(method.invoke(null, arguments));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The kernel could not show this: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This kernel's " + name + " differs from IJava's: " + e.getMessage(), e);
        }
    }

    private static Optional<Class<?>> findKernel() {
        return KNOWN_KERNELS.stream().flatMap(KernelDisplay::classNamed).findFirst();
    }

    private static Stream<Class<?>> classNamed(String name) {
        try {
            return Stream.of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return Stream.empty();
        }
    }
}
