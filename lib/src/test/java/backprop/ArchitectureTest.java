package backprop;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The library as a reader meets it: few files, arrows that go down, and letters that every computer has. */
class ArchitectureTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "backprop");
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    /** Classes are in one slice if they are in one file. */
    private static final SliceAssignment FILES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith("backprop")
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
    void the_library_needs_the_jdk_alone() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAPackage("backprop..")))
                .check(CLASSES);
    }

    @Test
    void what_speaks_numpys_formats_knows_arrays_and_no_matrix() {
        classes()
                .that()
                .resideInAPackage("backprop.numpy")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAPackage("backprop.numpy")))
                .check(CLASSES);
    }

    /** Whoever makes something may know what it makes, which knows the maker's name as the name of what it is. */
    @Test
    void no_two_files_know_each_other_except_a_maker_and_what_it_makes() {
        slices().assignedFrom(FILES)
                .should()
                .beFreeOfCycles()
                .ignoreDependency(Network.class, NetworkBuilder.class)
                .ignoreDependency(Network.class, NetworkFile.class)
                .check(CLASSES);
    }

    @Test
    void the_package_is_read_in_thirty_files_or_fewer() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files.filter(Files::isRegularFile)).hasSizeLessThanOrEqualTo(30);
        }
    }

    /** A compiler in a locale without UTF-8 refuses other letters, or makes something else of them in silence. */
    @Test
    void the_sources_are_plain_ascii() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources = files.filter(Files::isRegularFile).toList();
            assertThat(sources).hasSizeGreaterThan(20);
            for (Path source : sources) {
                String text = Files.readString(source, StandardCharsets.UTF_8);
                assertThat(text.lines().filter(line -> line.chars().anyMatch(c -> c > 127)))
                        .as("%s", source)
                        .isEmpty();
            }
        }
    }
}
