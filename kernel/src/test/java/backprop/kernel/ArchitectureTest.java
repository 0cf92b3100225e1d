package backprop.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The kernel's files lean on each other in one direction only, and its floors do not know what is above them. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    /** What speaks with Jupyter. */
    private static final Set<String> SOCKETS =
            Set.of("KernelConnection", "CellEnvironment", "CellOutput", "History", "JsonForm", "KernelProcess", "Wire");

    /** What runs the Java of cells. */
    private static final Set<String> JAVA = Set.of(
            "Session",
            "Snippets",
            "WholeCell",
            "CellPart",
            "CellPiece",
            "CellGrammar",
            "CellSource",
            "CellProgram",
            "CellCompilation",
            "VariableTypes",
            "TypeNames",
            "Declarations",
            "ShellBatch",
            "ShellPlaces",
            "Javac",
            "CompilerPool",
            "Note",
            "SnippetFailure",
            "CellExecution",
            "CellLoader",
            "CellRunner",
            "CellThreads",
            "CellGuard",
            "CellWaits",
            "CellProcess",
            "CellEnd",
            "Weaver",
            "MemoryWatch",
            "SealedTypes",
            "ImportableTypes",
            "Declared",
            "Variable",
            "PlainText",
            "Elements",
            "JavaText",
            "Cell",
            "ExtraModules",
            "Options",
            "Resources");

    private static final SliceAssignment FILES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith("backprop.kernel")
                    ? SliceIdentifier.of(type.getBaseComponentType()
                            .getSource()
                            .flatMap(Source::getFileName)
                            .orElse(type.getName()))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "source files";
        }
    };

    private static DescribedPredicate<JavaClass> in(String name, Set<String> files) {
        return DescribedPredicate.describe(
                name,
                type -> type.getPackageName().startsWith("backprop.kernel")
                        && files.contains(outermost(type).getSimpleName()));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    @Test
    void no_two_files_lean_on_each_other() {
        slices().assignedFrom(FILES).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void sockets_know_no_java() {
        noClasses()
                .that(in("sockets", SOCKETS))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jdk.jshell..", "javax.tools..", "com.sun.source..")
                .orShould()
                .dependOnClassesThat(in("what runs Java", JAVA))
                .check(CLASSES);
    }

    @Test
    void what_runs_java_knows_no_jupyter() {
        noClasses()
                .that(in("what runs Java", JAVA))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.dflib.jjava..", "org.zeromq..", "com.google.gson..")
                .check(CLASSES);
    }

    @Test
    void the_kernel_knows_no_other_room_of_the_project() {
        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "in another room",
                        type -> type.getPackageName().startsWith("backprop")
                                && !type.getPackageName().startsWith("backprop.kernel")))
                .check(CLASSES);
    }
}
