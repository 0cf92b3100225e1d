package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Libraries by Maven's resolver. The kernel has a home of its own, whose settings put a folder in the place of Maven
 * Central, so nothing goes over the network, and the user's repository stays as it is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MavenIT {

    private Path folder;
    private Path central;
    private Path another;
    private KernelUnderTest kernel;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        central = folder.resolve("central");
        another = folder.resolve("another");
        kernel = new KernelUnderTest(Map.of("JDK_JAVA_OPTIONS", "-Duser.home=" + folder.resolve("home")));
        Path settings = Files.createDirectories(folder.resolve("home/.m2")).resolve("settings.xml");
        Files.writeString(
                settings,
                "<settings><mirrors><mirror><id>folder</id><mirrorOf>central</mirrorOf><url>" + central.toUri()
                        + "</url></mirror></mirrors></settings>");
        put(central, "base", "1.0", "");
        put(central, "base", "2.0", "");
        put(central, "top", "1.0", needs("base", "2.0"));
        LibraryJar.ofText(file(central, "top", "1.0", "-natives.jar"), "natives.txt", "1.0");
        LibraryJar.ofText(file(central, "top", "1.0", ".zip"), "zipped.txt", "1.0");
        put(another, "far", "1.0", needs("base", "1.0"));
        kernel.start();
    }

    @AfterAll
    void stop() {
        kernel.close();
    }

    private static Path file(Path repository, String artifact, String version, String ending) throws IOException {
        Path place = Files.createDirectories(
                repository.resolve("demo/group").resolve(artifact).resolve(version));
        return place.resolve(artifact + "-" + version + ending);
    }

    private static void put(Path repository, String artifact, String version, String dependencies) throws IOException {
        Files.writeString(
                file(repository, artifact, version, ".pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>demo.group</groupId><artifactId>" + artifact
                        + "</artifactId><version>" + version + "</version><dependencies>" + dependencies
                        + "</dependencies></project>");
        LibraryJar.ofText(file(repository, artifact, version, ".jar"), artifact + ".txt", version);
    }

    private static String needs(String artifact, String version) {
        return "<dependency><groupId>demo.group</groupId><artifactId>" + artifact + "</artifactId><version>" + version
                + "</version></dependency>";
    }

    /** The version of a library that cells find, or the empty text. */
    private String loaded(String name) {
        return kernel.run("var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(\"" + name
                        + ".txt\");\nin == null ? \"\" : new String(in.readAllBytes())")
                .result();
    }

    private void restart() {
        kernel.ask("restart", Map.of());
    }

    @Test
    void brings_a_library_with_what_it_needs_and_says_what_it_fetches() {
        restart();
        Outcome outcome = kernel.run("%maven demo.group:top:1.0");
        assertThat(outcome.error()).isEmpty();
        assertThat(loaded("top")).isEqualTo("1.0");
        assertThat(loaded("base")).isEqualTo("2.0");
        assertThat(folder.resolve("home/.m2/repository/demo/group/top")).isDirectory();
        assertThat(kernel.run("Class.forName(\"org.eclipse.aether.artifact.Artifact\")")
                        .error())
                .as("cells see nothing of the resolver")
                .contains("ClassNotFoundException");
    }

    @Test
    void takes_types_classifiers_exclusions_and_other_repositories() {
        restart();
        Outcome outcome = kernel.run("%maven demo.group:top:jar:natives:1.0 demo.group:top:zip:1.0 demo.group:far:1.0"
                + " --exclude demo.group:base --repository " + another.toUri());
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.stdout()).contains("fetched far-1.0.jar");
        assertThat(loaded("natives")).isEqualTo("1.0");
        assertThat(loaded("zipped")).isEqualTo("1.0");
        assertThat(loaded("far")).isEqualTo("1.0");
        assertThat(loaded("base")).isEmpty();
    }

    @Test
    void a_pom_in_a_cell_brings_its_dependencies_from_its_repositories() {
        restart();
        Outcome outcome = kernel.run("%%loadFromPOM\n<repositories><repository><id>another</id><url>" + another.toUri()
                + "</url></repository></repositories>\n" + needs("far", "1.0"));
        assertThat(outcome.error()).isEmpty();
        assertThat(loaded("far")).isEqualTo("1.0");
        assertThat(loaded("base")).isEqualTo("1.0");
    }

    @Test
    void a_second_version_is_refused_where_it_is_named_and_told_where_something_needs_it() {
        restart();
        assertThat(kernel.run("%maven demo.group:base:1.0").error()).isEmpty();
        assertThat(kernel.run("%maven demo.group:base:1.0").error()).isEmpty();
        assertThat(kernel.run("%maven demo.group:base:2.0").error())
                .startsWith("OtherVersion: base-2.0.jar was not loaded: base-1.0.jar is loaded already");
        assertThat(kernel.run("%maven demo.group:top:1.0").stdout())
                .contains("base-1.0.jar is loaded already and stays; something here asks for base-2.0.jar.");
        assertThat(loaded("top")).isEqualTo("1.0");
        assertThat(kernel.run("%classpath " + central.resolve("demo/group/base/2.0/base-2.0.jar"))
                        .error())
                .startsWith("OtherVersion: ");
        assertThat(kernel.run("%jars " + central.resolve("demo/group/base/2.0")).error())
                .startsWith("OtherVersion: ");
        assertThat(loaded("base")).isEqualTo("1.0");
    }

    @Test
    void what_can_not_be_found_or_read_is_an_error_that_names_it() {
        assertThat(kernel.run("%maven demo.group").error()).contains("is not of the form group:artifact:version");
        assertThat(kernel.run("%maven demo.group:nosuch:1").error())
                .startsWith("MavenError: ")
                .contains("demo.group:nosuch:jar:1");
        assertThat(kernel.run("%%loadFromPOM\n<dependency>").error()).startsWith("MavenError: ");
    }
}
