package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.classroom.NotebookFile.CodeCell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a notebook must keep to so that it runs on IJava and JJava as well as on the kernel of this project. */
class PortableNotebooksIT {
    private static final Path FOLDER = Path.of("..", "notebooks");
    private static final String JAR = "%classpath backprop.jar";

    @TestFactory
    Stream<DynamicTest> every_cell_compiles_with_what_ijava_and_jjava_import_and_no_class_of_a_kernel()
            throws IOException {
        return eachNotebook(notebook -> {
            List<String> complaints = new ArrayList<>();
            try (CellCompiler compiler = new CellCompiler()) {
                for (CodeCell cell : notebook.cells()) {
                    complaints.addAll(compiler.complaints(withoutMagics(cell.source())));
                }
            }
            assertThat(complaints).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> the_only_magic_is_the_line_that_adds_the_jar() throws IOException {
        return eachNotebook(notebook -> assertThat(
                        notebook.cells().stream().flatMap(cell -> cell.source().lines()))
                .filteredOn(line -> line.startsWith("%"))
                .isEqualTo(notebook.cells().isEmpty() ? List.of() : List.of(JAR)));
    }

    @Test
    void the_compiler_misses_an_import_that_only_our_kernel_makes() {
        try (CellCompiler compiler = new CellCompiler()) {
            assertThat(compiler.complaints("IntStream.range(0, 3).sum()"))
                    .singleElement()
                    .asString()
                    .contains("IntStream");
            assertThat(compiler.complaints("List<String> fine = new ArrayList<>();"))
                    .isEmpty();
        }
    }

    @Test
    void the_compiler_misses_what_only_a_kernel_declares() {
        try (CellCompiler compiler = new CellCompiler()) {
            assertThat(compiler.complaints("display(\"x\")")).isNotEmpty();
        }
    }

    @Test
    void the_compiler_wants_names_declared_before_they_are_used() {
        try (CellCompiler compiler = new CellCompiler()) {
            assertThat(compiler.complaints("int f() { return later(); }"))
                    .singleElement()
                    .asString()
                    .contains("later()");
        }
    }

    private static String withoutMagics(String source) {
        return source.replaceAll("(?m)^%.*$", "");
    }

    private static Stream<DynamicTest> eachNotebook(NotebookRule rule) throws IOException {
        List<Path> notebooks = NotebookFile.allIn(FOLDER);
        assertThat(notebooks).isNotEmpty();
        return notebooks.stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(), () -> rule.check(NotebookFile.read(file))));
    }

    private interface NotebookRule {
        void check(NotebookFile notebook) throws IOException;
    }
}
