package backprop.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A jar as its name and its place tell what it is.
 *
 * @param group the last name of its group, if it lies in a repository of Maven's; otherwise empty
 * @param name its name, with what may follow the version
 * @param version its version
 */
record Library(String group, String name, String version) {

    private static final Pattern JAR =
            Pattern.compile("(.+?)-(\\d[^-]*(?:-(?:SNAPSHOT|(?i:alpha|beta|rc|m|jre|android)[^-]*))?)(-.+)?[.]jar");

    /** The library that a file is, if its name has a version. */
    static Optional<Library> of(Path file) {
        Matcher jar = JAR.matcher(String.valueOf(file.getFileName()));
        if (!jar.matches()) {
            return Optional.empty();
        }
        // …/group/artifact/version/artifact-version.jar
        Path place = file.toAbsolutePath();
        int names = place.getNameCount();
        boolean isInRepository = names > 3
                && place.getName(names - 2).toString().equals(jar.group(2))
                && place.getName(names - 3).toString().equals(jar.group(1));
        String group = isInRepository ? place.getName(names - 4).toString() : "";
        String classifier = jar.group(3) == null ? "" : jar.group(3);
        return Optional.of(new Library(group, jar.group(1) + classifier, jar.group(2)));
    }

    /** Which of some files is another version of one. */
    static Optional<Path> otherVersion(Path file, List<Path> loaded) {
        return of(file).flatMap(library -> loaded.stream()
                .filter(other -> of(other).filter(library::isOtherVersionOf).isPresent())
                .findFirst());
    }

    private boolean isOtherVersionOf(Library other) {
        boolean isSameGroup = group.equals(other.group) || group.isEmpty() || other.group.isEmpty();
        return name.equals(other.name) && isSameGroup && !version.equals(other.version);
    }
}
