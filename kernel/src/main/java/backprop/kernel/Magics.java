package backprop.kernel;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands to the kernel that a cell can hold. */
final class Magics {

    /** What magics ask of the kernel that runs them. */
    interface Host {

        /** The Java of the notebook. */
        Session session();

        /** Runs a cell that a magic has found somewhere; its value is the last part's. */
        @Nullable
        Object run(Cell cell) throws Throwable;

        /** Puts jars and folders on the class path, and takes in what the libraries there have to show. */
        void addToClasspath(List<Path> paths);

        /** Shows what {@code %who} does in a way that changes after each cell. */
        void keepOpen() throws Throwable;

        /** The page's own stream for text. */
        PrintStream out();
    }

    private final Host kernel;

    Magics(Host kernel) {
        this.kernel = kernel;
    }

    /** Each magic's usage and, behind two blanks, what it does. */
    private static String list() {
        return Resources.text("magics.txt");
    }

    /** The names of all magics, with their percent signs. */
    static List<String> names() {
        return list().lines().map(line -> line.split(" ", 2)[0]).toList();
    }

    /** What a magic is for and how it is used. */
    static Optional<String> about(String name) {
        return list().lines().filter(line -> line.startsWith(name + " ")).findFirst();
    }

    /** Runs a magic; one that nobody knows is an error that lists the known ones. */
    @Nullable
    Object run(Cell cell, CellParts.Magic magic) throws Throwable {
        String name = magic.name();
        String usage = about(name)
                .map(line -> line.split(" {2}", 2)[0])
                .orElseThrow(() -> CellFailure.saying(
                        "UnknownMagic", "there is no " + name + ". There are " + String.join(", ", names()) + "."));
        if (usage.contains(" ") && !usage.contains("[") && magic.words().isEmpty()) {
            throw CellFailure.saying(
                    "MissingArgument",
                    "there is nothing behind the name in " + name + "; it is used as " + usage + ".");
        }
        return switch (name) {
            case "%classpath", "%jars" -> classpath(magic);
            case "%maven" -> maven(magic.words());
            case "%%loadFromPOM" -> mavenForPom(Maven.pom(magic.textIn(cell)));
            case "%time", "%%time" -> time(cell, magic);
            case "%load" -> load(magic);
            case "%who" -> who(magic.words());
            default -> list();
        };
    }

    private @Nullable Object classpath(CellParts.Magic magic) throws CellFailure {
        List<Path> jars = new ArrayList<>();
        for (Path path : NamedFiles.find(magic.words())) {
            boolean isFolderOfJars = magic.name().equals("%jars") && Files.isDirectory(path);
            jars.addAll(isFolderOfJars ? NamedFiles.find(List.of(path + "/*.jar")) : List.of(path));
        }
        List<Path> loaded = new ArrayList<>(kernel.session().libraries());
        for (Path jar : jars) {
            refuseOtherVersion(jar, loaded);
            loaded.add(jar);
        }
        add(jars);
        return null;
    }

    private void add(List<Path> jars) {
        List<Path> loaded = kernel.session().libraries();
        kernel.addToClasspath(jars.stream()
                .filter(jar -> !loaded.contains(jar.toAbsolutePath()))
                .toList());
    }

    private static void refuseOtherVersion(Path jar, List<Path> loaded) throws CellFailure {
        Path other = Library.otherVersion(jar, loaded).orElse(null);
        if (other != null) {
            throw CellFailure.saying(
                    "OtherVersion",
                    jar.getFileName() + " was not loaded: " + other.getFileName() + " is loaded already, and no session"
                            + " can have both. Choose Restart in the Kernel menu, and load the one that you want first.");
        }
    }

    private @Nullable Object maven(List<String> words) throws Throwable {
        Map<String, List<String>> wanted = Maven.wanted(words);
        // It may take long, so it is done where it can be stopped.
        var found = kernel.session().runner.run(() -> Maven.find(wanted, kernel.out()::println));
        addFound(found, wanted.getOrDefault("libraries", List.of()));
        return null;
    }

    private @Nullable Object mavenForPom(String pom) throws Throwable {
        addFound(kernel.session().runner.run(() -> Maven.findForPom(pom, kernel.out()::println)), List.of());
        return null;
    }

    /** Loads what was found; of what nobody named but others need, a version that is loaded already stays. */
    private void addFound(Map<String, Path> found, List<String> named) throws CellFailure {
        List<Path> jars = new ArrayList<>();
        List<Path> loaded = kernel.session().libraries();
        for (Map.Entry<String, Path> entry : found.entrySet()) {
            Path jar = entry.getValue();
            String[] names = entry.getKey().split(":", 3);
            if (named.stream().anyMatch(library -> library.startsWith(names[0] + ":" + names[1] + ":"))) {
                refuseOtherVersion(jar, loaded);
            }
            Path other = Library.otherVersion(jar, loaded).orElse(null);
            if (other == null) {
                jars.add(jar);
            } else {
                kernel.out()
                        .println(other.getFileName() + " is loaded already and stays; something here asks for "
                                + jar.getFileName() + ".");
            }
        }
        add(jars);
    }

    private @Nullable Object time(Cell cell, CellParts.Magic magic) throws SnippetFailure {
        long start = System.nanoTime();
        Object value = kernel.session().run(cell, magic.from(), magic.to());
        double seconds = (System.nanoTime() - start) * 1e-9;
        kernel.out().printf(seconds < 1 ? "Time: %.1f ms%n" : "Time: %.2f s%n", seconds < 1 ? seconds * 1000 : seconds);
        return value;
    }

    private @Nullable Object who(List<String> words) throws Throwable {
        if (words.equals(List.of("live"))) {
            kernel.keepOpen();
            return null;
        } else if (!words.isEmpty()) {
            throw CellFailure.saying(
                    "BadArgument", "%who " + String.join(" ", words) + ": there is %who, and %who live.");
        }
        return kernel.session().runner.run(() -> Who.table(kernel.session()));
    }

    private @Nullable Object load(CellParts.Magic magic) throws Throwable {
        Object value = null;
        for (Path path : NamedFiles.find(magic.words())) {
            for (Cell loaded : NamedFiles.cells(path)) {
                value = kernel.run(loaded);
            }
        }
        return value;
    }
}
