package backprop.classroom;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The classroom stands on the library, on XChart and on tablesaw, and on no kernel. */
class ArchitectureTest {
    /** By its name: the class itself can't be loaded where no kernel is. */
    private static final String RICH_RESULTS = "backprop.classroom.RichResults";

    private static final JavaClasses CLASSROOM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("backprop.classroom");

    @Test
    void leans_on_the_library_xchart_and_tablesaw_alone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(RICH_RESULTS)
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(
                        "java..",
                        "javax.imageio..",
                        "org.jspecify.annotations..",
                        "backprop",
                        "backprop.numpy",
                        "backprop.classroom..",
                        "org.knowm.xchart..",
                        "tech.tablesaw.."))
                .check(CLASSROOM);
    }

    @Test
    void a_kernel_finds_the_classroom_as_a_service_and_no_class_names_it() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(RICH_RESULTS)
                .check(CLASSROOM);
    }

    @Test
    void the_service_knows_the_base_library_of_kernels_and_no_kernel() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("backprop.kernel..", "org.dflib.jjava.kernel.."))
                .check(CLASSROOM);
    }
}
