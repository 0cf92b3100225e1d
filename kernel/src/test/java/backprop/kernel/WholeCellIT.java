package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cell is compiled whole before it runs, and its Java is that of a file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeCellIT {

    private final KernelUnderTest kernel = KernelUnderTest.started();

    @AfterAll
    void stop() {
        kernel.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int x = later(41);\nint later(int n) { return n + 1; }\nx",
                "int y = new Later().n;\nclass Later { int n = base + 1; }\nint base = 41;\ny - 1 + 42",
                "var all = List.of(new Item(40), new Item(2));\nrecord Item(int n) {}\n"
                        + "all.stream().mapToInt(Item::n).sum()",
                "record Range(int lo, int hi) { Range { if (lo > hi) throw new IllegalArgumentException(); } }\n"
                        + "new Range(0, 42).hi()",
                "record Half(int n) { Half(int n) { this.n = n / 2; } Half() { this(84); } }\nnew Half().n()",
                "synchronized int locked() { return 42; }\nlocked()",
                "public static synchronized <T> T same(T t) { synchronized (t) { return t; } }\nsame(42)",
                """
                int local() {
                    record Pair(int a, int b) {}
                    enum Sign { PLUS }
                    interface Sum { int of(Pair pair); }
                    Sum sum = pair -> pair.a() + pair.b();
                    return Sign.values().length * sum.of(new Pair(40, 2));
                }
                local()
                """,
                "int[] many = {40, 2}; long[] rows[] = {{1}}; int p = many[0], q = p + many[1]; q * (int) rows[0][0]",
                "var hidden = new Object() { int n = 41; };\nhidden.n + 1",
                "var mixed = List.of(42, \"a\");\nmixed.get(0)",
                "int again = 1; int first = again; int again = 41; first + again",
                "String again2 = \"4\"; String head = again2; int again2 = 2; head + again2",
                "int over(int a) { return 40; } int over(double a) { return 2; } over(1) + over(1.0)",
                "/* one */ int c1 = 40; // two\n\n// three\nint c2 = 2; /* four */\nc1 + c2 // five\n",
                "import java.util.concurrent.atomic.*;\nvar counter = new AtomicInteger(41);\ncounter.incrementAndGet()",
            })
    void comes_to_42(String code) {
        Outcome outcome = kernel.run(code);
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.result()).isEqualTo("42");
    }

    @Test
    void all_errors_are_told_at_once_and_nothing_has_run() {
        kernel.run("int untouched = 1; class Kept { } Kept kept = new Kept();");
        Outcome outcome = kernel.run("""
                System.out.println("ran");
                untouched = 2;
                class Kept { int more; }
                int wrong = "x";
                String also = 3;
                var worse = nosuch();
                System.out.println(worse);
                int lacking(int n) { if (n > 0) return 1; }
                """);
        assertThat(outcome.stdout()).isEmpty();
        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.error().lines().filter(line -> line.startsWith("cell ")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("line 4: incompatible types"),
                        line -> assertThat(line).contains("line 5: incompatible types"),
                        line -> assertThat(line).contains("line 6: cannot find symbol"),
                        line -> assertThat(line).contains("line 8: missing return statement"));
        assertThat(kernel.run("untouched == 1 && kept != null").result()).isEqualTo("true");
        assertThat(kernel.run("wrong").error()).contains("cannot find symbol");
    }

    @Test
    void what_a_cell_has_not_come_to_is_not_there() {
        assertThat(kernel.run("int reached = 1;\nif (reached > 0) throw new RuntimeException(\"no\");\nint missed = 2;")
                        .error())
                .containsPattern("RuntimeException: no\n\\s+at cell \\d+, line 2");
        assertThat(kernel.run("reached").result()).isEqualTo("1");
        assertThat(kernel.run("missed").error()).contains("cannot find symbol");
    }

    @Test
    void a_variable_means_what_it_was_until_it_is_declared_anew() {
        kernel.run("int anew = 1; int read() { return anew; }");
        assertThat(kernel.run("System.out.println(anew + read());\nint anew = 5;\nSystem.out.println(anew + read());")
                        .stdout())
                .isEqualTo("2\n10\n");
        assertThat(kernel.run("System.out.println(anew);\nString anew = \"text\";\nSystem.out.println(anew);")
                        .stdout())
                .isEqualTo("5\ntext\n");
        assertThat(kernel.run("System.out.println(unborn);\nint unborn = 5;").error())
                .contains("line 1: cannot find symbol");
    }

    @Test
    void an_expression_has_the_type_that_it_has_alone() {
        assertThat(kernel.run("switch (1) { case 1 -> 1; default -> 2.0; }").result())
                .isEqualTo("1.0");
        assertThat(kernel.run("true ? 1 : 2.0").result()).isEqualTo("1.0");
        assertThat(kernel.run("null").list("results")).isEmpty();
        assertThat(kernel.run("System.out.println(1)").list("results")).isEmpty();
    }

    @Test
    void types_of_var_are_written_as_a_reader_would() {
        kernel.run("record Leaf(int n) {}\nvar leaves = Map.of(1, List.of(new Leaf(1)));\nvar count = 3L;\n"
                + "var entry = leaves.entrySet().iterator().next();\nvar file = new java.util.zip.CRC32();");
        assertThat(kernel.run("%who").result())
                .contains(
                        "Map<Integer, List<Leaf>> leaves",
                        "long count",
                        "Entry<Integer, List<Leaf>> entry",
                        "java.util.zip.CRC32 file");
    }

    @Test
    void a_class_that_does_not_compile_leaves_the_types_of_others_alone() {
        kernel.run("class Good { int n = 42; }");
        assertThat(kernel.run("class Bad { int n = \"x\"; }").error()).contains("incompatible types");
        assertThat(kernel.run("var good = new Good();\ngood.n").result()).isEqualTo("42");
        kernel.run("class Good { int n = 43; }");
        assertThat(kernel.run("good = new Good();\ngood.n").result()).isEqualTo("43");
        assertThat(kernel.run("%who").result()).contains("Good good");
    }

    @Test
    void a_class_may_be_declared_anew_under_what_other_cells_made_of_it() {
        kernel.run("class Base { int n = 1; }");
        kernel.run("class Above { Base base = new Base(); }\nBase make() { return new Base(); }");
        assertThat(kernel.run("class Base { int n = 41; int m = 1; }\nnew Above().base.m + make().n")
                        .result())
                .isEqualTo("42");
    }

    @Test
    void synchronized_methods_of_cells_exclude_each_other() {
        assertThat(kernel.run("""
                int shared = 0;
                synchronized void add() { int seen = shared; Thread.yield(); shared = seen + 1; }
                Runnable adding = () -> { for (int i = 0; i < 10_000; i++) add(); };
                Thread one = new Thread(adding), two = new Thread(adding);
                one.start(); two.start(); one.join(); two.join();
                shared
                """).result()).isEqualTo("20000");
    }

    @Test
    void no_message_names_the_kernels_own_classes() {
        Outcome outcome = kernel.run("class Node { Node next; int n; }\nNode node = null;\nnode.next.n = 1;");
        assertThat(outcome.error()).contains("because \"node\" is null").doesNotContain("REPL", "$JShell$");
        assertThat(kernel.run("Object o = new Node();\n(String) o").error()).doesNotContain("REPL", "$JShell$");
        assertThat(kernel.run("Node n = new Leaf2();\nclass Leaf2 { Leaf2(int n) {} }")
                        .error())
                .doesNotContain("REPL", "$JShell$");
    }

    @Test
    void an_annotation_waits_for_what_it_annotates() {
        for (String code : new String[] {"@Deprecated", "@SuppressWarnings(\"unchecked\")"}) {
            assertThat(kernel.ask("ask", Map.of("what", "is_complete", "code", code))
                            .getAsJsonObject("content")
                            .get("status")
                            .getAsString())
                    .isEqualTo("incomplete");
        }
    }

    @Test
    void hundreds_of_statements_print_in_their_order() {
        String code = IntStream.range(0, 200)
                .mapToObj(i -> "System.out.println(" + i + ");")
                .collect(Collectors.joining("\n"));
        assertThat(kernel.run(code).stdout().lines())
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(String::valueOf).toList());
    }

    @Test
    void hundreds_of_declarations_in_one_cell() {
        String code = IntStream.range(0, 300)
                .mapToObj(i -> "int n" + i + " = " + (i == 0 ? "1" : "n" + (i - 1) + " + 1") + ";")
                .collect(Collectors.joining("\n"));
        assertThat(kernel.run("int before() { return n7; }\n" + code + "\nn299 + before()")
                        .result())
                .isEqualTo("308");
        assertThat(kernel.run("n0 + n150 + n299").result()).isEqualTo("452");
    }
}
