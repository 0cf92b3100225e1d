package backprop.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A library as a notebook meets it: a jar that was compiled without this kernel's knowledge. */
final class LibraryJar {

    private LibraryJar() {}

    /** A jar of one compiled class and some text files. */
    static Path of(Path folder, String className, String source, Map<String, String> files) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path java = folder.resolve(className + ".java");
        Files.writeString(java, source);
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes.toString(), "-cp", libraries(), java.toString());
        if (compiled != 0) {
            throw new IllegalArgumentException(className + " does not compile");
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = classes.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return pack(classes, folder.resolve(className + ".jar"));
    }

    /** The jar of what the javadoc tool makes of a jar's class, beside it. */
    static Path ofDocs(Path jar) throws IOException {
        Path docs = jar.resolveSibling("docs");
        String name = jar.getFileName().toString().replace(".jar", "");
        int made = ToolProvider.getSystemDocumentationTool()
                .run(
                        null,
                        null,
                        null,
                        "-quiet",
                        "-Xdoclint:none",
                        "-d",
                        docs.toString(),
                        jar.resolveSibling(name + ".java").toString());
        if (made != 0) {
            throw new IllegalArgumentException("There are no pages for " + jar);
        }
        return pack(docs, jar.resolveSibling(name + "-javadoc.jar"));
    }

    private static Path pack(Path folder, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), new java.util.jar.Manifest());
                Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(path).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(path));
            }
        }
        return jar;
    }

    /** What this kernel is made of as Maven Central has it, without the kernel. */
    private static String libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(path -> path.endsWith(".jar") && !Path.of(path).equals(KernelUnderTest.jar()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A jar of one text file. */
    static Path ofText(Path jar, String entry, String text) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(entry));
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
