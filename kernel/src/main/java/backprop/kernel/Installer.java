package backprop.kernel;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the kernel known to Jupyter, or unknown again, as the options say. */
final class Installer {

    private static final Set<String> FLAGS = Set.of("--user", "--sys-prefix", "--replace");
    private static final Set<String> WITH_VALUE = Set.of("--prefix", "--name", "--jvm-arg", "--classpath");

    private final Map<String, List<String>> options;
    private final String name;
    private final KernelSpec spec;

    private Installer(List<String> args) throws IOException {
        options = parse(args.iterator());
        name = last("--name", "java").toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z0-9._-]+")) {
            throw new IllegalArgumentException(
                    "--name " + name + " is not a name for a kernelspec: it may have letters,"
                            + " digits, dots, hyphens and underscores, as in java-17.");
        }
        Path kernels = KernelSpec.userKernels();
        if (options.containsKey("--prefix")) {
            kernels = KernelSpec.kernelsBelow(Path.of(last("--prefix", "")));
        } else if (options.containsKey("--sys-prefix")) {
            kernels = KernelSpec.kernelsBelow(KernelSpec.pythonPrefix());
        }
        spec = new KernelSpec(kernels.resolve(name));
    }

    /** Does what the options ask for and returns the process's exit code. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        String action = args.isEmpty() ? "--help" : args.get(0);
        try {
            switch (action) {
                case "--help" -> out.print(Resources.text("help.txt"));
                case "--version" ->
                    out.println("backprop-kernel " + JavaKernel.VERSION + ", Java " + Runtime.version());
                case "--install" -> out.println(new Installer(args).install());
                case "--uninstall" -> out.println(new Installer(args).uninstall());
                default -> throw unknown(action);
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

    private static IllegalArgumentException unknown(String option) {
        return new IllegalArgumentException("The option " + option + " is not known; --help lists what there is.");
    }

    /** What was given to each option, behind an equals sign or as the next argument. */
    private static Map<String, List<String>> parse(Iterator<String> args) {
        Map<String, List<String>> options = new HashMap<>();
        args.next();
        while (args.hasNext()) {
            String[] arg = args.next().split("=", 2);
            if (!FLAGS.contains(arg[0]) && !WITH_VALUE.contains(arg[0])) {
                throw unknown(arg[0]);
            }
            List<String> values = options.computeIfAbsent(arg[0], option -> new ArrayList<>());
            if (arg.length == 2) {
                values.add(arg[1]);
            } else if (WITH_VALUE.contains(arg[0])) {
                if (!args.hasNext()) {
                    throw new IllegalArgumentException(
                            "The option " + arg[0] + " wants a value behind it, as in " + arg[0] + "=….");
                }
                values.add(args.next());
            }
        }
        return options;
    }

    private List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    private String last(String option, String otherwise) {
        List<String> values = all(option);
        return values.isEmpty() ? otherwise : values.get(values.size() - 1);
    }

    private String install() throws IOException {
        if (spec.exists() && !spec.isOurs() && !options.containsKey("--replace")) {
            throw new IllegalArgumentException("Another kernel is called " + name + " in " + spec.folder()
                    + ". Give this one another name by --name, or add --replace to put it in that one's place.");
        }
        List<String> classpath = all("--classpath").stream()
                .flatMap(paths -> Stream.of(paths.split(File.pathSeparator, -1)))
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .toList();
        return spec.write(name.equals("java") ? "Java" : "Java (" + name + ")", all("--jvm-arg"), classpath)
                ? "The kernel " + name + " is installed in " + spec.folder()
                : "The kernel " + name + " was installed in " + spec.folder() + " already.";
    }

    private String uninstall() throws IOException {
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
