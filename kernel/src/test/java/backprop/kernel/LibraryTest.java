package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryTest {

    @ParameterizedTest
    @CsvSource({
        "lib/commons-lang3-3.14.0.jar, commons-lang3, 3.14.0",
        "lib/guava-33.0-jre.jar, guava, 33.0-jre",
        "lib/lwjgl-3.3.1-natives-linux.jar, lwjgl-natives-linux, 3.3.1",
        "lib/net-1.0-SNAPSHOT.jar, net, 1.0-SNAPSHOT",
        "lib/jjava-jupyter-1.0-a6.jar, jjava-jupyter-a6, 1.0",
    })
    void a_jars_name_tells_its_name_and_version(Path jar, String name, String version) {
        assertThat(Library.of(jar)).contains(new Library("", name, version));
    }

    @ParameterizedTest
    @CsvSource({
        "lib/core-2.0.jar, true",
        "lib/core-1.0.jar, false",
        "lib/core.jar, false",
        "lib/core-2.0-natives.jar, false",
        "repository/one/group/core/2.0/core-2.0.jar, true",
        "repository/two/group/core/2.0/core-2.0.jar, true",
        "repository/group/other/core/2.0/core-2.0.jar, false",
    })
    void another_version_is_one_of_the_same_name_and_group(Path jar, boolean is) {
        Path loaded = Path.of("repository/one/group/core/1.0/core-1.0.jar");
        assertThat(Library.otherVersion(jar, List.of(loaded)).isPresent()).isEqualTo(is);
    }
}
