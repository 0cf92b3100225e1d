package backprop.kernel;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the kernel known to Jupyter. */
final class Installer {

    private Installer() {}

    static int run(String[] args, PrintStream out, PrintStream err) {
        List<String> jvmArgs = new ArrayList<>();
        Path prefix = null;
        String name = "java";
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            String value = arg.contains("=") ? arg.substring(arg.indexOf('=') + 1) : null;
            String key = value == null ? arg : arg.substring(0, arg.indexOf('='));
            if (value == null && !key.equals("--install")) {
                value = i + 1 < args.length ? args[++i] : "";
            }
            switch (key) {
                case "--install" -> {}
                case "--prefix" -> prefix = Path.of(value);
                case "--jvm-arg" -> jvmArgs.add(value);
                case "--name" -> name = value;
                default -> {
                    err.println("Unknown option " + key);
                    return 2;
                }
            }
        }
        try {
            Path folder = java.util.Objects.requireNonNull(prefix)
                    .resolve("share/jupyter/kernels")
                    .resolve(name);
            Files.createDirectories(folder);
            List<String> argv = new ArrayList<>();
            argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            argv.add("-Dfile.encoding=UTF-8");
            argv.add("-XX:+UseCountedLoopSafepoints");
            argv.add("-XX:LoopStripMiningIter=1000");
            argv.addAll(jvmArgs);
            argv.add("-jar");
            argv.add(Path.of(Installer.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
            argv.add("{connection_file}");
            Map<String, Object> spec = new LinkedHashMap<>();
            spec.put("argv", argv);
            spec.put("display_name", "Java");
            spec.put("language", "java");
            spec.put("interrupt_mode", "message");
            Files.writeString(
                    folder.resolve("kernel.json"),
                    new GsonBuilder()
                                    .setPrettyPrinting()
                                    .disableHtmlEscaping()
                                    .create()
                                    .toJson(spec)
                            + "\n");
            out.println("Installed the kernelspec " + name + " in " + folder);
            return 0;
        } catch (IOException | URISyntaxException e) {
            err.println("Can't install: " + e);
            return 1;
        }
    }
}
