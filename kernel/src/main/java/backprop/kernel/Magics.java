package backprop.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The commands to the kernel that a cell can hold. */
final class Magics {

    /** What a magic does. */
    @FunctionalInterface
    private interface Action {
        @Nullable
        Object run(Cell cell, CellParts.Magic magic) throws Throwable;
    }

    private record Known(String usage, String does, Action action) {}

    private final Map<String, Known> known = new LinkedHashMap<>();
    private final JavaKernel kernel;

    Magics(JavaKernel kernel) {
        this.kernel = kernel;
        add("%classpath path …", "puts jars and folders on the class path; * stands for any name", this::classpath);
        add("%jars path …", "the same, and a folder stands for the jars in it", this::classpath);
        add("%maven group:artifact:version …", "fetches libraries and what they need with Maven", this::maven);
        add("%%loadFromPOM", "the same for the dependencies in the pom.xml that the cell holds", this::maven);
        add("%time code", "runs the code and tells how long it took", this::time);
        add("%%time", "runs the cell and tells how long it took", this::time);
        add("%load file", "runs a file of Java, or the code cells of a notebook", this::load);
        add(
                "%who",
                "lists what the cells have declared",
                (cell, magic) -> kernel.session().declarations());
        add("%help", "this list", (cell, magic) -> help());
    }

    private void add(String usage, String does, Action action) {
        known.put(usage.split(" ", 2)[0], new Known(usage, does, action));
    }

    /** The names of all magics, with their percent signs. */
    List<String> names() {
        return List.copyOf(known.keySet());
    }

    /** Runs a magic; one that nobody knows is an error that lists the known ones. */
    @Nullable
    Object run(Cell cell, CellParts.Magic magic) throws Throwable {
        Known found = known.get(magic.name());
        if (found == null) {
            throw CellFailure.saying(
                    "UnknownMagic", "there is no " + magic.name() + ". There are " + String.join(", ", names()) + ".");
        }
        if (found.usage.contains(" ") && magic.words().isEmpty()) {
            throw CellFailure.saying(
                    "MissingArgument",
                    "there is nothing behind the name in " + magic.name() + "; it is used as " + found.usage + ".");
        }
        return found.action.run(cell, magic);
    }

    private String help() {
        return known.values().stream()
                .map(magic -> String.format("%-32s %s", magic.usage, magic.does))
                .collect(Collectors.joining("\n"));
    }

    private @Nullable Object classpath(Cell cell, CellParts.Magic magic) throws CellFailure {
        for (String pattern : magic.words()) {
            for (Path path : NamedFiles.find(pattern)) {
                boolean isFolderOfJars = magic.name().equals("%jars") && Files.isDirectory(path);
                kernel.addToClasspath(isFolderOfJars ? NamedFiles.find(path + "/*.jar") : List.of(path));
            }
        }
        return null;
    }

    private @Nullable Object maven(Cell cell, CellParts.Magic magic) throws Throwable {
        String pom = magic.name().equals("%maven") ? Maven.pom(magic.words()) : Maven.pom(magic.textIn(cell));
        // It takes long, so it is done where it can be stopped.
        kernel.addToClasspath(kernel.session().runner().run(() -> Maven.resolve(pom)));
        return null;
    }

    private @Nullable Object time(Cell cell, CellParts.Magic magic) throws CellFailure {
        long start = System.nanoTime();
        Object value = kernel.session().run(cell, magic.from(), magic.to());
        double seconds = (System.nanoTime() - start) * 1e-9;
        System.out.printf(seconds < 1 ? "Time: %.1f ms%n" : "Time: %.2f s%n", seconds < 1 ? seconds * 1000 : seconds);
        return value;
    }

    private @Nullable Object load(Cell cell, CellParts.Magic magic) throws Throwable {
        Object value = null;
        for (String pattern : magic.words()) {
            for (Path path : NamedFiles.find(pattern)) {
                for (Cell loaded : NamedFiles.cells(path)) {
                    value = kernel.run(loaded);
                }
            }
        }
        return value;
    }
}
