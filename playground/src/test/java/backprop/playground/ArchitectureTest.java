package backprop.playground;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The playground stands on the library, and on what answers to the notebooks' exercises. */
class ArchitectureTest {
    private static final JavaClasses PLAYGROUND = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("backprop.playground");

    @Test
    void what_runs_in_the_browser_leans_on_the_library_and_the_exercises_alone() {
        noClasses()
                .that()
                .doNotHaveSimpleName("PlayFolder")
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(
                        "java..",
                        "org.jspecify.annotations..",
                        "org.teavm.jso..",
                        "backprop",
                        "backprop.playground..",
                        "backprop.classroom.exercises.."))
                .check(PLAYGROUND);
    }

    @Test
    void the_exercises_are_asked_by_the_network_by_hand_alone() {
        noClasses()
                .that()
                .doNotHaveSimpleName("HandGame")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("backprop.classroom..")
                .check(PLAYGROUND);
    }
}
