package se.samverkan.faults.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP load balancer over the instances of a server, which can also delay, cut and half-open its connections. */
public final class TcpProxy implements AutoCloseable {

    /** What happens to the connections. */
    public enum Mode {
        PASS,
        /** Each chunk is passed on half a second late, in both directions. */
        DELAY,
        /** Connections are closed, new ones too. */
        CUT,
        /** Connections are accepted, and nothing is passed on. */
        HALF_OPEN
    }

    private static final int DELAY_MILLIS = 500;
    private static final int CONNECT_MILLIS = 500;
    private static final int BUFFER = 16_384;

    private final ServerSocket listener;
    private final List<Integer> ports;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private volatile Mode mode = Mode.PASS;
    private volatile boolean closed;

    /** Listens on a free port for servers on these ports of this machine. */
    public TcpProxy(List<Integer> ports) {
        this.ports = ports;
        try {
            listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("proxy-" + port()).start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Changes what happens to the connections; those that have lost bytes are closed. */
    public synchronized void set(Mode wanted) {
        boolean lossy = mode == Mode.HALF_OPEN;
        mode = wanted;
        if (lossy || wanted == Mode.CUT) {
            closeConnections();
        }
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                if (!closed) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try {
            if (mode == Mode.CUT) {
                close(client);
                return;
            }
            if (mode == Mode.HALF_OPEN) {
                // The bytes stay unread until the mode changes.
                return;
            }
            Socket server = connect();
            sockets.add(server);
            Thread.ofVirtual().start(() -> pump(client, server));
            pump(server, client);
        } catch (IOException e) {
            close(client);
        }
    }

    /** Connects to the first instance that accepts, beginning with another one each time. */
    private Socket connect() throws IOException {
        int first = next.getAndIncrement();
        IOException failure = null;
        for (int i = 0; i < ports.size(); i++) {
            int port = ports.get(Math.floorMod(first + i, ports.size()));
            var server = new Socket();
            try {
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                return server;
            } catch (IOException e) {
                server.close();
                failure = e;
            }
        }
        throw failure;
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[BUFFER];
        try {
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (mode == Mode.DELAY) {
                    Thread.sleep(DELAY_MILLIS);
                }
                if (mode != Mode.HALF_OPEN) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // One side is gone: the other one is closed too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
        }
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeConnections() {
        sockets.forEach(this::close);
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        closeConnections();
    }
}
