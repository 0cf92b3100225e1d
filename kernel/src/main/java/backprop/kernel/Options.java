package backprop.kernel;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * What a kernel is told besides the JVM's own arguments: by the installer, in system properties, and by whoever starts
 * Jupyter, in environment variables. Both count.
 */
final class Options {

    /** Options of javac for the cells, with blanks between them. */
    static final String COMPILER = "backprop.kernel.compiler";
    /** Files of Java or notebooks that run before the first cell, as on a class path. */
    static final String STARTUP = "backprop.kernel.startup";

    /** Java 1 compiled to version 45. */
    private static final int FIRST_CLASS_VERSION = 44;

    private static final String ENABLE_PREVIEW = "--enable-preview";

    private Options() {}

    /** The values of a property and of the variable that goes with it: {@code BACKPROP_KERNEL_STARTUP}, for example. */
    private static Stream<String> both(String property, String variable) {
        return Stream.of(
                System.getProperty(property, ""), String.valueOf(System.getenv().getOrDefault(variable, "")));
    }

    private static List<Path> paths(String property, String variable) {
        return both(property, variable)
                .flatMap(value -> Stream.of(value.split(File.pathSeparator, -1)))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .toList();
    }

    /** The files that run before the first cell. */
    static List<Path> startup() {
        return paths(STARTUP, "BACKPROP_KERNEL_STARTUP");
    }

    /** What every notebook has on its class path, besides what the kernelspec names. */
    static List<Path> classpath() {
        return paths("backprop.kernel.classpath", "BACKPROP_KERNEL_CLASSPATH");
    }

    /** The options of javac for the cells, with what the JVM's own {@code --enable-preview} asks of it. */
    static List<String> compiler() {
        List<String> options = new ArrayList<>(both(COMPILER, "BACKPROP_KERNEL_COMPILER_OPTIONS")
                .flatMap(value -> Stream.of(value.split("\\s+", -1)))
                .filter(option -> !option.isEmpty())
                .toList());
        options.remove(ENABLE_PREVIEW);
        if (isPreviewEnabled()) {
            options.addAll(
                    List.of(ENABLE_PREVIEW, "-source", "" + Runtime.version().feature()));
        }
        return options;
    }

    /** The options that javac takes: all or none. */
    static List<String> usable() {
        try {
            check(compiler());
            return compiler();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** What keeps a kernel from doing as it is told, in words. */
    static List<String> problems() {
        List<String> problems = new ArrayList<>();
        try {
            check(compiler());
        } catch (IllegalArgumentException e) {
            problems.add("the compiler options " + compiler() + " are left out: " + e.getMessage() + ".");
        }
        if (both(COMPILER, "BACKPROP_KERNEL_COMPILER_OPTIONS").anyMatch(value -> value.contains(ENABLE_PREVIEW))
                && !isPreviewEnabled()) {
            problems.add(
                    "for --enable-preview, the JVM has to be told too: install the kernel with --enable-preview, or"
                            + " set JDK_JAVA_OPTIONS=--enable-preview before Jupyter starts.");
        }
        return problems;
    }

    /**
     * Makes sure that javac takes options.
     *
     * @throws IllegalArgumentException if it doesn't
     */
    static void check(List<String> options) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (!options.isEmpty()) {
            javac.getTask(null, null, problem -> {}, options, List.of("java.lang.Object"), null);
        }
    }

    /** Whether the JVM takes a class whose version says that it was compiled with preview features. */
    private static boolean isPreviewEnabled() {
        ClassWriter preview = new ClassWriter(0);
        int version = FIRST_CLASS_VERSION + Runtime.version().feature();
        preview.visit(Opcodes.V_PREVIEW | version, Opcodes.ACC_PUBLIC, "Preview", null, "java/lang/Object", null);
        try {
            new ClassLoader() {
                Class<?> define(byte[] bytecode) {
                    return defineClass("Preview", bytecode, 0, bytecode.length);
                }
            }.define(preview.toByteArray());
            return true;
        } catch (UnsupportedClassVersionError e) {
            return false;
        }
    }
}
