package backprop.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The engine stands above the library, and its own arrows go down. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    /** Classes are in one slice if they are in one file. */
    private static final SliceAssignment FILES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().equals("backprop.engine")
                    ? SliceIdentifier.of(type.getBaseComponentType()
                            .getSource()
                            .flatMap(Source::getFileName)
                            .orElseThrow())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "source files";
        }
    };

    @Test
    void the_engine_needs_the_library_and_the_jdk_alone() {
        classes()
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "jdk.incubator.vector..", "backprop", "backprop.engine"))
                .check(CLASSES);
    }

    @Test
    void no_two_files_know_each_other_except_a_maker_and_what_it_makes() {
        slices().assignedFrom(FILES)
                .should()
                .beFreeOfCycles()
                .ignoreDependency(InnerLoops.class, PlainLoops.class)
                .ignoreDependency(Tile.class, NarrowTile.class)
                .ignoreDependency(Tile.class, WideTile.class)
                .ignoreDependency(TileLoss.class, TileReadableLoss.class)
                .ignoreDependency(TileLoss.class, TileSigmoidCrossEntropy.class)
                .ignoreDependency(TileLoss.class, TileSoftmaxCrossEntropy.class)
                .ignoreDependency(TileLoss.class, TileSquares.class)
                .check(CLASSES);
    }
}
