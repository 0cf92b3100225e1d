package backprop.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.jspecify.annotations.Nullable;

/** The commands to the kernel that a cell can hold: its own, and those that a library's extension registers. */
final class Magics {

    /** What a magic does. */
    @FunctionalInterface
    private interface Action {
        @Nullable
        Object run(Cell cell, CellParts.Magic magic) throws Exception;
    }

    private record Known(String usage, String does, Action action) {}

    private final Map<String, Known> known = new LinkedHashMap<>();
    private final JavaKernel kernel;

    Magics(JavaKernel kernel) {
        this.kernel = kernel;
        Maven maven = new Maven(kernel);
        add("%classpath path …", "puts jars and folders on the class path; * stands for any name", this::classpath);
        add("%jars path …", "the same, and a folder stands for the jars in it", this::jars);
        add("%maven group:artifact:version …", "fetches libraries and what they need with Maven", maven::coordinates);
        add("%%loadFromPOM", "the same for the dependencies in the pom.xml that the cell holds", maven::pom);
        add("%time code", "runs the code and tells how long it took", this::time);
        add("%%time", "runs the cell and tells how long it took", this::time);
        add("%load file", "runs a file of Java, or the code cells of a notebook", this::load);
        add("%who", "lists what the cells have declared", (cell, magic) -> kernel.declarations());
        add("%help", "this list", (cell, magic) -> help());
    }

    private void add(String usage, String does, Action action) {
        known.put(usage.split(" ", 2)[0], new Known(usage, does, action));
    }

    /** The names of all magics, with their percent signs. */
    List<String> names() {
        TreeSet<String> names = new TreeSet<>(known.keySet());
        kernel.getMagicsRegistry().getLineMagicNames().forEach(name -> names.add("%" + name));
        kernel.getMagicsRegistry().getCellMagicNames().forEach(name -> names.add("%%" + name));
        return List.copyOf(names);
    }

    /** Runs a magic; one that nobody knows is an error that lists the known ones. */
    @Nullable
    Object run(Cell cell, CellParts.Magic magic) throws Exception {
        Known own = known.get(magic.name());
        if (own != null) {
            return own.action.run(cell, magic);
        }
        if (!names().contains(magic.name())) {
            throw CellFailure.saying(
                    "UnknownMagic", "there is no " + magic.name() + ". There are " + String.join(", ", names()) + ".");
        }
        MagicsRegistry registered = kernel.getMagicsRegistry();
        String body = cell.code().substring(magic.from(), magic.to());
        return magic.name().startsWith("%%")
                ? registered.<Object, JavaKernel>evalCellMagic(
                        kernel, magic.name().substring(2), magic.words(), body)
                : registered.<Object, JavaKernel>evalLineMagic(
                        kernel, magic.name().substring(1), magic.words());
    }

    private String help() {
        return known.values().stream()
                .map(magic -> String.format("%-32s %s", magic.usage, magic.does))
                .collect(Collectors.joining("\n"));
    }

    private @Nullable Object classpath(Cell cell, CellParts.Magic magic) throws Exception {
        for (String pattern : needed(magic, "a jar or a folder, as in %classpath lib/some.jar")) {
            kernel.addToClasspath(Globs.find(pattern));
        }
        return null;
    }

    private @Nullable Object jars(Cell cell, CellParts.Magic magic) throws Exception {
        for (String pattern : needed(magic, "jars or a folder with jars, as in %jars lib/*.jar")) {
            for (Path path : Globs.find(pattern)) {
                kernel.addToClasspath(
                        Files.isDirectory(path)
                                ? Globs.find(path.resolve("*.jar").toString())
                                : List.of(path));
            }
        }
        return null;
    }

    private @Nullable Object time(Cell cell, CellParts.Magic magic) throws CellFailure {
        long start = System.nanoTime();
        Object value = kernel.runJava(cell, magic.from(), magic.to());
        System.out.printf("Time: %s%n", seconds(System.nanoTime() - start));
        return value;
    }

    private static String seconds(long nanos) {
        double seconds = nanos * 1e-9;
        return seconds < 1 ? String.format("%.1f ms", seconds * 1000) : String.format("%.2f s", seconds);
    }

    private @Nullable Object load(Cell cell, CellParts.Magic magic) throws Exception {
        Object value = null;
        for (String pattern : needed(magic, "a file, as in %load my/Functions.java")) {
            for (Path path : Globs.find(pattern)) {
                for (Cell loaded : LoadedFile.cells(path)) {
                    value = kernel.run(loaded);
                }
            }
        }
        return value;
    }

    /** The words behind a magic, of which there must be some. */
    static List<String> needed(CellParts.Magic magic, String what) throws CellFailure {
        if (magic.words().isEmpty()) {
            throw CellFailure.saying("MissingArgument", magic.name() + " wants " + what + ".");
        }
        return magic.words();
    }
}
