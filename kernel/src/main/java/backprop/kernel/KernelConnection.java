package backprop.kernel;

import backprop.kernel.Wire.Received;
import com.google.gson.JsonParseException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.zeromq.ZMQ;

/**
 * The five sockets of a kernel, each waiting for its next message rather than looking for it now and then, and none of
 * them falling silent over a message that is malformed or wrongly signed.
 */
final class KernelConnection extends JupyterConnection {

    /** The compiler recurses over what is nested. Only as much of it as is used takes memory. */
    private static final long SHELL_STACK_BYTES = 128L << 20;

    private final KernelConnectionProperties address;
    private final CellOutput output;
    private final Wire wire;
    /** The process's own error stream, which leads to Jupyter's log. */
    private final PrintStream log = System.err;

    KernelConnection(KernelConnectionProperties address, CellOutput output) throws GeneralSecurityException {
        super(address);
        if (!address.getTransport().equals("tcp")) {
            throw new IllegalArgumentException("This kernel speaks tcp, and its connection file says "
                    + address.getTransport() + ": Java's ZeroMQ has no Unix sockets. Jupyter's setting"
                    + " KernelManager.transport is to be \"tcp\", as it is if nobody sets it.");
        }
        this.address = address;
        this.output = output;
        wire = new Wire(address.createHMACGenerator());
    }

    @Override
    public void connect() {
        // The default keeps a thousand messages for a slow reader and silently drops the rest.
        iopub.setSndHWM(0);
        // A client that connects anew under the name that it had takes the place of the former one.
        shell.setRouterHandover(true);
        control.setRouterHandover(true);
        stdin.setRouterHandover(true);
        bind(heartbeat, address.getHbPort());
        bind(iopub, address.getIopubPort());
        bind(stdin, address.getStdinPort());
        bind(control, address.getControlPort());
        bind(shell, address.getShellPort());
        KernelProcess.inBackground("heartbeat", () -> serve(() -> heartbeat.send(heartbeat.recv())));
        KernelProcess.inBackground("control", () -> serve(() -> answer(control, false)));
        new Thread(null, () -> serve(() -> answer(shell, false)), "shell", SHELL_STACK_BYTES).start();
    }

    private void bind(JupyterSocket socket, int port) {
        socket.bind(address.getTransport() + "://" + address.getIp() + ":" + port);
    }

    private void serve(Runnable answerNext) {
        while (true) {
            tryTo(answerNext);
        }
    }

    private void tryTo(Runnable answer) {
        try {
            answer.run();
        } catch (SecurityException | JsonParseException e) {
            // A message that is malformed or wrongly signed is dropped: the next one may be good.
        } catch (Throwable e) {
            // Say, a cell has filled the heap. Whatever it is, a kernel that has fallen silent would be worse.
            log(e);
        }
    }

    private void log(Throwable problem) {
        try {
            log.println("The kernel could not answer a message:");
            problem.printStackTrace(log);
        } catch (OutOfMemoryError e) {
            // There is no room even for that.
        }
    }

    /**
     * Answers the cells that wait behind one that failed as aborted. To be called by the shell's thread, and before the
     * failed cell is answered: what a client sends after that, it sends on purpose.
     */
    void abortQueuedCells() {
        while ((shell.getEvents() & ZMQ.Poller.POLLIN) != 0) {
            tryTo(() -> answer(shell, true));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void answer(ShellChannel channel, boolean abort) {
        Received received = wire.read(channel);
        Message<?> message = received.message();
        CellEnvironment env = new CellEnvironment(channel, stdin, iopub, message, output, wire);
        try {
            ShellHandler handler = getHandler(message.getHeader().getType());
            if (abort && message.getContent() instanceof ExecuteRequest) {
                env.setBusyDeferIdle();
                env.reply(MessageType.EXECUTE_REPLY, Map.of("status", "aborted"));
            } else if (handler != null) {
                handler.handle(env, message);
            } else if (received.type().endsWith("_request")) {
                env.setBusyDeferIdle();
                wire.refuse(received, channel);
            }
        } finally {
            env.resolveDeferrals();
        }
        if (env.isMarkedForShutdown()) {
            KernelProcess.end();
        }
    }
}
