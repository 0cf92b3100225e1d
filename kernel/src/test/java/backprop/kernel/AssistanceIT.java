package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Tab and Shift+Tab say where JShell alone knows nothing; a bar in the code is the cursor. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssistanceIT {

    private final KernelUnderTest kernel = KernelUnderTest.started();

    @BeforeAll
    void declare() {
        kernel.run("""
                enum Day { MONDAY, TUESDAY }
                Day today = Day.MONDAY;
                String greeting = "hello";
                double[][] grid = new double[2][3];
                List<Integer> none = null;
                class Sheet { public int rows() { return 4; } public int columns() { return 5; } }
                Sheet sheet = new Sheet();
                class Sullen { @Override public String toString() { throw new IllegalStateException(); } }
                Sullen sullen = new Sullen();
                /**
                 * Doubles what fits into {@code Map<String, {}>}, as {@link Math#abs the other one} does.
                 *
                 * @param x what to double
                 */
                int twice(int x) { return 2 * x; }
                class Apple {
                    /** How ripe it is. */
                    double ripeness(int day, String sort) { return 0.5; }
                }
                Apple apple = new Apple();
                """);
    }

    @AfterAll
    void stop() {
        kernel.close();
    }

    private JsonObject ask(String what, String marked) {
        int cursor = marked.indexOf('|');
        String code = marked.substring(0, cursor) + marked.substring(cursor + 1);
        return kernel.ask("ask", Map.of("what", what, "code", code, "cursor_pos", cursor))
                .getAsJsonObject("content");
    }

    private List<String> completions(String marked) {
        return StreamSupport.stream(
                        ask("complete", marked).getAsJsonArray("matches").spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    private String inspected(String marked) {
        JsonElement text = ask("inspect", marked).getAsJsonObject("data").get("text/plain");
        return text == null ? "" : text.getAsString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "retur|                                             ! return",
                "int f() { whi|                                     ! while",
                "AtomicInte|                                        ! java.util.concurrent.atomic.AtomicInteger",
                "switch (today) { case TU|                          ! TUESDAY",
                "switch (today) { case MONDAY -> { } case TU|       ! TUESDAY",
                "for (Day d : Day.values()) switch (d) { case TU|   ! TUESDAY",
                "List.of(greeting).stream().map(String::toLo|       ! toLowerCase",
                "List.of(greeting).stream().map(String::val|        ! valueOf",
                "List.of(1).forEach(System.out::printl|             ! println",
                "Supplier<List<String>> made = ArrayList::n|        ! new",
                "%time greeting.subs|                               ! substring(",
            })
    void tab_knows_what_could_stand_there(String code, String expected) {
        assertThat(completions(code)).contains(expected);
    }

    @Test
    void the_cursor_is_counted_in_characters_as_jupyter_counts_them() {
        String code = "String face = \"🙂🙂\"; greeting.subs";
        int length = code.codePointCount(0, code.length());
        for (int cursor : new int[] {length, length + 1000}) {
            JsonObject completed = kernel.ask("ask", Map.of("what", "complete", "code", code, "cursor_pos", cursor))
                    .getAsJsonObject("content");
            assertThat(completed.get("matches").toString()).contains("substring(");
            assertThat(completed.get("cursor_start").getAsInt()).isEqualTo(length - 4);
            assertThat(completed.get("cursor_end").getAsInt()).isEqualTo(length);
        }
        JsonObject inspected = kernel.ask(
                        "ask", Map.of("what", "inspect", "code", "/*🙂🙂🙂🙂*/ today; greeting", "cursor_pos", 18))
                .getAsJsonObject("content");
        assertThat(inspected.get("data").toString()).contains("hello").doesNotContain("MONDAY");
    }

    @Test
    void tab_takes_a_types_own_name_where_it_is_imported_and_no_type_that_is_not_public() {
        assertThat(completions("ArrayLis|")).startsWith("ArrayList").doesNotContain("java.util.ArrayList");
        assertThat(completions("StringLatin|")).isEmpty();
    }

    @Test
    void what_every_object_has_for_threads_comes_last() {
        assertThat(completions("new Object().|")).endsWith("notify()", "notifyAll()", "wait(");
        assertThat(completions("Supplier<Object> made = Object::n|")).containsExactly("new", "notify", "notifyAll");
    }

    @Test
    void keywords_come_neither_behind_a_dot_nor_in_a_string() {
        assertThat(completions("greeting.ret|")).isEmpty();
        assertThat(completions("String s = \"retur|")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "gree|ting.length()    ! String greeting = hello",
                "greeting|             ! 5 characters",
                "grid|[0][0]           ! 2×3",
                "none|                 ! List<Integer> none = null",
                "she|et                ! 4×5",
                "sul|len               ! Sullen sullen",
                "tw|ice(2)             ! int twice(int x)",
                "twice|                ! as the other one does",
                "twice(|2)             ! what fits into Map<String, {}>",
                "apple.ripe|ness(1, \"\")   ! How ripe it is.",
                "apple.ripeness(1, \"a|b\") ! How ripe it is.",
                "Math.max|             ! double Math.max(double a, double b)",
                "Math.max(1, 2|)       ! double Math.max(double a, double b)",
                "System.out.printl|n() ! void PrintStream.println(Object x)",
                "new Object[] {List.o|f(1)} ! E... elements",
                "%cla|sspath x.jar     ! puts jars and folders on the class path",
                "%time tw|ice(2)       ! int twice(int x)",
            })
    void shift_tab_shows_what_is_known_of_a_name_or_of_the_call_around(String code, String expected) {
        assertThat(inspected(code)).contains(expected);
    }

    @Test
    void nothing_is_said_of_what_nobody_knows() {
        assertThat(inspected("nosuch|name")).isEmpty();
        assertThat(inspected("|")).isEmpty();
    }

    @Test
    void a_jar_may_carry_its_sources_inside(@TempDir Path folder) throws Exception {
        String source = """
                package inside;
                public class Net {
                    /** The product {@code sum_k a_ik * b_kj}. */
                    public static double dot(double[] right) { return 0; }
                }
                """;
        Path jar = LibraryJar.of(folder, "Net", source, Map.of("OSGI-OPT/src/inside/Net.java", source));
        kernel.run("%classpath " + jar + "\nimport inside.*;");
        String said = inspected("inside.Net.dot|");
        // JShell reads a new jar in the background.
        for (int i = 0; i < KernelUnderTest.MOST_TIMES && !said.contains("sum_k"); i++) {
            KernelUnderTest.pause();
            said = inspected("inside.Net.dot|");
        }
        assertThat(said).contains("The product sum_k a_ik * b_kj.");
        assertThat(completions("inside.Ne|")).contains("Net");
    }
}
