package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that says whose work the two jars carry, and under which licence. */
class ThirdPartyIT {
    private static final Path PAGE = Path.of("..", "licences", "THIRD-PARTY.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);
    private static final String JARS = """
            In the kernel's jar, | ../kernel/target/backprop-kernel.jar
            In the notebooks' jar, | ../notebooks/backprop.jar
            """;

    @ParameterizedTest
    @CsvSource(textBlock = JARS, delimiter = '|', quoteCharacter = '"')
    void what_others_wrote_has_a_row(String heading, Path jar) throws IOException {
        List<String> places = places(heading);

        assertThat(names(jar))
                .filteredOn(ThirdPartyIT::isByOthers)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(places).anyMatch(name::startsWith));
    }

    @ParameterizedTest
    @CsvSource(textBlock = JARS, delimiter = '|', quoteCharacter = '"')
    void each_row_is_of_something_that_is_there(String heading, Path jar) throws IOException {
        List<String> names = names(jar);

        assertThat(places(heading))
                .isNotEmpty()
                .allSatisfy(place -> assertThat(names).anyMatch(name -> name.startsWith(place)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = JARS, delimiter = '|', quoteCharacter = '"')
    void the_page_and_the_licences_are_in_the_jar(String heading, Path jar) throws IOException {
        assertThat(text(jar, "META-INF/licences/THIRD-PARTY.md")).contains(heading);
        assertThat(text(jar, "META-INF/licences/LICENSE")).contains("MIT License");
        assertThat(text(jar, "META-INF/licences/Apache-2.0.txt")).contains("Apache License");
    }

    private static boolean isByOthers(String name) {
        boolean isCarried = name.startsWith("backprop/kernel/shaded/") || name.endsWith(".jar");
        return isCarried || (name.endsWith(".class") && !name.startsWith("backprop/"));
    }

    /** Where the rows under the heading say that something lies. */
    private static List<String> places(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("## " + heading);
        assertThat(from).as(heading).isNotNegative();
        return ROW.matcher(page.substring(from, page.indexOf("\n## ", from)))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    /** What is in a jar; classes for newer JDKs, which lie in folders of their own, as if they lay beside the others. */
    private static List<String> names(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName().replaceFirst("^META-INF/versions/[0-9]+/", ""))
                    .toList();
        }
    }

    private static String text(Path jar, String name) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            ZipEntry entry = file.getEntry(name);
            assertThat(entry).as(name).isNotNull();
            return new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
