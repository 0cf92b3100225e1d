package backprop.kernel;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the kernel known to Jupyter, or unknown again, as the options say; {@code installer.properties} explains them. */
@Command(resourceBundle = "backprop.kernel.installer", mixinStandardHelpOptions = true, sortOptions = false)
final class Installer implements Callable<Integer> {

    @Option(names = "--install")
    private boolean install;

    @Option(names = "--uninstall")
    private boolean uninstall;

    @Option(names = "--user")
    private boolean user;

    @Option(names = "--sys-prefix")
    private boolean sysPrefix;

    @Option(names = "--prefix", paramLabel = "P")
    private @Nullable Path prefix;

    @Option(names = "--name", paramLabel = "N")
    private String name = "java";

    @Option(names = "--jvm-arg", paramLabel = "A")
    private List<String> jvmArgs = new ArrayList<>();

    @Option(names = "--add-module", paramLabel = "M")
    private List<String> modules = new ArrayList<>();

    @Option(names = "--compiler-option", paramLabel = "O")
    private List<String> compilerOptions = new ArrayList<>();

    @Option(names = "--enable-preview")
    private boolean preview;

    @Option(names = "--startup", paramLabel = "F")
    private List<Path> startup = new ArrayList<>();

    @Option(names = "--classpath", paramLabel = "C")
    private List<String> classpath = new ArrayList<>();

    @Option(names = "--replace")
    private boolean replace;

    /** Does what the options ask for and returns the process's exit code. */
    static int run(String... args) {
        CommandLine command = new CommandLine(new Installer()).setExecutionExceptionHandler((problem, line, parsed) -> {
            boolean isMistake = problem instanceof IllegalArgumentException;
            System.err.println(isMistake ? problem.getMessage() : "This could not be done: " + problem);
            return isMistake ? 2 : 1;
        });
        command.getCommandSpec().version("backprop-kernel " + Resources.VERSION + ", Java " + Runtime.version());
        return command.execute(args);
    }

    @Override
    public Integer call() throws IOException {
        name = name.toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z0-9._-]+")) {
            throw new IllegalArgumentException(
                    "--name " + name + " is not a name for a kernelspec: it may have letters,"
                            + " digits, dots, hyphens and underscores, as in java-17.");
        }
        Path kernels = user || (prefix == null && !sysPrefix)
                ? KernelSpec.userKernels()
                : (prefix == null ? KernelSpec.pythonPrefix() : prefix).resolve("share/jupyter/kernels");
        KernelSpec spec = new KernelSpec(kernels.resolve(name).toAbsolutePath().normalize());
        if (install) {
            install(spec);
        } else if (uninstall) {
            uninstall(spec);
        } else {
            CommandLine.usage(this, System.out);
        }
        return 0;
    }

    private void install(KernelSpec spec) throws IOException {
        if (spec.exists() && !spec.isOurs() && !replace) {
            throw new IllegalArgumentException("Another kernel is called " + name + " in " + spec.folder()
                    + ". Give this one another name by --name, or add --replace to put it in that one's place.");
        }
        List<String> paths = classpath.stream()
                .flatMap(some -> PathsHandler.split(some).stream())
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .toList();
        modules.forEach(Installer::checkModule);
        if (!modules.isEmpty()) {
            jvmArgs.add("-D" + ExtraModules.PROPERTY + "=" + String.join(",", modules));
        }
        addOptions();
        boolean written = spec.write(name.equals("java") ? "Java" : "Java (" + name + ")", jvmArgs, paths);
        System.out.println(
                "The kernel " + name + (written ? " is installed in " : " was installed already in ") + spec.folder());
    }

    private void addOptions() {
        if (preview) {
            jvmArgs.add("--enable-preview");
        }
        if (!compilerOptions.isEmpty()) {
            try {
                Options.check(compilerOptions);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--compiler-option: " + e.getMessage(), e);
            }
            jvmArgs.add("-D" + Options.COMPILER + "=" + String.join(" ", compilerOptions));
        }
        for (Path file : startup) {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException("--startup " + file + ": there is no such file.");
            }
        }
        if (!startup.isEmpty()) {
            jvmArgs.add("-D" + Options.STARTUP + "="
                    + startup.stream()
                            .map(file -> file.toAbsolutePath().toString())
                            .collect(Collectors.joining(File.pathSeparator)));
        }
    }

    private static void checkModule(String module) {
        if (ModuleFinder.ofSystem().find(module).isEmpty()) {
            throw new IllegalArgumentException(
                    "--add-module " + module + ": this JDK has no such module; \"java --list-modules\" lists its own.");
        }
    }

    private void uninstall(KernelSpec spec) throws IOException {
        if (!spec.exists()) {
            throw new IllegalArgumentException("There is no kernel called " + name + " in " + spec.folder() + ".");
        } else if (!spec.isOurs()) {
            throw new IllegalArgumentException("The kernel called " + name + " in " + spec.folder()
                    + " is another one; \"jupyter kernelspec remove " + name + "\" removes any.");
        }
        FileUtils.deleteDirectory(spec.folder().toFile());
        System.out.println("The kernel " + name + " is removed from " + spec.folder());
    }
}
