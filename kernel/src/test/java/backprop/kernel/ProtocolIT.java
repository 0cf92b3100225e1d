package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Jupyter's protocol asks of a kernel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolIT {

    @TempDir
    private Path folder;

    private final KernelUnderTest kernel = KernelUnderTest.started();

    @AfterAll
    void stop() {
        kernel.close();
    }

    private JsonObject request(String what, Map<String, ?> arguments) {
        Map<String, Object> all = new java.util.LinkedHashMap<>(arguments);
        all.put("what", what);
        return kernel.ask("ask", all).getAsJsonObject("content");
    }

    private List<String> completions(String code) {
        return request("complete", Map.of("code", code, "cursor_pos", code.length()))
                .getAsJsonArray("matches")
                .asList()
                .stream()
                .map(match -> match.getAsString())
                .toList();
    }

    @Test
    void jupyters_own_suite_passes() throws Exception {
        Path suite = Path.of(Objects.requireNonNull(ProtocolIT.class.getResource("conformance.py"))
                .toURI());
        String python = KernelUnderTest.python("jupyter_kernel_test", "python3-jupyter-kernel-test");
        ProcessBuilder builder = new ProcessBuilder(python, suite.toString(), "-v");
        builder.environment()
                .put(
                        "JUPYTER_PATH",
                        KernelUnderTest.installed().resolve("share/jupyter").toString());
        KernelUnderTest.Result result = KernelUnderTest.result(builder);
        assertThat(result.text()).contains("Ran 12 tests");
        assertThat(result.code()).as(result.text()).isZero();
    }

    /** Whoever saves a notebook saves this with it. */
    @Test
    void what_it_says_of_the_language_is_the_same_on_every_jdk() {
        JsonObject info = request("kernel_info", Map.of());
        assertThat(info.get("language_info").toString())
                .isEqualTo(
                        "{\"name\":\"java\",\"version\":\"17\",\"mimetype\":\"text/x-java-source\","
                                + "\"file_extension\":\".java\",\"pygments_lexer\":\"java\",\"codemirror_mode\":\"text/x-java\"}");
        assertThat(info.get("banner").getAsString()).contains(Runtime.version().toString());
    }

    @Test
    void every_request_is_followed_by_idle() {
        Outcome outcome = kernel.run("1");
        assertThat(outcome.list("types").stream().map(type -> type.getAsString()))
                .containsExactly("status", "execute_input", "execute_result", "status");
    }

    @Test
    void execution_counts_go_up_by_one_and_silent_cells_do_not_count() {
        int first = kernel.run("1").json().get("count").getAsInt();
        kernel.run("2", Map.of("silent", true, "store_history", false));
        assertThat(kernel.run("3").json().get("count").getAsInt()).isEqualTo(first + 1);
    }

    @Test
    void user_expressions_are_evaluated() {
        JsonObject reply = kernel.run("int ue = 41;", Map.of("user_expressions", Map.of("e", "ue + 1")))
                .json()
                .getAsJsonObject("reply");
        assertThat(reply.getAsJsonObject("user_expressions").toString()).contains("\"text/plain\":\"42\"");
    }

    @Test
    void cells_that_wait_behind_a_failed_one_are_dropped(@TempDir Path folder) {
        Path gate = folder.resolve("all are here").toAbsolutePath();
        String waiting = "while (!Files.exists(Path.of(\"%s\"))) { Thread.sleep(10); }".formatted(gate);
        // So long that the kernel can't have read as much before it has read the last cell.
        String last = "3 // " + "and so on ".repeat(300_000);
        List<String> cells = List.of(waiting, "int i = 1 / 0;", "2", last);
        assertThat(kernel.ask("queue", Map.of("cells", cells, "create_when_read", gate.toString()))
                        .get("statuses")
                        .toString())
                .isEqualTo("[\"ok\",\"error\",\"aborted\",\"aborted\"]");
        assertThat(kernel.run("4").result()).isEqualTo("4");
    }

    @Test
    void a_message_with_a_wrong_signature_is_dropped() {
        kernel.run("int forged = 0;");
        kernel.ask("forge", Map.of("code", "forged = 1;"));
        assertThat(kernel.run("forged").result()).isEqualTo("0");
    }

    @Test
    void it_listens_on_the_address_it_was_given_and_nothing_else() {
        JsonObject ports = kernel.ask("ports", Map.of());
        TreeSet<Integer> listening = new TreeSet<>();
        ports.getAsJsonArray("listening").forEach(address -> {
            String[] parts = address.getAsString().split(":", -1);
            // 127.0.0.1, as /proc writes it for either family.
            assertThat(parts[0]).isIn("0100007F", "0000000000000000FFFF00000100007F");
            listening.add(Integer.parseInt(parts[1], 16));
        });
        TreeSet<Integer> given = new TreeSet<>();
        ports.getAsJsonArray("given").forEach(port -> given.add(port.getAsInt()));
        assertThat(listening).isEqualTo(given);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Syst              | System",
                "\"x\".subs        | substring(",
                "List.of(1).str    | stream()",
                "knownToAll.to     | toUpperCase(",
                "%class            | %classpath",
            })
    void completes(String code, String expected) {
        kernel.run("String knownToAll = \"\";");
        assertThat(completions(code)).contains(expected);
    }

    @Test
    void completes_what_the_cell_itself_declares_above() {
        String code = "String fresh = \"\";\nint n = fresh.leng";
        assertThat(completions(code)).containsExactly("length()");
    }

    @Test
    void completions_say_what_they_are() {
        String reply =
                request("complete", Map.of("code", "Math.", "cursor_pos", 5)).toString();
        assertThat(reply).contains("_jupyter_types_experimental", "\"type\":\"function\"", "\"type\":\"field\"");
    }

    @Test
    void inspection_shows_the_signature_and_where_there_are_sources_the_javadoc() {
        JsonObject reply = request("inspect", Map.of("code", "\"x\".substring(", "cursor_pos", 14));
        assertThat(reply.get("found").getAsBoolean()).isTrue();
        JsonObject data = reply.getAsJsonObject("data");
        assertThat(data.get("text/html").getAsString()).contains("<pre>String String.substring(int beginIndex)</pre>");
        Path sources = Path.of(System.getProperty("java.home"), "lib", "src.zip");
        if (Files.exists(sources)) {
            assertThat(data.get("text/plain").getAsString())
                    .contains("begins with the character at the specified index");
        }
        assertThat(request("inspect", Map.of("code", "nosuchname", "cursor_pos", 4))
                        .get("found")
                        .getAsBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "docs.Net          | A net of &lt;layers&gt;.",
                "docs.Net.DEEPEST  | How deep a net may be.",
                "net.train(        | Learns for some <code>epochs</code>.",
                "net.train(        | Learns from weights and <b>names</b>.",
                "new docs.Net(     | Makes a net.",
                "docs.Net.Layer    | One layer.",
                "docs.Net.Layer.twice( | Twice as much.",
            })
    void inspection_shows_a_librarys_javadoc_from_the_sources_beside_its_jar(String code, String expected)
            throws Exception {
        Path jar = LibraryJar.of(folder, "Net", documented("docs"), Map.of());
        LibraryJar.ofText(folder.resolve("Net-sources.jar"), "docs/Net.java", documented("docs"));
        kernel.run("%classpath " + jar + "\ndocs.Net<String> net = new docs.Net<>(1);");
        assertThat(inspected(code, expected)).contains(expected);
    }

    @Test
    void inspection_shows_a_librarys_javadoc_from_the_pages_beside_its_jar() throws Exception {
        Path jar = LibraryJar.of(folder, "Net", documented("pages"), Map.of());
        LibraryJar.ofDocs(jar);
        kernel.run("%classpath " + jar + "\npages.Net<String> paged = new pages.Net<>(1);");
        Map<String, String> said = Map.of(
                "A net of &lt;layers&gt;.", "pages.Net",
                "How deep a net may be.", "pages.Net.DEEPEST",
                "Learns for some <code>epochs</code>.", "paged.train(",
                "how many", "paged.train(",
                "Learns from weights and <b>names</b>.", "paged.train(",
                "Makes a net.", "new pages.Net(",
                "One layer.", "pages.Net.Layer",
                "Twice as much.", "pages.Net.Layer.twice(");
        said.forEach((expected, code) -> assertThat(inspected(code, expected)).contains(expected));
    }

    private static String documented(String name) {
        return "package " + name + ";" + """
                /** A net of &lt;layers&gt;. */
                public class Net<T> {
                    /** How deep a net may be. */
                    public static final int DEEPEST = 9;
                    /** Makes a net. */
                    public Net(int size) {}
                    /**
                     * Learns for some {@code epochs}.
                     * @param epochs how many
                     */
                    public double train(int epochs) { int train = epochs; return train; }
                    /** Learns from weights and <b>names</b>. */
                    public double train(java.util.Map<String, java.util.List<T>> names, double... weights) { return 0; }
                    /** One layer. */
                    public record Layer(int size) {
                        /** Twice as much. */
                        public static int twice(int size) { return 2 * size; }
                    }
                }
                """;
    }

    private String inspected(String code, String expected) {
        String html = "";
        // JShell reads a new jar in the background.
        for (int i = 0; i < KernelUnderTest.MOST_TIMES && !html.contains(expected); i++) {
            if (i > 0) {
                KernelUnderTest.pause();
            }
            html = request("inspect", Map.of("code", code, "cursor_pos", code.length()))
                    .getAsJsonObject("data")
                    .get("text/html")
                    .getAsString();
        }
        return html;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int x = 1;                 | complete",
                "int x = 1                  | complete",
                "for (int i = 0; i < 3; i++) { | incomplete",
                "String s = foo(            | incomplete",
                "int = = 3;                 | invalid",
                "%classpath x.jar           | complete",
            })
    void knows_whether_a_line_is_complete(String code, String status) {
        assertThat(request("is_complete", Map.of("code", code)).get("status").getAsString())
                .isEqualTo(status);
    }

    @Test
    void unfinished_code_goes_on_indented() {
        assertThat(request("is_complete", Map.of("code", "  if (true) {"))
                        .get("indent")
                        .getAsString())
                .isEqualTo("      ");
    }

    @Test
    void history_remembers() {
        kernel.run("int remembered = 1;");
        kernel.run("int remembered2 = 2;");
        assertThat(request("history", Map.of("hist_access_type", "tail", "n", 2))
                        .get("history")
                        .toString())
                .contains("int remembered = 1;", "int remembered2 = 2;");
        assertThat(request("history", Map.of("hist_access_type", "search", "pattern", "int remembered2*", "n", 5))
                        .getAsJsonArray("history"))
                .hasSize(1);
    }

    @Test
    void comms_open_speak_and_close() {
        kernel.run("""
                import org.dflib.jjava.jupyter.kernel.BaseKernel;
                import org.dflib.jjava.jupyter.kernel.comm.*;
                import org.dflib.jjava.jupyter.messages.Message;
                import org.dflib.jjava.jupyter.messages.comm.*;
                class Echo extends Comm {
                    Echo(CommManager manager, String id, String target) { super(manager, id, target); }
                    @Override protected void onMessage(Message<CommMsgCommand> message) { send(message.getContent().getData()); }
                    @Override protected void onClose(Message<CommCloseCommand> message, boolean sending) {}
                }
                BaseKernel.notebookKernel().getCommManager().registerTarget("echo", (m, id, target, open) -> new Echo(m, id, target));
                """);
        List<Object> open = List.of("comm_open", Map.of("comm_id", "c", "target_name", "echo", "data", Map.of()));
        List<Object> speak = List.of("comm_msg", Map.of("comm_id", "c", "data", Map.of("said", "hello")));
        List<Object> close = List.of("comm_close", Map.of("comm_id", "c", "data", Map.of()));

        JsonObject said = kernel.ask("comm", Map.of("messages", List.of(open, speak)));
        assertThat(said.toString()).contains("[[\"comm_msg\",{\"comm_id\":\"c\",\"data\":{\"said\":\"hello\"}}]]");
        assertThat(request("comm_info", Map.of()).toString()).contains("\"c\":{\"target_name\":\"echo\"}");
        kernel.ask("comm", Map.of("messages", List.of(close)));
        assertThat(request("comm_info", Map.of()).getAsJsonObject("comms").size())
                .isZero();
    }

    @Test
    void a_librarys_comms_speak_the_types_that_it_was_compiled_against() throws Exception {
        Path jar = LibraryJar.of(
                folder, "Mirror", """
                package mirror;
                import com.google.gson.JsonObject;
                import org.dflib.jjava.jupyter.Extension;
                import org.dflib.jjava.jupyter.kernel.BaseKernel;
                import org.dflib.jjava.jupyter.kernel.comm.*;
                import org.dflib.jjava.jupyter.messages.Message;
                import org.dflib.jjava.jupyter.messages.comm.*;
                public final class Mirror implements Extension {
                    @Override public void install(BaseKernel kernel) {
                        kernel.getCommManager().registerTarget("mirror", (manager, id, target, open) -> new Comm(manager, id, target) {
                            @Override protected void onMessage(Message<CommMsgCommand> message) {
                                JsonObject answer = new JsonObject();
                                answer.addProperty("heard", message.getContent().getData().get("said").getAsString());
                                send(answer);
                            }
                            @Override protected void onClose(Message<CommCloseCommand> message, boolean sending) {}
                        });
                    }
                    @Override public void uninstall(BaseKernel kernel) {}
                }
                """, Map.of("META-INF/services/org.dflib.jjava.jupyter.Extension", "mirror.Mirror"));
        assertThat(kernel.run("%classpath " + jar).error()).isEmpty();
        List<Object> open = List.of("comm_open", Map.of("comm_id", "m", "target_name", "mirror", "data", Map.of()));
        List<Object> speak = List.of("comm_msg", Map.of("comm_id", "m", "data", Map.of("said", "hello")));
        JsonObject said = kernel.ask("comm", Map.of("messages", List.of(open, speak)));
        assertThat(said.toString()).contains("[[\"comm_msg\",{\"comm_id\":\"m\",\"data\":{\"heard\":\"hello\"}}]]");
    }

    @Test
    void a_comm_that_nobody_awaits_is_closed() {
        List<Object> open = List.of("comm_open", Map.of("comm_id", "d", "target_name", "nobody", "data", Map.of()));
        JsonObject said = kernel.ask("comm", Map.of("messages", List.of(open)));
        assertThat(said.toString()).contains("comm_close");
    }
}
