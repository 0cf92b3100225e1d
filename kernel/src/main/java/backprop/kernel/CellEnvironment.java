package backprop.kernel;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.Map;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.adapters.HistoryEntryAdapter;

/** What answers one request: whatever it publishes comes behind the text that was printed before it. */
final class CellEnvironment extends ShellReplyEnvironment {

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(HistoryEntry.class, HistoryEntryAdapter.INSTANCE)
            .create();

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

    @Override
    public void reply(Message<?> message) {
        reply(
                message.getHeader().getType(),
                GSON.toJsonTree(message.getContent()).getAsJsonObject());
    }

    /** Sends a reply whose content the base library has no type for. */
    void reply(MessageType<?> type, Map<String, ?> content) {
        reply(type, GSON.toJsonTree(content).getAsJsonObject());
    }

    /** The protocol wants a status in every reply; some of the base library's have none. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private void reply(MessageType<?> type, JsonObject content) {
        if (!content.has("status")) {
            content.addProperty("status", "ok");
        }
        super.reply(new Message(getContext(), type, content));
    }
}
