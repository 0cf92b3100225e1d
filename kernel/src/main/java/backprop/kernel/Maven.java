package backprop.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Libraries by the machine's own Maven, so its local repository, mirrors and passwords count here too. */
final class Maven {

    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath";

    private Maven() {}

    /** A project that needs libraries which are given as group:artifact:version. */
    static String pom(List<String> coordinates) throws CellFailure {
        StringBuilder dependencies = new StringBuilder();
        for (String coordinate : coordinates) {
            if (!coordinate.matches("[^:]+:[^:]+:[^:]+")) {
                throw CellFailure.saying(
                        "BadCoordinates",
                        coordinate
                                + " is not of the form group:artifact:version, as in org.knowm.xchart:xchart:4.0.3.");
            }
            dependencies.append(coordinate.replaceFirst(
                    "(.+):(.+):(.+)",
                    "<dependency><groupId>$1</groupId><artifactId>$2</artifactId><version>$3</version></dependency>"));
        }
        return pom(dependencies.toString());
    }

    /** A project from the text of one, or of its dependencies. */
    static String pom(String text) {
        if (text.contains("<project")) {
            return text;
        }
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>notebook</groupId>
                  <artifactId>notebook</artifactId>
                  <version>1</version>
                  <dependencies>
                """ + text.replaceAll("</?dependencies>", "") + "</dependencies></project>";
    }

    /** The jars that a project needs. */
    static List<Path> resolve(String pom) throws CellFailure, IOException, InterruptedException {
        Path folder = Files.createTempDirectory("maven-magic");
        Path project = Files.writeString(folder.resolve("pom.xml"), pom);
        Path classpath = folder.resolve("classpath.txt");
        Path log = folder.resolve("log.txt");
        try {
            run(
                    log,
                    command(),
                    "-q",
                    "-B",
                    "-f",
                    project.toString(),
                    GOAL,
                    "-Dmdep.outputFile=" + classpath,
                    "-Dmdep.includeScope=runtime");
            if (!Files.exists(classpath)) {
                throw CellFailure.saying("MavenError", "Maven could not resolve this:\n" + complaints(log));
            }
            return Stream.of(Files.readString(classpath).strip().split(File.pathSeparator, -1))
                    .filter(path -> !path.isEmpty())
                    .map(Path::of)
                    .toList();
        } finally {
            for (Path file : List.of(project, classpath, log, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void run(Path log, String... command) throws CellFailure, IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        Process maven = builder.start();
        try {
            maven.waitFor();
        } finally {
            maven.destroy();
        }
    }

    /** The lines in which Maven says what is wrong. */
    private static String complaints(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("[ERROR] ") && line.contains("-> [Help 1]"))
                    .map(line -> line.replaceFirst(".*\\[ERROR] ", "").replace(" -> [Help 1]", ""))
                    .limit(3)
                    .collect(Collectors.joining("\n"));
        }
    }

    /** Maven's command: from the search path, or the wrapper of the project that the notebook lies in. */
    private static String command() throws CellFailure {
        boolean windows = File.separatorChar == '\\';
        Stream<Path> onSearchPath = Stream.of(
                        String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, windows ? "mvn.cmd" : "mvn"));
        Stream<Path> wrappers = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(windows ? "mvnw.cmd" : "mvnw"));
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
