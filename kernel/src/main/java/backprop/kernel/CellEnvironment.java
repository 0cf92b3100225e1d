package backprop.kernel;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.Map;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.adapters.HistoryEntryAdapter;
import org.dflib.jjava.jupyter.messages.reply.InputReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.InputRequest;
import org.zeromq.ZMQ;

/**
 * What answers one request: whatever it publishes comes behind the text that was printed before it, and a line of {@code
 * System.in} is asked for in the notebook.
 */
final class CellEnvironment extends ShellReplyEnvironment {

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(HistoryEntry.class, HistoryEntryAdapter.INSTANCE)
            .create();

    private static final int LOOK_AGAIN_MILLIS = 50;

    private final StdinChannel stdin;
    private final CellOutput output;
    private final Wire wire;
    private final boolean canBeAsked;

    CellEnvironment(
            ShellChannel channel,
            StdinChannel stdin,
            JupyterSocket iopub,
            Message<?> request,
            CellOutput output,
            Wire wire) {
        super(channel, stdin, iopub, request);
        this.stdin = stdin;
        this.output = output;
        this.wire = wire;
        canBeAsked = request.getContent() instanceof ExecuteRequest cell && cell.isStdinEnabled();
    }

    @Override
    public void publish(Message<?> message) {
        output.flush();
        Message<?> sent = message.getContent() instanceof DisplayData ? withObjects(message) : message;
        super.publish(Wire.ofVersion(sent));
    }

    /** A message of which what is JSON by its MIME type is an object, also where a text of one was put. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private Message<?> withObjects(Message<?> message) {
        JsonObject content = GSON.toJsonTree(message.getContent()).getAsJsonObject();
        for (Map.Entry<String, JsonElement> form :
                content.getAsJsonObject("data").entrySet()) {
            if (JsonForm.is(form.getKey())
                    && form.getValue().isJsonPrimitive()
                    && form.getValue().getAsJsonPrimitive().isString()) {
                form.setValue(JsonForm.ofText(form.getValue().getAsString()));
            }
        }
        MessageType type = message.getHeader().getType();
        return new Message(getContext(), type, content);
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
        if (type.equals(MessageType.KERNEL_INFO_REPLY)) {
            content.addProperty("protocol_version", Wire.PROTOCOL);
        }
        super.reply(Wire.ofVersion(new Message(getContext(), type, content)));
    }

    @Override
    public String readFromStdIn(String prompt, boolean isPassword) {
        if (!canBeAsked) {
            throw new IllegalStateException("System.in: this cell is run by a program that can't be asked for input.");
        }
        output.flush();
        stdin.sendMessage(Wire.ofVersion(
                new Message<>(getContext(), MessageType.INPUT_REQUEST, new InputRequest(prompt, isPassword))));
        while (true) {
            while ((stdin.getEvents() & ZMQ.Poller.POLLIN) == 0) {
                KernelProcess.pause(LOOK_AGAIN_MILLIS);
                if (Thread.currentThread().isInterrupted()) {
                    throw new IllegalStateException("The cell was stopped while it waited for input.");
                }
            }
            try {
                if (wire.read(stdin).message().getContent() instanceof InputReply answer) {
                    return answer.getValue() + "\n";
                }
            } catch (SecurityException | JsonParseException e) {
                // A message that is malformed or wrongly signed is dropped.
            }
        }
    }
}
