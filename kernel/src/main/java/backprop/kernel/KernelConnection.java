package backprop.kernel;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/**
 * The five sockets of a kernel, each waiting for its next message rather than looking for it now and then, and none of
 * them falling silent over a message that is malformed or wrongly signed.
 */
final class KernelConnection extends JupyterConnection {

    private final KernelConnectionProperties address;
    private final CellOutput output;
    /** The process's own error stream, which leads to Jupyter's log. */
    private final PrintStream log = System.err;

    private final Deque<Message<?>> queued = new ArrayDeque<>();

    private KernelConnection(KernelConnectionProperties address, CellOutput output) throws GeneralSecurityException {
        super(address);
        this.address = address;
        this.output = output;
    }

    static KernelConnection read(String connectionFile, CellOutput output)
            throws IOException, GeneralSecurityException {
        KernelConnectionProperties address = KernelConnectionProperties.parse(connectionFile);
        if (!"tcp".equals(address.getTransport())) {
            throw new IOException("The connection file asks for the transport " + address.getTransport()
                    + ", and this kernel speaks tcp only.");
        }
        return new KernelConnection(address, output);
    }

    @Override
    public void connect() {
        // The default keeps a thousand messages for a slow reader and silently drops the rest.
        iopub.setSndHWM(0);
        bind(heartbeat, address.getHbPort());
        bind(iopub, address.getIopubPort());
        bind(stdin, address.getStdinPort());
        bind(control, address.getControlPort());
        bind(shell, address.getShellPort());
        Threads.daemon("heartbeat", this::echo);
        Threads.daemon("control", () -> serve(control));
        new Thread(() -> serve(shell), "shell").start();
    }

    private void bind(JupyterSocket socket, int port) {
        socket.bind(address.getTransport() + "://" + address.getIp() + ":" + port);
    }

    StdinChannel stdin() {
        return stdin;
    }

    /**
     * Takes the messages that wait behind a cell that failed: those that would run another cell will be answered as
     * aborted. To be called by the shell's thread, and before the failed cell is answered: what a client sends after
     * that, it sends on purpose.
     */
    void dropQueuedCells() {
        while ((shell.getEvents() & ZMQ.Poller.POLLIN) != 0) {
            queued.add(shell.readMessage());
        }
    }

    @Override
    public ShellReplyEnvironment prepareReplyEnv(ShellChannel channel, MessageContext context) {
        return new CellEnvironment(channel, stdin, iopub, context, output);
    }

    private void echo() {
        while (true) {
            try {
                byte[] beat = heartbeat.recv();
                if (beat != null) {
                    heartbeat.send(beat);
                }
            } catch (OutOfMemoryError e) {
                // A cell has filled the heap. The next beat finds room again.
            }
        }
    }

    private void serve(ShellChannel channel) {
        while (true) {
            try {
                answer(channel, channel.readMessage(), null);
                while (channel == shell && !queued.isEmpty()) {
                    answer(channel, queued.remove(), CellEnvironment::abort);
                }
            } catch (ZMQException e) {
                if (e.getErrorCode() == ZError.ETERM) {
                    return;
                }
            } catch (SecurityException | JsonParseException e) {
                // A message that is malformed or wrongly signed is dropped: the next one may be good.
            } catch (Throwable e) {
                // Whatever it is, a kernel that has fallen silent would be worse.
                log.println("The kernel could not answer a message:");
                e.printStackTrace(log);
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void answer(
            ShellChannel channel, Message<?> message, @Nullable Consumer<CellEnvironment> insteadOfRunning) {
        MessageType<?> type = message.getHeader().getType();
        CellEnvironment env = (CellEnvironment) prepareReplyEnv(channel, message);
        try {
            ShellHandler handler = getHandler(type);
            if (insteadOfRunning != null && type.equals(MessageType.EXECUTE_REQUEST)) {
                insteadOfRunning.accept(env);
            } else if (handler != null) {
                handler.handle(env, message);
            }
        } finally {
            env.resolveDeferrals();
        }
        if (env.isMarkedForShutdown()) {
            KernelProcess.end();
        }
    }
}
