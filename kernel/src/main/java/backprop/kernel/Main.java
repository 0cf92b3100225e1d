package backprop.kernel;

import java.nio.file.Path;

/** The command line: a connection file starts the kernel, an option installs, removes or describes it. */
public final class Main {

    private Main() {}

    /**
     * Starts the kernel or does what an option asks for.
     *
     * @param args the connection file that Jupyter wrote, or the options that {@code --help} lists
     * @throws Exception when the kernel can't be started
     */
    public static void main(String[] args) throws Exception {
        if (args.length == 1 && !args[0].startsWith("-")) {
            JavaKernel.start(Path.of(args[0]));
        } else {
            System.exit(Installer.run(args, System.out, System.err));
        }
    }
}
