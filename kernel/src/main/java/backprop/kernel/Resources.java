package backprop.kernel;

import java.nio.charset.StandardCharsets;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.Uncheck;

/** The texts that are packed with the kernel. */
final class Resources {

    private Resources() {}

    static String text(String name) {
        return Uncheck.get(() -> IOUtils.resourceToString("/backprop/kernel/" + name, StandardCharsets.UTF_8));
    }
}
