package se.samverkan.gateway.owners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The instances of an owner are HTTP servers of this test. */
class OwnerClientTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final OwnerRequest READ = request(HttpMethod.GET, false);
    private static final OwnerRequest WRITE = request(HttpMethod.POST, true);

    private final AtomicInteger received = new AtomicInteger();

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static OwnerRequest request(HttpMethod method, boolean mayChange) {
        return new OwnerRequest(method, "/promises", HttpHeaders.headers(), Buffer.buffer("{}"), mayChange);
    }

    private static URI instance(Handler<HttpServerRequest> handler) throws Exception {
        var server = VERTX.createHttpServer().requestHandler(handler).listen(0, "127.0.0.1");
        return address(server.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS));
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    private URI healthy() throws Exception {
        return instance(request -> {
            received.incrementAndGet();
            request.response().end("here");
        });
    }

    private URI closing() throws Exception {
        return instance(request -> {
            received.incrementAndGet();
            request.connection().close();
        });
    }

    /** An address on which nothing listens any more. */
    private static URI away() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private static OwnerClient owner(URI... instances) {
        return new OwnerClient(List.of(instances), VERTX, 8);
    }

    private static String send(OwnerClient owner, OwnerRequest request) throws Exception {
        Future<?> staysConnected = Promise.promise().future();
        return owner.exchange(request, staysConnected, OwnerResponse::whole)
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .body()
                .toString();
    }

    @Test
    void reads_and_writes_take_turns_between_the_instances() throws Exception {
        var other = new AtomicInteger();
        var owner = owner(healthy(), instance(request -> {
            other.incrementAndGet();
            request.response().end("there");
        }));

        for (int i = 0; i < 10; i++) {
            send(owner, i % 2 == 0 ? READ : WRITE);
        }

        assertThat(received).hasValue(5);
        assertThat(other).hasValue(5);
    }

    @Test
    void what_an_instance_that_is_away_does_not_receive_another_one_gets() throws Exception {
        var owner = owner(away(), away(), healthy());

        for (var request : List.of(READ, WRITE, READ, WRITE)) {
            assertThat(send(owner, request)).isEqualTo("here");
        }
    }

    @Test
    void a_read_that_an_instance_did_not_respond_to_is_repeated_at_another() throws Exception {
        var owner = owner(closing(), healthy());

        for (int i = 0; i < 4; i++) {
            assertThat(send(owner, READ)).isEqualTo("here");
        }
    }

    @Test
    void a_write_that_an_instance_has_received_is_never_repeated() throws Exception {
        var owner = owner(closing(), closing());

        assertThatThrownBy(() -> send(owner, WRITE))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isNotInstanceOf(OwnerClient.NotSent.class);
        assertThat(received).hasValue(1);
    }

    @Test
    void a_write_that_no_instance_received_is_not_sent() throws Exception {
        var owner = owner(away(), away());

        assertThatThrownBy(() -> send(owner, WRITE)).cause().isInstanceOf(OwnerClient.NotSent.class);
    }

    @Test
    void a_host_is_looked_up_and_all_its_addresses_are_tried() throws Exception {
        var port = healthy().getPort();
        // It also has an IPv6 address on most machines, on which nothing listens.
        var owner = owner(URI.create("http://localhost:" + port));

        assertThat(Stream.of(READ, WRITE, READ, WRITE).map(request -> {
                    try {
                        return send(owner, request);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }))
                .containsOnly("here");
    }
}
