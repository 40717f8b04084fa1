package se.samverkan.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;

/** A stranger, or a client that sends half of a request, takes nothing away from the others. */
@ExtendWith(SystemUnderTest.Running.class)
class StrangerStory {
    private static final String BASE = "/samverkan/v1";
    /** More than the connections to an owner. */
    private static final int MANY = 150;

    private final SystemUnderTest system;
    private final RawHttp http;
    private final ApiEditor editor;

    StrangerStory(SystemUnderTest system) {
        this.system = system;
        this.http = new RawHttp(system.processes());
        this.editor = new ApiEditor(system, "0117");
    }

    @Test
    void an_upgrade_is_not_passed_on_to_an_owner() throws Exception {
        var agreement = editor.publish(editor.draft("agreements", editor.agreement("Avtalet som har versioner")));
        var request = "GET " + BASE + agreement.path() + "/versions HTTP/1.1\r\nHost: x\r\n"
                + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n";
        try (var open = new Sockets()) {
            for (int i = 0; i < MANY; i++) {
                var socket = http.open(Service.GATEWAY, request);
                open.add(socket);
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1))
                        .isEqualTo("HTTP/1.1 200");
            }
            editor.as("editor").get(agreement.path()).then().statusCode(200);
        }
    }

    @Test
    void half_a_body_of_a_stranger_is_refused_at_once() throws Exception {
        try (var open = new Sockets()) {
            for (int i = 0; i < MANY; i++) {
                open.add(http.open(Service.GATEWAY, half("")));
            }
            for (var socket : open.all) {
                var response = RawHttp.read(socket).isProblem(401);
                assertThat(response.headers()).containsEntry("Connection", "close");
            }
            editor.draft("agreements", editor.agreement("Avtalet trots främlingen"));
        }
    }

    @Test
    void half_a_body_of_an_editor_keeps_nobody_waiting_and_times_out() throws Exception {
        var token = "Authorization: Bearer " + system.keys().token(List.of("editor"), List.of("municipality:0117"))
                + "\r\n";
        try (var open = new Sockets()) {
            for (int i = 0; i < MANY; i++) {
                open.add(http.open(Service.GATEWAY, half(token)));
            }
            editor.draft("agreements", editor.agreement("Avtalet trots halva brev"));
            for (var socket : open.all) {
                RawHttp.read(socket).isProblem(408);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "AGREEMENTS"})
    void an_empty_chunked_body_is_a_bad_request(Service service) throws Exception {
        var token = system.keys().token(List.of("editor"), List.of("municipality:0117"));
        http.send(
                        service,
                        "POST " + BASE + "/agreements HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
                                + "Authorization: Bearer " + token + "\r\n\r\n0\r\n\r\n")
                .isProblem(400);
    }

    @Test
    void health_and_metrics_are_not_on_the_public_port() throws IOException {
        for (var service : Service.values()) {
            for (var path : List.of("/q/health", "/q/health/ready", "/q/metrics")) {
                http.ask(service, "GET", path).isProblem(404);
            }
        }
        for (var service : Service.values()) {
            editor.as("editor")
                    .baseUri(system.processes().managementAddress(service).toString())
                    .get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("UP"));
        }
    }

    @Test
    void a_surplus_half_of_a_header_is_closed_while_others_are_served() throws Exception {
        try (var open = new Sockets()) {
            for (int i = 0; i < 1_100; i++) {
                open.add(http.open(Service.GATEWAY, "GET " + BASE + "/agreements HTTP/1.1\r\nHo"));
            }
            await().until(() -> open.closed() > 0);
            await().atMost(ApiEditor.TIMEOUT.multipliedBy(4)).until(() -> open.closed() == open.all.size());
        }
        system.anyone().get("/agreements").then().statusCode(200);
    }

    private static String half(String headers) {
        return "POST " + BASE + "/agreements HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100000\r\n" + headers + "\r\n{\"ti";
    }

    /** Open connections, which are closed at the end of the test. */
    private static final class Sockets implements AutoCloseable {
        final List<Socket> all = new ArrayList<>();

        void add(Socket socket) {
            all.add(socket);
        }

        /** How many of them the service has closed. */
        int closed() {
            int closed = 0;
            for (var socket : all) {
                try {
                    socket.setSoTimeout(1);
                    closed += socket.getInputStream().read() < 0 ? 1 : 0;
                } catch (SocketTimeoutException stillOpen) {
                    // Nothing came: the connection is open.
                } catch (IOException reset) {
                    closed++;
                }
            }
            return closed;
        }

        @Override
        public void close() throws IOException {
            for (var socket : all) {
                socket.close();
            }
        }
    }
}
