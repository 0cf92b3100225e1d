package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    /** Shift+Tab shows the Javadoc of what is found here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "backprop/Matrix",
                "backprop/Grid",
                "backprop/numpy/RandomState",
                "backprop/classroom/Charts",
            })
    void the_notebooks_jar_carries_the_sources_of_what_a_cell_can_call(String type) {
        assertThat(SourcesTest.class.getResource("/OSGI-OPT/src/" + type + ".java"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Notebook04", "Solution"})
    void but_not_those_of_the_exercises(String type) {
        assertThat(SourcesTest.class.getResource("/OSGI-OPT/src/backprop/classroom/exercises/" + type + ".java"))
                .isNull();
    }
}
