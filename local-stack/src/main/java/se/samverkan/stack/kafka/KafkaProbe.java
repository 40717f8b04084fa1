package se.samverkan.stack.kafka;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Asks a broker on this machine for the versions of its API: unlike Kafka's client, it needs few classes and never retries. */
public final class KafkaProbe {

    private static final short API_VERSIONS = 18;
    private static final int CORRELATION_ID = 1;
    /** Length, key and version of the API, correlation id, null as the client's id. */
    private static final byte[] REQUEST = ByteBuffer.allocate(14)
            .putInt(10)
            .putShort(API_VERSIONS)
            .putShort((short) 0)
            .putInt(CORRELATION_ID)
            .putShort((short) -1)
            .array();

    private KafkaProbe() {}

    /** Whether the broker answers; a broker opens its port when it is ready for requests. */
    public static boolean answers(int port, Duration timeout) {
        int milliseconds = Math.toIntExact(timeout.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), milliseconds);
            socket.setSoTimeout(milliseconds);
            new DataOutputStream(socket.getOutputStream()).write(REQUEST);
            DataInputStream response = new DataInputStream(socket.getInputStream());
            return response.readInt() > Integer.BYTES && response.readInt() == CORRELATION_ID;
        } catch (IOException e) {
            return false;
        }
    }
}
