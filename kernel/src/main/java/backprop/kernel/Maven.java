package backprop.kernel;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * Libraries by Maven's own resolver, which is packed with the kernel and unpacked when it is first asked. It reads the
 * machine's settings, so the local repository, mirrors, proxies and passwords count here too.
 */
final class Maven {

    /** Where in the kernel's jar the resolver's jars lie. */
    private static final String PACKED = "/backprop/kernel/resolver";

    private static final String RESOLVER = "backprop.kernel.maven.Resolver";

    private static @Nullable BiFunction<Map<String, List<String>>, Consumer<String>, Map<String, Path>> resolver;

    private Maven() {}

    /** What the words behind {@code %maven} ask for, as the resolver takes it. */
    static Map<String, List<String>> wanted(List<String> words) throws CellFailure {
        List<String> libraries = new ArrayList<>();
        List<String> repositories = new ArrayList<>();
        List<String> exclusions = new ArrayList<>();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (word.equals("--repository") && rest.hasNext()) {
                repositories.add(rest.next());
            } else if (word.equals("--exclude") && rest.hasNext()) {
                exclusions.add(rest.next());
            } else if (word.matches("[^:\\s-][^:\\s]*(:[^:\\s]+){2,4}")) {
                libraries.add(word);
            } else {
                throw CellFailure.saying(
                        "BadCoordinates",
                        word + " is not of the form group:artifact:version, as in org.knowm.xchart:xchart:4.0.3, or"
                                + " group:artifact:type:classifier:version. There are also --exclude group:artifact and"
                                + " --repository address.");
            }
        }
        return Map.of("libraries", libraries, "repositories", repositories, "exclusions", exclusions);
    }

    /** A project from the text of one, or of its dependencies, with repositories if there are some. */
    static String pom(String text) {
        if (text.contains("<project")) {
            return text;
        }
        int from = text.indexOf("<repositories>");
        int to = text.indexOf("</repositories>") + "</repositories>".length();
        String repositories = from < 0 || to < from ? "" : text.substring(from, to);
        return Resources.text("pom.xml")
                .replace("{repositories}", repositories)
                .replace("{dependencies}", text.replace(repositories, "").replaceAll("</?dependencies>", ""));
    }

    /** The jars that a project needs, by their coordinates. */
    static Map<String, Path> findForPom(String pom, Consumer<String> progress) throws CellFailure, IOException {
        Path file = Files.createTempFile("notebook", ".pom");
        try {
            Files.writeString(file, pom);
            return find(Map.of("pom", List.of(file.toString())), progress);
        } finally {
            Files.delete(file);
        }
    }

    /** The jars of libraries and of what they need, by their coordinates, in the class path's order. */
    static Map<String, Path> find(Map<String, List<String>> wanted, Consumer<String> progress)
            throws CellFailure, IOException {
        Thread here = Thread.currentThread();
        ClassLoader loader = here.getContextClassLoader();
        try {
            var found = resolver();
            here.setContextClassLoader(found.getClass().getClassLoader());
            return found.apply(wanted, progress);
        } catch (IllegalArgumentException e) {
            throw CellFailure.saying("MavenError", "Maven could not resolve this:\n" + e.getMessage());
        } finally {
            here.setContextClassLoader(loader);
        }
    }

    @SuppressWarnings("unchecked")
    private static synchronized BiFunction<Map<String, List<String>>, Consumer<String>, Map<String, Path>> resolver()
            throws IOException {
        var ready = resolver;
        if (ready == null) {
            try {
                Path kernel = Path.of(Maven.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                // Cells and their libraries see nothing of what is loaded here. It stays open for the next call.
                ClassLoader apart = new URLClassLoader("maven", unpacked(kernel), ClassLoader.getPlatformClassLoader());
                ready = (BiFunction<Map<String, List<String>>, Consumer<String>, Map<String, Path>>)
                        apart.loadClass(RESOLVER).getConstructor().newInstance();
            } catch (ReflectiveOperationException | URISyntaxException e) {
                throw new IOException("The kernel's jar is not whole: " + e, e);
            }
            resolver = ready;
        }
        return ready;
    }

    /** The kernel's own jar, and copies of those that are packed in it. */
    private static URL[] unpacked(Path kernel) throws IOException {
        if (Files.isDirectory(kernel)) {
            return urls(kernel, kernel.resolve(PACKED.substring(1)));
        }
        Path folder = Files.createTempDirectory("kernel-resolver");
        FileUtils.forceDeleteOnExit(folder.toFile());
        try (FileSystem inside = FileSystems.newFileSystem(kernel);
                Stream<Path> jars = Files.list(inside.getPath(PACKED))) {
            for (Path jar : jars.toList()) {
                Path copy = folder.resolve(jar.getFileName().toString());
                Files.copy(jar, copy);
                copy.toFile().deleteOnExit();
            }
        }
        return urls(kernel, folder);
    }

    private static URL[] urls(Path kernel, Path folder) throws IOException {
        List<URL> urls = new ArrayList<>(List.of(kernel.toUri().toURL()));
        try (Stream<Path> jars = Files.list(folder)) {
            for (Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
