package backprop.kernel;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Modules of the JDK that cells see besides the usual ones, such as {@code jdk.incubator.vector}. The JVM's own {@code
 * --add-modules} greets an incubating module with a warning, at each start and before any of our code runs; loaded by
 * the way that the JDK has for its own late modules, they come without a word, and run as fast.
 */
final class ExtraModules {

    /** The names, with commas between them. */
    static final String PROPERTY = "backprop.kernel.modules";

    private ExtraModules() {}

    /** The modules that this kernel was installed with. */
    static List<String> names() {
        return Arrays.stream(System.getProperty(PROPERTY, "").split(",", -1))
                .filter(name -> !name.isBlank())
                .toList();
    }

    /** Loads them; what can't be loaded is told in the list that this returns. */
    static List<String> load() {
        List<String> problems = new ArrayList<>();
        for (String name : names()) {
            try {
                // Exported to us by the jar's manifest.
                Method load = Class.forName("jdk.internal.module.Modules").getMethod("loadModule", String.class);
                load.invoke(null, name);
            } catch (ReflectiveOperationException | RuntimeException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                problems.add("the module " + name + " can't be loaded: " + cause.getMessage());
            }
        }
        return problems;
    }
}
