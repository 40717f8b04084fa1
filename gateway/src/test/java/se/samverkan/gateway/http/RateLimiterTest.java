package se.samverkan.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samverkan.platform.http.RequestPipeline;

/** A client beyond its limit is refused with the time to retry; other clients are not affected. */
class RateLimiterTest {
    private static final int READS = 5;
    private static final int WRITES = 2;
    private static final String PROXY = "127.0.0.9";
    private static final String KEY = "sjuttio-kommuners-sajt";

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        var router = Router.router(vertx);
        router.route()
                .order(Integer.MIN_VALUE)
                .handler(RoutingContext::next)
                .failureHandler(request ->
                        request.response().setStatusCode(request.statusCode()).end());
        router.route().order(RequestPipeline.CALLER_RATE_LIMIT.order() - 1).handler(RateLimiterTest::authenticate);
        // Refilled so slowly that a test does not see it.
        new RateLimiter(
                        new TrustedProxies(Optional.of(List.of(PROXY)), "http://127.0.0.1:8080"),
                        1,
                        READS,
                        1,
                        WRITES,
                        Optional.of(Set.of(KEY)))
                .register(router);
        router.route().handler(request -> request.end("answered"));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void a_client_beyond_its_limit_receives_the_time_to_retry() throws Exception {
        for (int i = 0; i < READS; i++) {
            assertThat(get("127.0.0.1").statusCode()).isEqualTo(200);
        }

        var refused = refused("GET", "127.0.0.1");

        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.headers().firstValue("RateLimit")).hasValue("\"reads\";r=0;t=1");
        assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"reads\";q=5;w=5");
    }

    @Test
    void another_address_is_not_affected() throws Exception {
        refused("GET", "127.0.0.1");

        for (int i = 0; i < READS; i++) {
            assertThat(get("127.0.0.2").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void reads_and_writes_are_counted_separately() throws Exception {
        refused("GET", "127.0.0.1");

        for (int i = 0; i < WRITES; i++) {
            assertThat(send("POST", "127.0.0.1").statusCode()).isEqualTo(200);
        }
        assertThat(refused("PUT", "127.0.0.1").headers().firstValue("RateLimit-Policy"))
                .hasValue("\"writes\";q=2;w=2");
    }

    @Test
    void a_known_key_has_its_own_limit_from_any_address() throws Exception {
        refused("GET", "127.0.0.1");

        for (int i = 0; i < READS; i++) {
            assertThat(get("127.0.0.1", RateLimiter.API_KEY, KEY).statusCode()).isEqualTo(200);
        }
        refused("GET", "127.0.0.2", RateLimiter.API_KEY, KEY);
        assertThat(get("127.0.0.2").statusCode()).isEqualTo(200);
    }

    @Test
    void unknown_keys_and_forged_addresses_have_no_limit_of_their_own() throws Exception {
        for (var header : new String[] {RateLimiter.API_KEY, "X-Forwarded-For", "Forwarded"}) {
            var answer = get("127.0.0.1");
            for (int i = 0; answer.statusCode() != 429 && i < 1_000; i++) {
                answer = get("127.0.0.1", header, "for=10.0.0." + i);
            }
            assertThat(answer.statusCode()).as(header).isEqualTo(429);
        }
    }

    @Test
    void each_client_behind_a_trusted_proxy_has_its_own_limit() throws Exception {
        refused("GET", PROXY, "Forwarded", "for=192.0.2.7");

        for (int i = 0; i < READS; i++) {
            assertThat(get(PROXY, "Forwarded", "for=192.0.2.8").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_caller_with_a_token_keeps_its_limit_whatever_strangers_send_from_its_address() throws Exception {
        refused("POST", "127.0.0.1");
        for (int i = 0; i < WRITES; i++) {
            assertThat(send("POST", "127.0.0.1", "Authorization", "Bearer eva").statusCode())
                    .isEqualTo(200);
        }

        refused("POST", "127.0.0.1", "Authorization", "Bearer eva");
        refused("POST", "127.0.0.2", "Authorization", "Bearer eva");
        assertThat(send("POST", "127.0.0.1", "Authorization", "Bearer bo").statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_authorization_without_a_valid_token_has_no_limit_of_its_own() throws Exception {
        refused("POST", "127.0.0.1", "Authorization", "Basic eva");

        assertThat(send("POST", "127.0.0.1").statusCode()).isEqualTo(429);
    }

    @Test
    void the_addresses_of_one_ipv6_network_share_a_limit() throws Exception {
        refused("GET", PROXY, "Forwarded", "for=\"[2001:db8:1:2::7]\"");

        assertThat(get(PROXY, "Forwarded", "for=\"[2001:db8:1:2:aaaa:bbbb:cccc:dddd]\"")
                        .statusCode())
                .isEqualTo(429);
        assertThat(get(PROXY, "Forwarded", "for=\"[2001:db8:1:3::7]\"").statusCode())
                .isEqualTo(200);
    }

    /** As Quarkus does: a bearer token, here the subject itself, gives the request its caller. */
    @SuppressWarnings("deprecation")
    private static void authenticate(RoutingContext context) {
        var authorization = context.request().getHeader("Authorization");
        if (authorization != null && authorization.startsWith("Bearer ")) {
            var claims = new JwtClaims();
            claims.setSubject(authorization.substring(7));
            var identity = QuarkusSecurityIdentity.builder()
                    .setPrincipal(new DefaultJWTCallerPrincipal(claims))
                    .build();
            context.setUser(new QuarkusHttpUser(identity));
        }
        context.next();
    }

    private HttpResponse<String> get(String from, String... headers) throws IOException, InterruptedException {
        return send("GET", from, headers);
    }

    /** Asks until it is refused: what is refilled meanwhile is given too. */
    private HttpResponse<String> refused(String method, String from, String... headers)
            throws IOException, InterruptedException {
        var answer = send(method, from, headers);
        for (int tries = 0; answer.statusCode() != 429 && tries < 1_000; tries++) {
            answer = send(method, from, headers);
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        return answer;
    }

    private HttpResponse<String> send(String method, String from, String... headers)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(from))
                .build()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"))
                    .method(method, BodyPublishers.noBody());
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
