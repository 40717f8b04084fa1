package se.samverkan.subscriptions.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Posts signed messages to receivers, within a time limit and only to public addresses. Redirects are not followed, and of a long
 * response only the beginning is read.
 */
@ApplicationScoped
public class WebhookClient {
    private static final int TEXT_BYTES = 1_024;
    private static final int READ_BYTES = 64 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final ExecutorService threads;
    private final HttpClient client;
    private final TypedGuard<CompletionStage<WebhookAnswer>> guard;
    private final boolean allowLocal;

    WebhookClient(
            Vertx vertx,
            @VirtualThreads ExecutorService threads,
            TlsConfigurationRegistry tls,
            @ConfigProperty(name = "samverkan.webhooks.allow-local") boolean allowLocal,
            @ConfigProperty(name = "samverkan.webhooks.time-limit") Duration timeLimit,
            @ConfigProperty(name = "samverkan.webhooks.concurrent") int connections) {
        this.vertx = vertx;
        this.threads = threads;
        this.allowLocal = allowLocal;
        // To one host, which several subscribers may share: each is limited by the leases of its deliveries.
        var options = new HttpClientOptions().setMaxPoolSize(connections).setKeepAliveTimeout(10);
        // Certificates of an authority of the operator's own: quarkus.tls.webhooks.trust-store.*
        tls.get("webhooks").ifPresent(own -> TlsConfigUtils.configure(options, own));
        this.client = vertx.createHttpClient(options);
        this.guard = TypedGuard.create(new TypeLiteral<CompletionStage<WebhookAnswer>>() {})
                .withDescription("webhooks")
                .withTimeout()
                .duration(timeLimit.toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    /** Posts a message once; the answer says what came of it, and the stage never fails. */
    public CompletionStage<WebhookAnswer> post(URI url, String id, String message, List<String> secrets) {
        var request = new CompletableFuture<HttpClientRequest>();
        var answer = guard.get(() -> CompletableFuture.supplyAsync(() -> resolve(url), threads)
                .thenCompose(target -> send(target, request, opened -> {
                    sign(opened, id, message, secrets);
                    return opened.send(message);
                })));
        return answer.exceptionally(failure -> {
            // Also one that the time limit has left behind.
            var _ = request.thenAccept(HttpClientRequest::reset);
            return WebhookAnswer.failed(explain(failure, url));
        });
    }

    /**
     * On the event loop of one context, so that no part of a response comes before the handler that reads it: a request that waited
     * for a connection is sent by any thread.
     */
    private CompletionStage<WebhookAnswer> send(
            WebhookTarget target,
            CompletableFuture<HttpClientRequest> request,
            Function<HttpClientRequest, Future<HttpClientResponse>> sending) {
        var answer = Promise.<WebhookAnswer>promise();
        vertx.getOrCreateContext()
                .runOnContext(start -> client.request(options(target))
                        .onSuccess(request::complete)
                        .compose(sending)
                        .compose(WebhookClient::read)
                        .onComplete(answer));
        return answer.future().toCompletionStage();
    }

    private WebhookTarget resolve(URI url) {
        try {
            return WebhookTarget.resolve(url, allowLocal);
        } catch (UnknownHostException | WebhookTarget.Refused e) {
            throw new CompletionException(e);
        }
    }

    private RequestOptions options(WebhookTarget target) {
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(target.address(), target.port())))
                .setHost(target.url().getHost())
                .setPort(target.port())
                .setSsl(target.isSecure())
                .setMethod(HttpMethod.POST)
                .setURI(target.requestTarget())
                .setFollowRedirects(false)
                .setConnectTimeout(CONNECT.toMillis());
    }

    /** The headers of Standard Webhooks; each secret gives a signature. */
    private static void sign(HttpClientRequest request, String id, String message, List<String> secrets) {
        long now = Instant.now().getEpochSecond();
        var signatures = secrets.stream()
                .map(secret -> signature(secret, id, now, message))
                .collect(Collectors.joining(" "));
        request.putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(now))
                .putHeader("webhook-signature", signatures)
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "Samverkan");
    }

    private static String signature(String secret, String id, long timestamp, String message) {
        try {
            return new Webhook(secret).sign(id, timestamp, message);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("A secret cannot sign", e);
        }
    }

    private static Future<WebhookAnswer> read(HttpClientResponse response) {
        var whole = Promise.<WebhookAnswer>promise();
        var text = Buffer.buffer();
        var bytes = new int[1];
        response.exceptionHandler(whole::tryFail)
                .handler(chunk -> {
                    bytes[0] += chunk.length();
                    text.appendBuffer(chunk.slice(0, Math.min(chunk.length(), TEXT_BYTES - text.length())));
                    if (bytes[0] > READ_BYTES) {
                        // Who answers at such length has received the message.
                        whole.tryComplete(answer(response, text));
                        response.request().reset();
                    }
                })
                .endHandler(end -> whole.tryComplete(answer(response, text)));
        return whole.future();
    }

    private static WebhookAnswer answer(HttpClientResponse response, Buffer text) {
        // PostgreSQL stores no NUL.
        return WebhookAnswer.of(
                response.statusCode(), text.toString(StandardCharsets.UTF_8).replace('\0', ' '));
    }

    /** In the words of those who run the receiver; nothing of this machine. */
    private static String explain(Throwable failure, URI url) {
        var cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        return switch (cause) {
            // One text for both: a subscriber must not learn the names of the inner network.
            case WebhookTarget.Refused refused -> noPublicAddress(url);
            case UnknownHostException unknown -> noPublicAddress(url);
            case TimeoutException late -> "no complete answer within the time limit";
            case SSLException tls -> "TLS failed: " + tls.getMessage();
            case java.net.ConnectException refused -> "the connection was refused or took too long";
            default -> "the connection failed: " + cause.getMessage();
        };
    }

    private static String noPublicAddress(URI url) {
        return "the name " + url.getHost() + " is unknown, or leads to an address that is not public";
    }
}
