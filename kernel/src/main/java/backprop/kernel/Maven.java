package backprop.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;

/** Libraries by the machine's own Maven, so its local repository, mirrors and passwords count here too. */
final class Maven {

    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath";

    private Maven() {}

    /** A project that needs libraries which are given as group:artifact:version. */
    static String pom(List<String> coordinates) throws CellFailure {
        for (String coordinate : coordinates) {
            if (!coordinate.matches("[^:]+:[^:]+:[^:]+")) {
                throw CellFailure.saying(
                        "BadCoordinates",
                        coordinate
                                + " is not of the form group:artifact:version, as in org.knowm.xchart:xchart:4.0.3.");
            }
        }
        String dependency =
                "<dependency><groupId>$1</groupId><artifactId>$2</artifactId><version>$3</version></dependency>";
        return pom(String.join("\n", coordinates).replaceAll("(.+):(.+):(.+)", dependency));
    }

    /** A project from the text of one, or of its dependencies. */
    static String pom(String text) {
        return text.contains("<project")
                ? text
                : Resources.text("pom.xml").replace("{dependencies}", text.replaceAll("</?dependencies>", ""));
    }

    /** The jars that a project needs. */
    static List<Path> resolve(String pom) throws CellFailure, IOException, InterruptedException {
        Path folder = Files.createTempDirectory("maven-magic");
        try {
            Path project = Files.writeString(folder.resolve("pom.xml"), pom);
            Path classpath = folder.resolve("classpath.txt");
            Path log = folder.resolve("log.txt");
            ProcessBuilder builder = new ProcessBuilder(command(), "-q", "-B", "-f", project.toString(), GOAL);
            builder.command().addAll(List.of("-Dmdep.outputFile=" + classpath, "-Dmdep.includeScope=runtime"));
            Process maven = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                maven.waitFor();
            } finally {
                maven.destroy();
            }
            if (!Files.exists(classpath)) {
                throw CellFailure.saying("MavenError", "Maven could not resolve this:\n" + complaints(log));
            }
            return PathsHandler.split(Files.readString(classpath).strip()).stream()
                    .map(Path::of)
                    .toList();
        } finally {
            FileUtils.deleteQuietly(folder.toFile());
        }
    }

    /** What Maven says is wrong: up to its first pointer to its own help, on one line or, from Maven 3.10, on several. */
    private static String complaints(Path log) throws IOException {
        String said = Files.readString(log);
        int help = said.indexOf("-> [Help 1]");
        return said.substring(0, help < 0 ? said.length() : help)
                .lines()
                .filter(line -> !line.startsWith("[WARNING]"))
                .map(line -> line.replaceFirst("^\\[ERROR] ", ""))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** Maven's command: from the search path, or the wrapper of the project that the notebook lies in. */
    private static String command() throws CellFailure {
        String ending = File.separatorChar == '\\' ? ".cmd" : "";
        Stream<Path> onSearchPath = PathsHandler.split(String.valueOf(System.getenv("PATH"))).stream()
                .map(folder -> Path.of(folder, "mvn" + ending));
        Stream<Path> wrappers = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("mvnw" + ending));
        return Stream.concat(onSearchPath, wrappers)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> CellFailure.saying(
                        "NoMaven",
                        "this needs Maven, which is not on this machine's search path. Install it (on Debian and"
                                + " Ubuntu: apt install maven), or put the jar on the class path by %classpath."))
                .toString();
    }
}
