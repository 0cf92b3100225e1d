package backprop.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.Uncheck;

/** What is packed with the kernel: its texts, and its version. */
final class Resources {

    /** The kernel's own version. */
    static final String VERSION =
            Objects.requireNonNullElse(Resources.class.getPackage().getImplementationVersion(), "development");

    private Resources() {}

    static String text(String name) {
        return Uncheck.get(() -> IOUtils.resourceToString("/backprop/kernel/" + name, StandardCharsets.UTF_8));
    }
}
