package se.samverkan.faults.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samverkan.faults.cluster.TcpProxy.Mode;
import se.samverkan.stack.process.Ports;

class TcpProxyTest {
    private static final int LONG_MILLIS = 10_000;
    private static final int SHORT_MILLIS = 300;

    private ServerSocket echo;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        // Nobody listens on the second port.
        proxy = new TcpProxy(List.of(echo.getLocalPort(), Ports.oneFree()));
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                var client = echo.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void answer(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // The client has gone.
        }
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    private Socket connect(int readTimeoutMillis) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(readTimeoutMillis);
        return socket;
    }

    private static int echoed(Socket socket, int octet) throws IOException {
        socket.getOutputStream().write(octet);
        return socket.getInputStream().read();
    }

    @Test
    void connections_reach_an_instance_that_accepts_whichever_is_first() throws IOException {
        for (int i = 0; i < 4; i++) {
            try (var client = connect(LONG_MILLIS)) {
                assertThat(echoed(client, 42)).isEqualTo(42);
            }
        }
    }

    @Test
    void a_cut_closes_connections_and_refuses_new_ones_until_it_ends() throws IOException {
        try (var before = connect(LONG_MILLIS)) {
            assertThat(echoed(before, 1)).isEqualTo(1);

            proxy.set(Mode.CUT);

            assertThat(isClosed(before)).isTrue();
            try (var during = connect(LONG_MILLIS)) {
                assertThat(isClosed(during)).isTrue();
            }
        }
        proxy.set(Mode.PASS);
        try (var after = connect(LONG_MILLIS)) {
            assertThat(echoed(after, 2)).isEqualTo(2);
        }
    }

    @Test
    void a_half_open_connection_is_accepted_never_answers_and_is_closed_at_the_end() throws IOException {
        proxy.set(Mode.HALF_OPEN);
        try (var during = connect(SHORT_MILLIS)) {
            assertThatThrownBy(() -> echoed(during, 1)).isInstanceOf(SocketTimeoutException.class);

            proxy.set(Mode.PASS);

            during.setSoTimeout(LONG_MILLIS);
            assertThat(isClosed(during)).isTrue();
        }
    }

    @Test
    void a_connection_that_becomes_half_open_swallows_what_is_sent() throws IOException {
        try (var before = connect(SHORT_MILLIS)) {
            assertThat(echoed(before, 1)).isEqualTo(1);

            proxy.set(Mode.HALF_OPEN);

            assertThatThrownBy(() -> echoed(before, 2)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void a_delayed_connection_answers_completely() throws IOException {
        proxy.set(Mode.DELAY);
        try (var client = connect(LONG_MILLIS)) {
            assertThat(echoed(client, 7)).isEqualTo(7);
        }
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }
}
