package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages on a wire inside this process. */
class WireTest {

    private static final String COMPLETE = WireInProcess.header("complete_request");
    private static final String CONTENT = "{\"code\":\"Sys\",\"cursor_pos\":3}";

    private final WireInProcess wire = new WireInProcess();

    WireTest() throws GeneralSecurityException {}

    @AfterEach
    void close() {
        wire.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The frames of a signed message, with a blob behind. */
    private List<byte[]> frames(String... texts) {
        List<byte[]> frames = wire.framed(List.of(texts));
        frames.add(bytes("blob"));
        return frames;
    }

    @Test
    void a_message_has_all_its_parts() {
        Wire.Received received = wire.received(frames(COMPLETE, COMPLETE, "{\"a\":1}", CONTENT));
        assertThat(received.type()).isEqualTo("complete_request");
        Message<?> message = received.message();
        assertThat(message.getIdentities()).containsExactly(bytes("a client"));
        assertThat(message.getHeader().getId()).isEqualTo("1");
        assertThat(message.getParentHeader()).isNotNull();
        assertThat(message.getMetadata()).containsEntry("a", 1.0);
        assertThat(((CompleteRequest) message.getContent()).getCursorPos()).isEqualTo(3);
        assertThat(message.getBlobs()).containsExactly(bytes("blob"));
        assertThat(wire.received(frames(COMPLETE, "{}", "{}", CONTENT))
                        .message()
                        .getParentHeader())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6})
    void a_message_that_lacks_a_frame_is_malformed_and_the_next_is_read(int missing) {
        List<byte[]> frames = frames(COMPLETE, "{}", "{}", CONTENT);
        frames.remove(7);
        frames.remove(missing);
        assertThatExceptionOfType(JsonParseException.class)
                .isThrownBy(() -> wire.received(frames))
                .withMessage("A message has a delimiter, a signature and four parts.");
        assertThat(wire.received(frames(COMPLETE, "{}", "{}", CONTENT)).type()).isEqualTo("complete_request");
    }

    @Test
    void a_message_without_blobs_is_whole() {
        List<byte[]> frames = frames(COMPLETE, "{}", "{}", CONTENT);
        frames.remove(7);
        assertThat(wire.received(frames).message().getBlobs()).isEmpty();
    }

    @Test
    void what_was_changed_on_the_way_has_a_wrong_signature() {
        List<byte[]> frames = frames(COMPLETE, "{}", "{}", CONTENT);
        frames.set(6, bytes(CONTENT.replace('3', '2')));
        assertThatExceptionOfType(SecurityException.class).isThrownBy(() -> wire.received(frames));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"msg_type\":5}", "no json"})
    void a_header_that_is_none_is_malformed(String header) {
        assertThatExceptionOfType(JsonParseException.class)
                .isThrownBy(() -> wire.received(frames(header, "{}", "{}", CONTENT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "no json"})
    void a_content_that_is_none_is_malformed(String content) {
        assertThatExceptionOfType(JsonParseException.class)
                .isThrownBy(() -> wire.received(frames(COMPLETE, "{}", "{}", content)));
    }

    @Test
    void a_request_that_nobody_knows_is_refused_with_a_word() {
        Wire.Received request = wire.received(frames(WireInProcess.header("debug_request"), "{}", "{}", "{}"));
        wire.wire.refuse(request, wire.kernel);
        List<byte[]> answer = new ArrayList<>();
        do {
            answer.add(wire.client.recv());
        } while (wire.client.hasReceiveMore());
        assertThat(answer).hasSize(7).startsWith(bytes("a client"), bytes(WireInProcess.DELIMITER));
        byte[][] parts = answer.subList(3, 7).toArray(byte[][]::new);
        assertThat(new String(answer.get(2), StandardCharsets.UTF_8)).isEqualTo(wire.signer.calculateSignature(parts));
        JsonObject header = json(parts[0]);
        assertThat(header.get("msg_type").getAsString()).isEqualTo("debug_reply");
        assertThat(header.get("msg_id").getAsString()).isNotEqualTo("1");
        assertThat(header.get("version").getAsString()).isEqualTo("5.4");
        assertThat(header.get("date").getAsString()).isNotEqualTo("2026-01-01T00:00:00.000000Z");
        assertThat(json(parts[1]).get("msg_id").getAsString()).isEqualTo("1");
        assertThat(json(parts[3]).get("status").getAsString()).isEqualTo("error");
        assertThat(json(parts[3]).get("evalue").getAsString())
                .isEqualTo("This kernel does not know the request debug_request.");
    }

    private static JsonObject json(byte[] part) {
        return JsonParser.parseString(new String(part, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    @Test
    void a_message_says_the_protocol_that_the_kernel_speaks() {
        Message<?> message =
                wire.received(frames(COMPLETE, "{}", "{\"a\":1}", CONTENT)).message();
        Message<?> answer = Wire.ofVersion(message);
        assertThat(answer.getHeader().getVersion()).isEqualTo("5.4");
        assertThat(answer.getHeader().getId()).isEqualTo("1");
        assertThat(answer.getIdentities()).isEqualTo(message.getIdentities());
        assertThat(answer.getContent()).isSameAs(message.getContent());
        assertThat(answer.getMetadata()).isEqualTo(message.getMetadata());
        assertThat(answer.getBlobs()).isEqualTo(message.getBlobs());
    }
}
