package backprop.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command line: a connection file starts the kernel, an option installs, removes or describes it. */
public final class Main {

    private Main() {}

    /**
     * Starts the kernel or does what an option asks for.
     *
     * @param args the connection file that Jupyter wrote and what every notebook has on its class path, or the options
     *     that {@code --help} lists
     * @throws Exception when the kernel can't be started
     */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals(KernelSpec.WARM_UP)) {
            JavaKernel.warmUp();
            System.exit(0);
        } else if (args.length == 0 || args[0].startsWith("-")) {
            System.exit(Installer.run(args));
        } else {
            List<Path> paths = Stream.of(args).map(Path::of).toList();
            try {
                JavaKernel.start(paths.get(0), paths.subList(1, paths.size()));
            } catch (IllegalArgumentException e) {
                System.err.println(e.getMessage());
                System.exit(1);
            }
        }
    }
}
