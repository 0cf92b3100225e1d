package backprop.playground;

import backprop.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.teavm.backend.javascript.JSModuleType;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/** Writes the folder that a browser shows: the pages, the saved networks, and the Java compiled to JavaScript. */
public final class PlayFolder {
    private static final String JAVA = "backprop.js";

    private PlayFolder() {}

    /**
     * Writes the folder.
     *
     * @param args the folder {@code src}, the folder of the licences, and the folder to write
     */
    public static void main(String[] args) throws IOException, TeaVMToolException {
        Path sources = Path.of(args[0]);
        Path target = Path.of(args[2]);
        copy(sources.resolve("main/pages"), target);
        copy(Path.of(args[1]), target.resolve("licences"));
        writeNetworks(sources.resolve("networks"), target);
        compile(target);
    }

    private static void copy(Path from, Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void writeNetworks(Path from, Path target) throws IOException {
        write(target.resolve("digit-network.js"), "digit", from.resolve("digit.npz"), 4096);
        write(target.resolve("nine-steps-6-network.js"), "seed6", from.resolve("nine-steps-6.npz"), 1);
        write(target.resolve("nine-steps-42-network.js"), "seed42", from.resolve("nine-steps-42.npz"), 1);
    }

    private static void write(Path file, String name, Path network, int steps) throws IOException {
        String text = NetworkText.of(Network.load(network), steps);
        Files.writeString(file, "(window.networks ??= {})." + name + " =\n`" + text + "`;\n");
    }

    private static void compile(Path target) throws IOException, TeaVMToolException {
        var tool = new TeaVMTool();
        tool.setMainClass(Play.class.getName());
        tool.setTargetType(TeaVMTargetType.JAVASCRIPT);
        // Pages that are opened from a disk may not load modules, but scripts.
        tool.setJsModuleType(JSModuleType.UMD);
        tool.setObfuscated(true);
        tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
        tool.setClassLoader(PlayFolder.class.getClassLoader());
        tool.setLog(new ConsoleTeaVMToolLog(false));
        tool.setTargetDirectory(target.toFile());
        tool.setTargetFileName(JAVA);
        tool.generate();
        tool.getProblemProvider()
                .getSevereProblems()
                .forEach(problem -> System.err.println(problem.getText() + " " + Arrays.toString(problem.getParams())
                        + " at " + problem.getLocation()));
        if (!tool.getProblemProvider().getSevereProblems().isEmpty()) {
            throw new UncheckedIOException(new IOException("TeaVM could not compile the playground's Java"));
        }
    }
}
