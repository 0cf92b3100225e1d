package backprop.kernel;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** Files by a name in which {@code *}, {@code ?}, {@code **} and {@code {a,b}} stand for others. */
final class Globs {

    private Globs() {}

    /**
     * What a pattern stands for, in the order of the names; relative to the notebook's folder.
     *
     * @throws CellFailure if there is nothing, since a jar that is quietly missing costs its user an hour
     */
    static List<Path> find(String pattern) throws CellFailure, IOException {
        String asked = pattern.startsWith("~/") ? System.getProperty("user.home") + pattern.substring(1) : pattern;
        List<Path> found = asked.matches(".*[*?\\[{].*") ? matches(asked) : existing(Path.of(asked));
        if (found.isEmpty()) {
            throw CellFailure.saying(
                    "NotFound",
                    "nothing is at " + pattern + " (looked in " + Path.of("").toAbsolutePath()
                            + "). Was it built, and is the path relative to the notebook?");
        }
        return found;
    }

    private static List<Path> existing(Path path) {
        return Files.exists(path) ? List.of(path) : List.of();
    }

    private static List<Path> matches(String pattern) throws IOException {
        int firstWild = pattern.replaceFirst("[*?\\[{].*", "").length();
        int slash = Math.max(pattern.lastIndexOf('/', firstWild), pattern.lastIndexOf('\\', firstWild));
        Path folder = Path.of(slash <= 0 ? pattern.substring(0, slash + 1) : pattern.substring(0, slash));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.substring(slash + 1));
        int depth = pattern.contains("**")
                ? Integer.MAX_VALUE
                : Path.of(pattern.substring(slash + 1)).getNameCount();
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> matcher.matches(folder.relativize(file)))
                    .sorted()
                    .toList();
        }
    }
}
