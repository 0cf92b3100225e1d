package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
