package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes over the wire is answered or dropped, and the next message is served. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireIT {

    private static final String DELIMITER = "<IDS|MSG>";

    private final KernelUnderTest kernel = KernelUnderTest.started();

    @AfterEach
    void the_next_message_is_served() {
        assertThat(kernel.run("6 * 7").result()).isEqualTo("42");
        assertThat(request("control", "kernel_info_request", Map.of())
                        .get("type")
                        .getAsString())
                .isEqualTo("kernel_info_reply");
    }

    @AfterAll
    void stop() {
        kernel.close();
    }

    private JsonObject request(String channel, String kind, Map<String, ?> content) {
        return kernel.ask("request", Map.of("channel", channel, "kind", kind, "content", content));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shell", "control"})
    void a_message_that_is_none_is_dropped(String channel) {
        List<List<String>> messages = List.of(
                List.of("words"),
                List.of(""),
                List.of("", ""),
                List.of("", "{}", "{}", "{}", "{}"),
                List.of(DELIMITER),
                List.of(DELIMITER, "signature", "{}"),
                List.of(DELIMITER, "", "{}", "{}", "{}", "{}"),
                List.of(DELIMITER, "", "null", "null", "null", "null"),
                List.of(DELIMITER, "", "[1", "]", "", "\"", ""));
        for (List<String> frames : messages) {
            kernel.ask("frames", Map.of("channel", channel, "frames", frames));
        }
        // What the client gets next is the answer to what it asks next.
        assertThat(request(channel, "kernel_info_request", Map.of()).get("type").getAsString())
                .isEqualTo("kernel_info_reply");
    }

    @Test
    void a_client_that_comes_again_under_its_name_is_answered() {
        kernel.run("int kept = 1;");
        kernel.ask("again", Map.of());
        assertThat(kernel.run("kept").result()).isEqualTo("1");
    }

    @Test
    void fifty_megabytes_are_a_cell_like_any_other() {
        assertThat(kernel.run("/*" + "x".repeat(50 << 20) + "*/ 1 + 1").result())
                .isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"debug_request", "create_subshell_request", "connect_request", "list_subshell_request"})
    void what_it_does_not_know_is_refused_with_a_word(String kind) {
        JsonObject reply = request("control", kind, Map.of("command", "initialize"));
        assertThat(reply.get("type").getAsString()).isEqualTo(kind.replace("request", "reply"));
        assertThat(reply.getAsJsonObject("content").get("status").getAsString()).isEqualTo("error");
        assertThat(reply.getAsJsonObject("content").get("evalue").getAsString()).contains(kind);
    }

    @Test
    void it_speaks_the_version_of_the_protocol_that_it_says() {
        for (String channel : List.of("shell", "control")) {
            JsonObject reply = request(channel, "kernel_info_request", Map.of());
            assertThat(reply.getAsJsonObject("content").get("protocol_version").getAsString())
                    .isEqualTo("5.4")
                    .isEqualTo(reply.get("version").getAsString());
        }
    }

    @Test
    void an_interrupt_signal_does_an_idle_kernel_no_harm_and_stops_a_busy_one() {
        kernel.ask("signal", Map.of());
        // A JVM takes a signal when it finds the time: perhaps not before a cell runs that it is then for.
        assertThat(kernel.runUntil(outcome -> outcome.result().equals("1"), "int afterwards = 1;\nafterwards")
                        .result())
                .isEqualTo("1");
        assertThat(kernel.run(
                                "ProcessHandle me = ProcessHandle.current();\n"
                                        + "new ProcessBuilder(\"sh\", \"-c\", \"kill -INT \" + me.pid()).start();\nwhile (true) {}")
                        .error())
                .startsWith("Interrupted: ");
        assertThat(kernel.run("afterwards").result()).isEqualTo("1");
    }

    @Test
    void another_transport_than_tcp_is_refused_with_the_reason(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        try (KernelUnderTest other = new KernelUnderTest(Map.of())) {
            assertThatThrownBy(() -> other.ask("start", Map.of("transport", "ipc", "log", log.toString())))
                    .hasMessageContaining("Kernel died");
        }
        assertThat(Files.readString(log))
                .contains("This kernel speaks tcp", "ipc")
                .doesNotContain("\tat ");
    }

    @Test
    @Tag("slow")
    void a_thousand_cells_that_wait_are_answered_in_their_order() {
        int first = kernel.run("int n = 0;").json().get("count").getAsInt() + 1;
        JsonObject answers = kernel.ask("queue", Map.of("cells", Collections.nCopies(1_000, "n++;")));
        assertThat(answers.getAsJsonArray("counts").asList())
                .extracting(JsonElement::getAsInt)
                .isEqualTo(IntStream.range(first, first + 1_000).boxed().toList());
        assertThat(answers.get("statuses").toString()).doesNotContain("error", "aborted");
        assertThat(kernel.run("n").result()).isEqualTo("1000");
    }
}
