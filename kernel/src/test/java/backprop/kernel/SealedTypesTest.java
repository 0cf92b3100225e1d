package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jshell.JShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedTypesTest {

    private static String permitting(String declaration, String rest) {
        return SealedTypes.permitting(declaration, new Cell.Place(new Cell("cell 1", declaration + rest), 0));
    }

    @Test
    void subtypes_are_found_by_their_heads() {
        assertThat(permitting(
                        "public sealed interface Größe {}",
                        "record A(int x) implements Größe {} final class B implements Runnable, Größe { }"
                                + "enum C implements Größe { X } non-sealed interface D extends Größe {}"))
                .isEqualTo("public sealed interface Größe  permits A, B, C, D {}");
    }

    @Test
    void what_only_speaks_of_the_type_is_none() {
        String declaration = "sealed interface Shape {}";
        assertThat(permitting(
                        declaration,
                        "record A(List<? extends Shape> all) {} class B<T extends Shape> implements Runnable {}"
                                + "/* class C implements Shape {} */ String s = \"class D implements Shape {\";"
                                + "class E implements Comparable<Shape> {}"))
                .isEqualTo(declaration);
    }

    @Test
    void no_length_is_too_much() {
        String declaration = "sealed interface Shape {}";
        String rest = " class x extends".repeat(50_000) + " sealed".repeat(50_000);
        assertThat(permitting(declaration, rest)).isEqualTo(declaration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interface Shape {}",
                "sealed interface Shape permits A {}",
                "sealed interface Shape",
                "int sealed = 1; {",
                "sealed class {",
            })
    void what_needs_no_clause_stays_as_it_is(String declaration) {
        assertThat(permitting(declaration, " record A() implements Shape {}")).isEqualTo(declaration);
    }

    @Test
    void a_type_whose_name_ends_with_the_head_has_one() {
        assertThat(permitting("sealed interface S {", "record R() implements S {} x extends S;"))
                .isEqualTo("sealed interface S  permits R {");
    }

    @Test
    void jshell_says_when_a_sealed_type_lacks_its_subtypes_and_of_no_other_error() {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            assertThat(SealedTypes.lackPermits(shell, shell.eval("sealed interface S {}")))
                    .isTrue();
            assertThat(SealedTypes.lackPermits(shell, shell.eval("int x = true;")))
                    .isFalse();
            assertThat(SealedTypes.lackPermits(shell, shell.eval("int x = 1;"))).isFalse();
        }
    }
}
