package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the installer tells a kernel by system properties; that variables count too is seen through Jupyter. */
class OptionsTest {

    @AfterEach
    void tellNothing() {
        System.clearProperty(Options.COMPILER);
        System.clearProperty(Options.STARTUP);
    }

    @Test
    void a_kernel_that_is_told_nothing_has_nothing_to_do() {
        assertThat(Options.compiler()).isEmpty();
        assertThat(Options.usable()).isEmpty();
        assertThat(Options.startup()).isEmpty();
        assertThat(Options.classpath()).isEmpty();
        assertThat(Options.problems()).isEmpty();
    }

    @Test
    void paths_are_separated_as_on_a_class_path() {
        System.setProperty(
                Options.STARTUP, "first.java" + File.pathSeparator + " " + File.pathSeparator + "second.ipynb");
        assertThat(Options.startup()).containsExactly(Path.of("first.java"), Path.of("second.ipynb"));
    }

    @Test
    void compiler_options_are_separated_by_blanks() {
        System.setProperty(Options.COMPILER, " -Xlint:all  -parameters ");
        assertThat(Options.compiler()).containsExactly("-Xlint:all", "-parameters");
        assertThat(Options.usable()).containsExactly("-Xlint:all", "-parameters");
        assertThat(Options.problems()).isEmpty();
    }

    @Test
    void options_that_javac_does_not_take_are_left_out_with_a_word() {
        System.setProperty(Options.COMPILER, "-parameters -Xzork");
        assertThat(Options.usable()).isEmpty();
        assertThat(Options.problems())
                .singleElement()
                .asString()
                .startsWith("the compiler options [-parameters, -Xzork] are left out: ")
                .contains("-Xzork")
                .endsWith(".");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.check(List.of("-Xzork")))
                .withMessageContaining("-Xzork");
    }

    @Test
    void preview_features_need_the_jvm_too() {
        System.setProperty(Options.COMPILER, "--enable-preview -parameters");
        assertThat(Options.compiler()).containsExactly("-parameters");
        assertThat(Options.problems())
                .singleElement()
                .asString()
                .startsWith("for --enable-preview, the JVM has to be told too: ");
    }
}
