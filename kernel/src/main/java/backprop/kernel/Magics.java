package backprop.kernel;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            case "%maven" -> maven(Maven.pom(magic.words()));
            case "%%loadFromPOM" -> maven(Maven.pom(magic.textIn(cell)));
            case "%time", "%%time" -> time(cell, magic);
            case "%load" -> load(magic);
            case "%who" -> who(magic.words());
            default -> list();
        };
    }

    private @Nullable Object classpath(CellParts.Magic magic) throws CellFailure {
        for (Path path : NamedFiles.find(magic.words())) {
            boolean isFolderOfJars = magic.name().equals("%jars") && Files.isDirectory(path);
            kernel.addToClasspath(isFolderOfJars ? NamedFiles.find(List.of(path + "/*.jar")) : List.of(path));
        }
        return null;
    }

    private @Nullable Object maven(String pom) throws Throwable {
        // It takes long, so it is done where it can be stopped.
        kernel.addToClasspath(kernel.session().runner.run(() -> Maven.resolve(pom)));
        return null;
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
