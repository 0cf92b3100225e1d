package backprop.kernel;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the kernel known to Jupyter, or unknown again, as the options say. */
final class Installer {

    private static final String HELP = """
            A Java kernel for Jupyter.

              java -jar backprop-kernel.jar --install [where] [--name N] [--display-name T]
                                            [--jvm-arg A]... [--classpath C]... [--replace]
              java -jar backprop-kernel.jar --uninstall [where] [--name N]
              java -jar backprop-kernel.jar --help | --version

            where:
              --user            for you alone (what happens if you say nothing)
              --sys-prefix      for the Python environment that is active: conda's, a virtualenv's, or python3's own
              --prefix P        into P/share/jupyter/kernels

            --name N            the kernelspec's name; java if you say nothing
            --display-name T    what Jupyter's menus show; Java if you say nothing
            --jvm-arg A         an argument for the kernel's JVM, such as --jvm-arg=-Xmx2g; may be repeated
            --classpath C       jars that every notebook finds on its class path; may be repeated
            --replace           take the place of another kernel of that name
            """;

    private boolean replace;
    private String name = "java";
    private String displayName = "Java";
    private final List<String> jvmArgs = new ArrayList<>();
    private final List<String> classpath = new ArrayList<>();
    private @Nullable Path kernels;

    private Installer() {}

    /** Does what the options ask for and returns the process's exit code. */
    static int run(String[] args, PrintStream out, PrintStream err) {
        String action = args.length == 0 ? "--help" : args[0];
        try {
            switch (action) {
                case "--help" -> out.print(HELP);
                case "--version" ->
                    out.println("backprop-kernel " + JavaKernel.VERSION + ", Java " + Runtime.version());
                case "--install" -> out.println(new Installer().read(args).install());
                case "--uninstall" -> out.println(new Installer().read(args).uninstall());
                default ->
                    throw new IllegalArgumentException(
                            "The option " + action + " is not known; --help lists what there is.");
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println("This could not be done: " + e);
            return 1;
        }
    }

    private Installer read(String[] args) throws IOException {
        Iterator<String> rest = List.of(args).subList(1, args.length).iterator();
        while (rest.hasNext()) {
            String arg = rest.next();
            int equals = arg.indexOf('=');
            String option = equals < 0 ? arg : arg.substring(0, equals);
            switch (option) {
                case "--user" -> kernels = KernelSpec.userKernels();
                case "--sys-prefix" -> kernels = KernelSpec.kernelsBelow(KernelSpec.pythonPrefix());
                case "--prefix" -> kernels = KernelSpec.kernelsBelow(Path.of(value(arg, equals, rest)));
                case "--name" -> name = value(arg, equals, rest).toLowerCase(Locale.ROOT);
                case "--display-name" -> displayName = value(arg, equals, rest);
                case "--jvm-arg" -> jvmArgs.add(value(arg, equals, rest));
                case "--classpath" ->
                    classpath.addAll(List.of(value(arg, equals, rest).split(File.pathSeparator, -1)));
                case "--replace" -> replace = true;
                default ->
                    throw new IllegalArgumentException(
                            "The option " + arg + " is not known; --help lists what there is.");
            }
        }
        if (!name.matches("[a-z0-9._-]+")) {
            throw new IllegalArgumentException(
                    "--name " + name + " is not a name for a kernelspec: it may have letters,"
                            + " digits, dots, hyphens and underscores, as in java-17.");
        }
        return this;
    }

    private static String value(String arg, int equals, Iterator<String> rest) {
        if (equals >= 0) {
            return arg.substring(equals + 1);
        }
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("The option " + arg + " wants a value behind it, as in " + arg + "=….");
        }
        return rest.next();
    }

    private KernelSpec spec() throws IOException {
        return new KernelSpec((kernels == null ? KernelSpec.userKernels() : kernels).resolve(name));
    }

    private String install() throws IOException {
        KernelSpec spec = spec();
        if (spec.exists() && !spec.isOurs() && !replace) {
            throw new IllegalArgumentException("Another kernel is called " + name + " in " + spec.folder()
                    + ". Give this one another name by --name, or add --replace to put it in that one's place.");
        }
        return spec.write(displayName, jvmArgs, classpath)
                ? "The kernel " + name + " is installed in " + spec.folder()
                : "The kernel " + name + " was installed in " + spec.folder() + " already.";
    }

    private String uninstall() throws IOException {
        KernelSpec spec = spec();
        if (!spec.exists()) {
            throw new IllegalArgumentException("There is no kernel called " + name + " in " + spec.folder() + ".");
        }
        if (!spec.isOurs()) {
            throw new IllegalArgumentException("The kernel called " + name + " in " + spec.folder()
                    + " is another one; \"jupyter kernelspec remove " + name + "\" removes any.");
        }
        spec.remove();
        return "The kernel " + name + " is removed from " + spec.folder();
    }
}
