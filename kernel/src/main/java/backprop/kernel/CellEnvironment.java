package backprop.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.Map;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;

/** What answers one request: whatever it publishes comes behind the text that was printed before it. */
final class CellEnvironment extends ShellReplyEnvironment {

    private static final Gson GSON = new Gson();

    private final CellOutput output;

    CellEnvironment(
            ShellChannel channel, StdinChannel stdin, JupyterSocket iopub, MessageContext context, CellOutput output) {
        super(channel, stdin, iopub, context);
        this.output = output;
    }

    @Override
    public void publish(Message<?> message) {
        output.flush();
        super.publish(message);
    }

    /** Publishes text of the cell's own streams, which must not flush them again. */
    void publishText(Message<?> message) {
        getIopub().sendMessage(message);
    }

    @Override
    public void reply(Message<?> message) {
        super.reply(withStatus(message));
    }

    /** Sends a reply whose content the base library has no type for. */
    void replyJson(MessageType<?> type, Map<String, ?> content) {
        reply(message(type, GSON.toJsonTree(content).getAsJsonObject()));
    }

    /** Answers a cell that an error in front of it kept from running. */
    void abort() {
        setBusyDeferIdle();
        replyJson(MessageType.EXECUTE_REPLY, Map.of("status", "aborted"));
    }

    /** The protocol wants a status in every reply; some of the base library's have none. */
    private Message<?> withStatus(Message<?> message) {
        if (message.getContent() instanceof JsonObject) {
            return message;
        }
        JsonObject content = GSON.toJsonTree(message.getContent()).getAsJsonObject();
        if (content.has("status")) {
            return message;
        }
        content.addProperty("status", "ok");
        return message(message.getHeader().getType(), content);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Message<?> message(MessageType<?> type, JsonObject content) {
        return new Message(getContext(), type, content);
    }
}
