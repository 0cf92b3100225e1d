package backprop.classroom;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The page of the notebook, by way of the kernel that runs it.
 *
 * <p>IJava, JJava and the kernel of this project stand on one base library, under two names. Looking for its classes at
 * run time lets one jar serve them all without depending on any. Where no kernel runs (in a plain program, or in JShell)
 * nothing is shown.
 */
final class KernelDisplay {
    /** Where each kernel hands out itself. */
    private static final Map<String, String> KERNELS = Map.of(
            "org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel",
            "org.dflib.jjava.runtime.Kernel", "getKernelInstance",
            "io.github.spencerpark.ijava.runtime.Kernel", "getKernelInstance");

    private KernelDisplay() {}

    /**
     * Shows something in one or more forms, of which the page takes the best that it can; returns the id to {@link
     * #update} it by.
     *
     * @param forms the content by MIME type
     * @param metadata what the page should know of a form, by its MIME type
     */
    static String show(Map<String, String> forms, Map<String, ?> metadata) {
        String id = UUID.randomUUID().toString();
        kernel().ifPresent(kernel -> {
            try {
                Method display = method(kernel, "display", 1);
                Object data = data(display.getParameterTypes()[0], forms, metadata);
                data.getClass().getMethod("setDisplayId", String.class).invoke(data, id);
                display.invoke(kernel, data);
            } catch (ReflectiveOperationException e) {
                throw unknownKernel(kernel, e);
            }
        });
        return id;
    }

    /** Replaces what {@link #show} put on the page under this id, forms and metadata. */
    static void update(String id, Map<String, String> forms, Map<String, ?> metadata) {
        kernel().ifPresent(kernel -> {
            try {
                Object io = method(kernel, "getIO", 0).invoke(kernel);
                Object stream = io.getClass().getField("display").get(io);
                Method update = method(stream, "updateDisplay", 2);
                update.invoke(stream, id, data(update.getParameterTypes()[1], forms, metadata));
            } catch (ReflectiveOperationException e) {
                throw unknownKernel(kernel, e);
            }
        });
    }

    private static Object data(Class<?> type, Map<String, String> forms, Map<String, ?> metadata)
            throws ReflectiveOperationException {
        Object data = type.getConstructor().newInstance();
        for (var form : forms.entrySet()) {
            type.getMethod("putData", String.class, Object.class).invoke(data, form.getKey(), form.getValue());
        }
        for (var about : metadata.entrySet()) {
            type.getMethod("putMetaData", String.class, Object.class).invoke(data, about.getKey(), about.getValue());
        }
        return data;
    }

    private static Optional<Object> kernel() {
        return KERNELS.entrySet().stream()
                .flatMap(place -> running(place.getKey(), place.getValue()))
                .findFirst();
    }

    private static Stream<Object> running(String className, String method) {
        try {
            return Stream.ofNullable(Class.forName(className).getMethod(method).invoke(null));
        } catch (ReflectiveOperationException e) {
            // This kernel is not there, or its classes are and it does not run.
            return Stream.empty();
        }
    }

    /** A kernel's own class may be hidden; the public one that it extends has the method, too. */
    private static Method method(Object target, String name, int parameters) throws NoSuchMethodException {
        return Stream.<Class<?>>iterate(target.getClass(), type -> type != null, Class::getSuperclass)
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.getName().equals(name)
                        && method.getParameterCount() == parameters
                        && Modifier.isPublic(method.getModifiers())
                        && !method.isBridge())
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(target.getClass() + "." + name));
    }

    private static IllegalStateException unknownKernel(Object kernel, ReflectiveOperationException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new IllegalStateException(
                "The kernel " + kernel.getClass().getName() + " could not show this: " + cause, cause);
    }
}
