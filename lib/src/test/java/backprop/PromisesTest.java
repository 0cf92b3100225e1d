package backprop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The promises that the README makes name the tests that hold them. */
class PromisesTest {
    private static final Pattern PROMISE = Pattern.compile("`(\\w+(?:Test|Properties))\\.(\\w+)`");
    private static final Pattern METHOD = Pattern.compile("void (\\w+)\\(");
    private static final List<Path> SOURCES = List.of(
            Path.of("..", "lib", "src", "test", "java", "backprop"),
            Path.of("..", "engine", "src", "test", "java", "backprop", "engine"));

    @Test
    void each_promise_of_the_readme_names_tests_that_exist() throws IOException {
        String readme = Files.readString(Path.of("..", "lib", "README.md"));
        int promises = 0;
        for (var promise : PROMISE.matcher(readme).results().toList()) {
            promises++;
            assertThat(tests(promise.group(1))).as(promise.group()).contains(promise.group(2));
        }
        assertThat(promises).isGreaterThan(30);
    }

    /** The names of a class's tests: the first method after each mark of a test. */
    private static List<String> tests(String name) throws IOException {
        Path file = SOURCES.stream()
                .map(folder -> folder.resolve(name + ".java"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no class of tests " + name));
        return Stream.of(Files.readString(file).split("@(Test|ParameterizedTest|Property)\\b"))
                .skip(1)
                .map(text -> METHOD.matcher(text))
                .filter(Matcher::find)
                .map(method -> method.group(1))
                .toList();
    }
}
