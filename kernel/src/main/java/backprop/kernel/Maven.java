package backprop.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Libraries by the machine's own Maven, so its local repository, mirrors and passwords count here too. */
final class Maven {

    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath";

    private final JavaKernel kernel;

    Maven(JavaKernel kernel) {
        this.kernel = kernel;
    }

    @Nullable
    Object coordinates(Cell cell, CellParts.Magic magic) throws Exception {
        StringBuilder dependencies = new StringBuilder();
        for (String word : Magics.needed(magic, "coordinates, as in %maven org.knowm.xchart:xchart:4.0.3")) {
            String[] parts = word.split(":", -1);
            if (parts.length != 3) {
                throw CellFailure.saying(
                        "BadCoordinates",
                        word + " is not of the form group:artifact:version, as in" + " org.knowm.xchart:xchart:4.0.3.");
            }
            dependencies.append("<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                    + "</artifactId><version>" + parts[2] + "</version></dependency>");
        }
        return resolve(project("<dependencies>" + dependencies + "</dependencies>"));
    }

    @Nullable
    Object pom(Cell cell, CellParts.Magic magic) throws Exception {
        String body = cell.code().substring(magic.from(), magic.to());
        if (body.contains("<project")) {
            return resolve(body);
        }
        return resolve(project(body.contains("<dependencies>") ? body : "<dependencies>" + body + "</dependencies>"));
    }

    private static String project(String content) {
        return "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
                + "<groupId>notebook</groupId><artifactId>notebook</artifactId><version>1</version>"
                + content + "</project>";
    }

    private @Nullable Object resolve(String pom) throws Exception {
        Path folder = Files.createTempDirectory("maven-magic");
        try {
            Files.writeString(folder.resolve("pom.xml"), pom);
            Path found = folder.resolve("classpath.txt");
            String said = kernel.runOnCellThread(() -> run(folder, found));
            if (!Files.exists(found)) {
                throw CellFailure.saying("MavenError", "Maven could not resolve this:\n" + said);
            }
            kernel.addToClasspath(Stream.of(Files.readString(found).strip().split(File.pathSeparator, -1))
                    .filter(path -> !path.isEmpty())
                    .map(Path::of)
                    .toList());
            return null;
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** Runs Maven and gives the lines in which it says what is wrong. */
    private static String run(Path folder, Path result) throws CellFailure, IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(command(), "-q", "-B", "-f", folder.toString()));
        command.addAll(List.of(GOAL, "-Dmdep.outputFile=" + result, "-Dmdep.includeScope=runtime"));
        Process maven = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        try {
            maven.waitFor();
        } finally {
            maven.destroy();
        }
        try (Stream<String> lines = Files.lines(folder.resolve("log.txt"))) {
            return lines.filter(line -> line.contains("[ERROR] ") && line.contains("-> [Help 1]"))
                    .map(line -> line.replaceFirst(".*\\[ERROR] ", "").replace(" -> [Help 1]", ""))
                    .limit(3)
                    .collect(Collectors.joining("\n"));
        }
    }

    /** Maven's command: from the search path, or the wrapper of the project that the notebook lies in. */
    private static String command() throws CellFailure {
        boolean windows = File.separatorChar == '\\';
        String searchPath = String.valueOf(System.getenv("PATH"));
        for (String folder : searchPath.split(File.pathSeparator, -1)) {
            Path command = Path.of(folder, windows ? "mvn.cmd" : "mvn");
            if (Files.isExecutable(command)) {
                return command.toString();
            }
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path wrapper = folder.resolve(windows ? "mvnw.cmd" : "mvnw");
            if (Files.isExecutable(wrapper)) {
                return wrapper.toString();
            }
        }
        throw CellFailure.saying(
                "NoMaven",
                "this needs Maven, which is not on this machine's search path. Install it (on Debian and Ubuntu: apt"
                        + " install maven), or put the jar on the class path by %classpath.");
    }
}
