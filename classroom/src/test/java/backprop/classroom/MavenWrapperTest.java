package backprop.classroom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven's wrapper on a machine without unzip, as a bare Debian is: it takes the tar, which has a checksum of its own. */
class MavenWrapperTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> TOOLS = List.of(
            "basename",
            "cat",
            "curl",
            "dirname",
            "gzip",
            "mkdir",
            "mktemp",
            "mv",
            "rm",
            "sh",
            "sha256sum",
            "shasum",
            "tar",
            "tr");
    private static final Path PROPERTIES = Path.of(".mvn/wrapper/maven-wrapper.properties");

    @TempDir
    Path folder;

    @Test
    void without_unzip_the_tar_is_taken_if_its_checksum_is_right() throws Exception {
        Path tar = packed();

        assertThat(mvnw(sha256(tar))).contains("a Maven of the test");
    }

    @Test
    void without_unzip_a_tar_with_another_checksum_is_refused() throws Exception {
        packed();

        assertThat(mvnw("0".repeat(64))).contains("Failed to validate").doesNotContain("a Maven of the test");
    }

    @Test
    void each_kind_of_package_has_a_checksum() throws IOException {
        assertThat(Files.readString(ROOT.resolve(PROPERTIES)))
                .containsPattern("distributionSha256Sum=[0-9a-f]{64}\n")
                .containsPattern("tarGzSha256Sum=[0-9a-f]{64}\n");
    }

    /** A tar of something that stands where Maven would. */
    private Path packed() throws IOException {
        program(
                Files.createDirectories(folder.resolve("apache-maven-9/bin")).resolve("mvn"),
                "echo a Maven of the test");
        run(Map.of(), "tar", "czf", "apache-maven-9-bin.tar.gz", "apache-maven-9");
        return folder.resolve("apache-maven-9-bin.tar.gz");
    }

    /** Runs the wrapper as it is, with another Maven to fetch and a PATH that has no unzip. */
    private String mvnw(String checksum) throws IOException {
        Files.copy(ROOT.resolve("mvnw"), folder.resolve("mvnw"));
        Files.createDirectories(folder.resolve(PROPERTIES).getParent());
        Files.writeString(
                folder.resolve(PROPERTIES),
                "distributionUrl=%sapache-maven-9-bin.zip\ndistributionSha256Sum=%s\ntarGzSha256Sum=%s\n"
                        .formatted(folder.toUri(), "1".repeat(64), checksum));
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS) {
            for (String place : System.getenv("PATH").split(File.pathSeparator, -1)) {
                Path there = Path.of(place, tool);
                if (Files.isExecutable(there) && !Files.exists(tools.resolve(tool))) {
                    program(tools.resolve(tool), "exec '%s' \"$@\"".formatted(there));
                }
            }
        }
        return run(
                Map.of(
                        "PATH",
                        tools.toString(),
                        "MAVEN_USER_HOME",
                        folder.resolve("home").toString()),
                tools.resolve("sh").toString(),
                "mvnw");
    }

    private String run(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
