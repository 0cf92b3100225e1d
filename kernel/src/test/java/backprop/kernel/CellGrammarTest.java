package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import backprop.kernel.CellPiece.Kind;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellGrammarTest {

    private static final Javac JAVAC = new Javac(
            ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null), Map.of(), List.of());

    private static CellPiece read(String code) {
        return CellGrammar.read(JAVAC, new Cell("cell 1", code), List.of(new CellGrammar.Text(0, code, true)))
                .get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "import java.util.*;               | IMPORT",
                "class A {}                        | TYPE",
                "public sealed interface B {}      | TYPE",
                "record R(int x) { R { } }         | TYPE",
                "@interface N { }                  | TYPE",
                "int f(int x) { return x; }        | METHOD",
                "<T> void g(T t) throws Exception {} | METHOD",
                "int a = 1, b[] = {2};             | VARIABLES",
                "var v = 1;                        | VARIABLES",
                "for (int i = 0; i < 3; i++) { }   | STATEMENT",
                "a = 3;                            | STATEMENT",
                "{ int x = 1; }                    | STATEMENT",
                "if (a < b) f(); else g();         | STATEMENT",
                "f(1);                             | CALL",
                "i++;                              | CALL",
                "new Thread();                     | CALL",
                "a < b;                            | VALUE",
                "1 + 1;                            | VALUE",
                "(Runnable) () -> { };             | VALUE",
                "switch (1) { case 1 -> 1; default -> 2; }; | VALUE",
                "1 + ;                             | BROKEN",
            })
    void each_piece_is_what_it_is(String code, Kind kind) {
        assertThat(read(code).kind()).isEqualTo(kind);
    }

    @Test
    void variables_have_their_types_and_their_values() {
        String code = "List<String> a = of(1), b[] = {x}; ";
        CellPiece piece = read(code);
        assertThat(piece.variables())
                .extracting(
                        CellPiece.Variable::name, CellPiece.Variable::type, one -> code.substring(one.from(), one.to()))
                .containsExactly(tuple("a", "List<String>", "of(1)"), tuple("b", "List<String>[]", "{x}"));
        assertThat(piece.words()).contains("of", "x");
    }

    @Test
    void a_method_is_known_by_its_parameters_too() {
        assertThat(read("int f(int[] a, List<String> b) { return 1; }").names())
                .containsExactly("f(int[],List<String>)");
    }

    @Test
    void jshell_gets_what_it_can_take() {
        assertThat(read("record R(int x) { R { check(x); } R() { this(1); } private R(long y) { this(2); } }")
                        .forShell())
                .isEqualTo("record R(int x) { public R { check(x); } public R() { this(1); }"
                        + " private R(long y) { this(2); } }");
        assertThat(read("synchronized void f() { synchronized (this) { } }").forShell())
                .isEqualTo("             void f() { synchronized (backprop.kernel.CellGuard.class) {"
                        + " synchronized (this) { } }}");
    }
}
