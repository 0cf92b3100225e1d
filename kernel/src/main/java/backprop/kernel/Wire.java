package backprop.kernel;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.KernelTimestamp;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.adapters.HeaderAdapter;
import org.dflib.jjava.jupyter.messages.adapters.HistoryRequestAdapter;
import org.dflib.jjava.jupyter.messages.adapters.KernelTimestampAdapter;
import org.dflib.jjava.jupyter.messages.adapters.MessageTypeAdapter;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/**
 * Messages as they come over a socket. The base library looks for the next delimiter in whatever frames come, and so
 * takes a good message for the rest of a malformed one; here each message is read to its end before it is looked at.
 */
final class Wire {

    /** The version of Jupyter's protocol that this kernel speaks: kernel_info is answered on either channel. */
    static final String PROTOCOL = "5.4";

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(Header.class, HeaderAdapter.INSTANCE)
            .registerTypeAdapter(MessageType.class, MessageTypeAdapter.INSTANCE)
            .registerTypeAdapter(KernelTimestamp.class, KernelTimestampAdapter.INSTANCE)
            .registerTypeAdapter(HistoryRequest.class, HistoryRequestAdapter.INSTANCE)
            .create();

    /**
     * A message that has the protocol's form and the right signature.
     *
     * @param message what the base library makes of it
     * @param header its header as it came: the base library has no name for types that it does not know
     */
    record Received(Message<?> message, JsonObject header) {

        /** The name of its type. */
        String type() {
            return header.get("msg_type").getAsString();
        }
    }

    private final HMACGenerator signer;

    Wire(HMACGenerator signer) {
        this.signer = signer;
    }

    /**
     * Waits for the next message of a socket.
     *
     * @throws JsonParseException if it is malformed
     * @throws SecurityException if its signature is wrong
     */
    Received read(ZMQ.Socket socket) {
        List<byte[]> frames = new ArrayList<>();
        do {
            frames.add(socket.recv());
        } while (socket.hasReceiveMore());
        int at = 0;
        while (at < frames.size() && !Arrays.equals(frames.get(at), DELIMITER)) {
            at++;
        }
        if (frames.size() < at + 6) {
            throw new JsonParseException("A message has a delimiter, a signature and four parts.");
        }
        byte[][] parts = frames.subList(at + 2, at + 6).toArray(byte[][]::new);
        String signature = signer.calculateSignature(parts);
        if (!signature.equals(text(frames.get(at + 1)))) {
            throw new SecurityException("A message has a wrong signature.");
        }
        try {
            return parsed(frames.subList(0, at), parts, frames.subList(at + 6, frames.size()));
        } catch (RuntimeException e) {
            // Also what the base library's adapters say of a field that is missing, or that is something else.
            throw new JsonParseException(e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Received parsed(List<byte[]> identities, byte[][] parts, List<byte[]> blobs) {
        JsonObject header = object(parts[0]);
        JsonObject parent = object(parts[1]);
        Header<?> own = GSON.fromJson(header, Header.class);
        Object content = GSON.fromJson(text(parts[3]), own.getType().getContentType());
        if (content == null) {
            throw new JsonParseException("A message has a content.");
        }
        Message<?> message = new Message(
                identities,
                own,
                parent.size() == 0 ? null : GSON.fromJson(parent, Header.class),
                GSON.fromJson(text(parts[2]), Map.class),
                content,
                blobs);
        return new Received(message, header);
    }

    private static JsonObject object(byte[] part) {
        @Nullable JsonObject object = GSON.fromJson(text(part), JsonObject.class);
        if (object == null) {
            throw new JsonParseException("A header is an object.");
        }
        return object;
    }

    private static String text(byte[] part) {
        return new String(part, StandardCharsets.UTF_8);
    }

    /** Answers a request of a kind that this kernel does not know. */
    void refuse(Received request, ZMQ.Socket socket) {
        JsonObject header = request.header.deepCopy();
        header.addProperty("msg_id", UUID.randomUUID().toString());
        header.addProperty("msg_type", request.type().replaceFirst("_request$", "_reply"));
        header.addProperty("date", KernelTimestamp.now().getDateString());
        header.addProperty("version", PROTOCOL);
        Map<String, ?> content = Map.of(
                "status",
                "error",
                "ename",
                "Unsupported",
                "evalue",
                "This kernel does not know the request " + request.type() + ".",
                "traceback",
                List.of());
        byte[][] parts = {bytes(header), bytes(request.header), bytes(Map.of()), bytes(content)};
        request.message.getIdentities().forEach(socket::sendMore);
        socket.sendMore(DELIMITER);
        socket.sendMore(signer.calculateSignature(parts));
        for (int i = 0; i < parts.length - 1; i++) {
            socket.sendMore(parts[i]);
        }
        socket.send(parts[parts.length - 1]);
    }

    private static byte[] bytes(Object json) {
        return GSON.toJson(json).getBytes(StandardCharsets.UTF_8);
    }

    /** A message with the version of the protocol in its header. */
    static <T> Message<T> ofVersion(Message<T> message) {
        Header<T> of = message.getHeader();
        Header<T> header = new Header<>(
                of.getId(), of.getUsername(), of.getSessionId(), of.getTimestamp(), of.getType(), PROTOCOL);
        return new Message<>(
                message.getIdentities(),
                header,
                message.getParentHeader(),
                message.getMetadata(),
                message.getContent(),
                message.getBlobs());
    }
}
