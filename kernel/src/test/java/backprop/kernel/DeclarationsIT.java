package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one may declare in a cell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeclarationsIT {

    private final KernelUnderTest kernel = KernelUnderTest.started();

    @AfterAll
    void stop() {
        kernel.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Types that refer to each other in any order.
                """
                class Tree { Leaf leaf = new Leaf(this); int size() { return leaf.value + 1; } }
                class Leaf { Tree tree; int value = 41; Leaf(Tree tree) { this.tree = tree; } }
                new Tree().size()
                """,
                """
                sealed interface Shape permits Circle, Square {}
                record Circle(int r) implements Shape {}
                record Square(int s) implements Shape {}
                int area(Shape shape) { return shape instanceof Square q ? q.s() * q.s() : 3; }
                area(new Square(6)) + 6
                """,
                // Without permits, as in a file.
                """
                sealed interface Expr {}
                record Num(int value) implements Expr {}
                record Sum(Expr left, Expr right) implements Expr {}
                int eval(Expr e) { return e instanceof Num n ? n.value() : e instanceof Sum s ? eval(s.left()) + eval(s.right()) : 0; }
                eval(new Sum(new Num(40), new Num(2)))
                """,
                // A generic method.
                """
                <T extends Comparable<T>> T largest(List<T> all) { T best = all.get(0); for (T t : all) if (t.compareTo(best) > 0) best = t; return best; }
                largest(List.of(7, 42, 1))
                """,
                // An enum with a body, an interface with a default method, a record with a method.
                """
                enum Op { ADD { int of(int a, int b) { return a + b; } }; abstract int of(int a, int b); }
                interface Twice { int one(); default int two() { return 2 * one(); } }
                record Half(int one) implements Twice { }
                Op.ADD.of(new Half(20).two(), 2)
                """,
                // Several statements on a line; a forward reference from a method.
                "int outer(int x) { return inner(x) + 1; } int inner(int x) { return x * 2; } int y = 20; y += 0; outer(y) + 1",
                // Text that looks like a magic is none.
                "String t = \"\"\"\n%who\n\"\"\"; /*\n%who\n*/ t.length() + 37",
                // The packages that everybody uses are there.
                "List<Integer> l = Stream.of(40, 2).collect(Collectors.toList()); Function<Integer, Integer> f = x -> x; new BigDecimal(f.apply(l.get(0)) + l.get(1)).intValue()",
            })
    void comes_to_42(String code) {
        Outcome outcome = kernel.run(code);
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.result()).isEqualTo("42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Point p = new Point();",
                "var p = new Point();",
                "List<Point> p = List.of(new Point());",
                "var p = new ArrayList<Point>();",
                "Point[] p = {new Point()};",
                "var p = new Point[2];",
                "var p = Map.of(1, new Point());",
            })
    void a_class_declared_again_says_which_variables_were_reset_and_keeps_them(String variable) {
        kernel.run("class Point { int x = 1; }\n" + variable + "\nObject read() { return p; }");
        Outcome outcome = kernel.run("class Point { int x = 2; }");
        assertThat(outcome.stderr()).containsPattern("Note: .*Point\\S* p was reset to null, because its type was");
        assertThat(kernel.run("p == null && read() == null").result()).isEqualTo("true");
    }

    @Test
    void a_variable_declared_again_is_nothing_to_speak_of() {
        kernel.run("double[] again = {1};");
        assertThat(kernel.run("double[] again = {1, 2};").stderr()).isEmpty();
        assertThat(kernel.run("again.length").result()).isEqualTo("2");
    }

    @Test
    void what_a_variable_held_before_its_type_was_declared_anew_takes_no_room() {
        // With -Xmx1g there would be room for fifty.
        for (int i = 0; i < 80; i++) {
            Outcome outcome = kernel.run("class Heavy { int version = " + i
                    + "; double[] weights = new double[2_500_000]; }\nvar heavy = new Heavy();\nheavy.version");
            assertThat(outcome.result()).as(outcome.error()).isEqualTo(String.valueOf(i));
        }
        kernel.run("heavy = null;");
    }

    @Test
    void what_an_earlier_cell_left_running_keeps_the_variables_that_it_knows() {
        kernel.run("""
                record Seen(int version) {}
                var seen = new Seen(1);
                var wait = new java.util.concurrent.CountDownLatch(1);
                var said = new java.util.concurrent.CompletableFuture<String>();
                new Thread(() -> { try { wait.await(); said.complete("" + seen); } catch (Exception e) { } }).start();
                """);
        kernel.run("record Seen(int version, int more) {}\nvar seen = new Seen(2, 2);");
        kernel.run("1");
        assertThat(kernel.run("wait.countDown(); said.get()").result()).isEqualTo("Seen[version=1]");
    }

    @Test
    void state_goes_from_cell_to_cell() {
        kernel.run("int total = 40; void add(int n) { total += n; }");
        kernel.run("add(2);");
        assertThat(kernel.run("total").result()).isEqualTo("42");
    }

    @Test
    void a_statement_has_no_result() {
        assertThat(kernel.run("int silent = 5;").list("results")).isEmpty();
        assertThat(kernel.run("silent = 6").list("results")).isEmpty();
        assertThat(kernel.run("Objects.hash(1);\nint more = 2;").list("results"))
                .isEmpty();
    }

    @Test
    void library_services_are_found_through_the_threads_loader() {
        assertThat(kernel.run(
                                "Thread.currentThread().getContextClassLoader() == new Object() {}.getClass().getClassLoader()")
                        .result())
                .isEqualTo("true");
    }
}
