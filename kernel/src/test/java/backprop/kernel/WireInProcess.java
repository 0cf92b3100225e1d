package backprop.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A client's and a kernel's end of a wire inside the test's own process. */
final class WireInProcess implements AutoCloseable {

    static final String DELIMITER = "<IDS|MSG>";

    private static final String HEADER =
            "{\"msg_id\":\"1\",\"username\":\"u\",\"session\":\"s\",\"date\":\"2026-01-01T00:00:00.000000Z\","
                    + "\"msg_type\":\"%s\",\"version\":\"5.3\"}";

    private final ZContext context = new ZContext(0);
    final ZMQ.Socket client = context.createSocket(SocketType.PAIR);
    final ZMQ.Socket kernel = context.createSocket(SocketType.PAIR);
    final HMACGenerator signer;
    final Wire wire;

    WireInProcess() throws GeneralSecurityException {
        signer = new HMACGenerator("HmacSHA256", "a key");
        wire = new Wire(signer);
        kernel.bind("inproc://wire");
        client.connect("inproc://wire");
    }

    @Override
    public void close() {
        context.close();
    }

    /** The header of a message of a type. */
    static String header(String type) {
        return HEADER.formatted(type);
    }

    /** A message's frames, signed as they should be. */
    List<byte[]> framed(List<String> parts) {
        byte[][] bytes = parts.stream()
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        List<byte[]> frames = new ArrayList<>();
        for (String first : List.of("a client", DELIMITER, signer.calculateSignature(bytes))) {
            frames.add(first.getBytes(StandardCharsets.UTF_8));
        }
        frames.addAll(Arrays.asList(bytes));
        return frames;
    }

    /** Sends frames to the kernel's end, and reads there. */
    Wire.Received received(List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            client.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
        return wire.read(kernel);
    }
}
