package se.samverkan.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A deprecated version of the API has the headers of the RFCs on every response. */
class DeprecationHeadersTest {
    private static final Optional<Instant> SINCE = Optional.of(Instant.parse("2026-01-31T00:00:00Z"));
    private static final Optional<Instant> SUNSET = Optional.of(Instant.parse("2027-06-01T12:30:05+02:00"));
    private static final Optional<URI> SUCCESSOR = Optional.of(URI.create("https://samverkan.example/samverkan/v2"));

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void every_response_of_the_api_has_the_deprecation_the_sunset_and_the_successor() throws Exception {
        var deprecation = new DeprecationHeaders(SINCE, SUNSET, SUCCESSOR);

        for (var path : new String[] {"/samverkan/v1", "/samverkan/v1/agreements", "/samverkan/v1/nothing/here"}) {
            var headers = headers(deprecation, path);
            assertThat(headers.allValues("Deprecation")).as(path).containsExactly("@1769817600");
            assertThat(headers.allValues("Sunset")).containsExactly("Tue, 01 Jun 2027 10:30:05 GMT");
            assertThat(headers.allValues("Link"))
                    .containsExactly("<https://samverkan.example/samverkan/v2>; rel=\"successor-version\"");
            assertThat(headers.allValues("Access-Control-Expose-Headers")).containsExactly("Deprecation, Sunset, Link");
        }
        assertThat(headers(deprecation, "/q/health").map()).doesNotContainKeys("deprecation", "sunset", "link");
        assertThat(deprecation.status()).isEqualTo(ApiStatus.deprecated);
    }

    @Test
    void without_configuration_no_handler_is_registered() {
        var router = Router.router(vertx);
        var active = new DeprecationHeaders(Optional.empty(), Optional.empty(), Optional.empty());
        active.register(router, "/samverkan/v1");

        assertThat(router.getRoutes()).isEmpty();
        assertThat(active.status()).isEqualTo(ApiStatus.active);
    }

    @Test
    void a_future_deprecation_is_announced_while_the_version_is_active() throws Exception {
        var announced = new DeprecationHeaders(
                Optional.of(Instant.parse("9999-01-01T00:00:00Z")), Optional.empty(), Optional.empty());

        assertThat(announced.status()).isEqualTo(ApiStatus.active);
        assertThat(headers(announced, "/samverkan/v1/agreements").firstValue("Deprecation"))
                .hasValue("@253370764800");
    }

    @Test
    void the_sunset_is_not_before_the_deprecation() {
        for (var since : List.of(SUNSET.map(at -> at.plusSeconds(1)), Optional.<Instant>empty())) {
            assertThatThrownBy(() -> new DeprecationHeaders(since, SUNSET, SUCCESSOR))
                    .hasMessage(
                            "samverkan.sunset needs a samverkan.deprecated-since that is not later (RFC 9745, section 4)");
        }
    }

    private HttpHeaders headers(DeprecationHeaders deprecation, String path) throws Exception {
        var router = Router.router(vertx);
        deprecation.register(router, "/samverkan/v1");
        router.route().handler(request -> request.end("answered"));
        var server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
            return client.send(request.build(), BodyHandlers.ofString()).headers();
        }
    }
}
