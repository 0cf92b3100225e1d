package backprop.kernel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.reply.InputReply;
import org.dflib.jjava.jupyter.messages.request.InputRequest;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/** {@code System.in} of a cell: each line is asked for in the notebook. */
final class CellInput extends InputStream {

    private static final int LOOK_AGAIN_MILLIS = 50;

    private final StdinChannel channel;
    private final CellOutput output;
    private volatile @Nullable MessageContext cell;
    private InputStream line = InputStream.nullInputStream();

    CellInput(StdinChannel channel, CellOutput output) {
        this.channel = channel;
        this.output = output;
    }

    /** From here on, questions are asked on behalf of this cell, or of nobody if it is null. */
    synchronized void attach(@Nullable MessageContext asking) {
        cell = asking;
        line = InputStream.nullInputStream();
    }

    @Override
    public synchronized int read() throws IOException {
        return unread().read();
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) throws IOException {
        return length == 0 ? 0 : unread().read(into, offset, length);
    }

    @Override
    public synchronized int available() throws IOException {
        return line.available();
    }

    private InputStream unread() throws IOException {
        if (line.available() == 0) {
            line = new ByteArrayInputStream((ask() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return line;
    }

    private String ask() throws IOException {
        MessageContext asking = cell;
        if (asking == null) {
            throw new IOException("System.in: this cell is run by a program that can't be asked for input.");
        }
        output.flush();
        InputRequest question = new InputRequest("", false);
        channel.sendMessage(new Message<>(asking, MessageType.INPUT_REQUEST, question));
        while ((channel.getEvents() & ZMQ.Poller.POLLIN) == 0) {
            try {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The cell was stopped while it waited for input.");
            }
        }
        Message<InputReply> reply = channel.readMessage(MessageType.INPUT_REPLY);
        return reply.getContent().getValue();
    }
}
