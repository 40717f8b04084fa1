package se.samverkan.gateway.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.gateway.http.RateLimiter;

/**
 * Reads the public API of this gateway over HTTP, as every other client does: pages are made from nothing else.
 *
 * <p>The connection goes to the address at which the page was requested, which is the gateway's own.
 */
@ApplicationScoped
class PublicApi {
    private static final int CONNECTIONS = 64;

    /** More than the 15 s of an owner. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final HttpClient client;
    private final ObjectMapper mapper;
    private final RateLimiter rateLimiter;
    private final String root;

    PublicApi(
            Vertx vertx,
            ObjectMapper mapper,
            RateLimiter rateLimiter,
            @ConfigProperty(name = "quarkus.rest.path") String root) {
        this.vertx = vertx;
        this.mapper = mapper;
        this.rateLimiter = rateLimiter;
        this.root = root;
        // The certificate names the public address and not the one of this machine, which is the only one that is
        // asked.
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setTrustAll(true)
                .setVerifyHost(false));
    }

    /** The root of the API below that of the site. */
    String root() {
        return root;
    }

    /** JSON with its entity tag, which is null where the API gives none. */
    record Resource(JsonNode json, String tag) {}

    /** What is at a path below the root of the API, with its query; throws {@link PageProblem} for any status but 200. */
    Resource get(SocketAddress gateway, boolean tls, String path) {
        var response = await(exchange(options(gateway, tls, path)));
        var json = parse(response.body());
        if (response.status() != 200) {
            throw new PageProblem(response.status(), json);
        }
        return new Resource(json, response.tag());
    }

    /** Whether the resource at a path still has an entity tag. */
    boolean isUnchanged(SocketAddress gateway, boolean tls, String path, String tag) {
        var options = options(gateway, tls, path).putHeader(HttpHeaders.IF_NONE_MATCH, tag);
        return await(exchange(options)).status() == 304;
    }

    private RequestOptions options(SocketAddress gateway, boolean tls, String path) {
        return new RequestOptions()
                .setServer(gateway)
                .setHost(gateway.hostAddress())
                .setPort(gateway.port())
                .setSsl(tls)
                .setMethod(HttpMethod.GET)
                .setURI(root + path)
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(RateLimiter.API_KEY, rateLimiter.ownKey());
    }

    private record Received(int status, String tag, Buffer body) {}

    private Future<Received> exchange(RequestOptions options) {
        var received = Promise.<Received>promise();
        // On the event loop of one context, so that no part of a response comes before the handler that receives it.
        vertx.getOrCreateContext()
                .runOnContext(start -> client.request(options)
                        .compose(request -> request.send())
                        .compose(response -> response.body()
                                .map(body -> new Received(
                                        response.statusCode(), response.getHeader(HttpHeaders.ETAG), body)))
                        .onComplete(received));
        return received.future();
    }

    private static Received await(Future<Received> response) {
        try {
            return response.toCompletionStage().toCompletableFuture().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PageProblem.unavailable();
        } catch (ExecutionException | TimeoutException e) {
            throw PageProblem.unavailable();
        }
    }

    private JsonNode parse(Buffer body) {
        try {
            return mapper.readTree(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The API responded with something other than JSON", e);
        }
    }
}
