package se.samverkan.e2e.fault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.system.Setup;
import se.samverkan.stack.system.StandaloneGateway;

/** A gateway with half a gigabyte of heap serves two thousand streams, and is not stopped by those that never read. */
@ExtendWith(SystemUnderTest.Running.class)
class ManyStreamsStory {
    private static final int READING = 2_000;
    private static final int NEVER_READING = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static StandaloneGateway gateway;

    private final ApiEditor editor;
    private final List<Socket> sockets = new ArrayList<>();

    ManyStreamsStory(SystemUnderTest system) {
        this.editor = new ApiEditor(system, "2518");
    }

    @BeforeAll
    static void start(SystemUnderTest system) {
        gateway = StandaloneGateway.start(
                Setup.repository(),
                Path.of("target", "gateway-with-streams"),
                system.processes().bootstrapServers(),
                Map.of(
                        "SAMVERKAN_GATEWAY_JAVA_OPTS",
                        "-Xmx512m",
                        "SAMVERKAN_CONNECTIONS_MAX",
                        "5000",
                        "SAMVERKAN_CONNECTIONS_MAX_PER_ADDRESS",
                        "5000"));
        await().atMost(PATIENCE).until(gateway::isReady);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private Socket open(String query) throws IOException {
        var socket = new Socket(gateway.address().getHost(), gateway.address().getPort());
        sockets.add(socket);
        socket.getOutputStream()
                .write(("GET /samverkan/v1/changes/stream?" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String now() {
        String last = given().get(gateway.address() + "/samverkan/v1/changes?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("_links.last.href");
        return last.replaceFirst(".*[?&]after=([\\w-]+).*", "$1");
    }

    @Test
    void each_of_two_thousand_readers_gets_the_change() throws IOException {
        var opened = new AtomicInteger();
        var told = new AtomicInteger();
        var failures = new ConcurrentLinkedQueue<IOException>();
        for (int i = 0; i < NEVER_READING; i++) {
            // The whole history with its documents, again and again, until the connection is full.
            open("embed=document");
        }
        var after = now();
        for (int i = 0; i < READING; i++) {
            var socket = open("municipality=2518&after=" + after);
            Thread.startVirtualThread(() -> read(socket, opened, told, failures));
        }
        await().atMost(PATIENCE).untilAtomic(opened, is(READING));

        editor.publish(editor.draft("agreements", editor.agreement("Till alla på en gång")));

        await().atMost(PATIENCE).untilAtomic(told, is(READING));
        assertThat(failures).isEmpty();
        assertThat(gateway.isReady()).isTrue();
        for (var socket : sockets) {
            socket.close();
        }
    }

    private static void read(
            Socket socket, AtomicInteger opened, AtomicInteger told, ConcurrentLinkedQueue<IOException> failures) {
        try {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("retry:")) {
                    opened.incrementAndGet();
                }
                if (line.startsWith("data:") && line.contains("Till alla på en gång")) {
                    told.incrementAndGet();
                    return;
                }
            }
            failures.add(new IOException("the stream ended"));
        } catch (IOException e) {
            failures.add(e);
        } catch (UncheckedIOException e) {
            failures.add(e.getCause());
        }
    }
}
