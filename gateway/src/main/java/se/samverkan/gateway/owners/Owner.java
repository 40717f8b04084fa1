package se.samverkan.gateway.owners;

import io.smallrye.faulttolerance.api.TypedGuard;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/**
 * A service that owns documents, as the gateway calls it: within time limits, with separate shares of connections for reads and
 * writes and a bounded queue for each, and not at all for some seconds after most of its latest responses failed.
 */
final class Owner {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration FIRST_BYTE = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofSeconds(15);
    private static final int CONCURRENT = 32;
    private static final int QUEUED = 256;
    private static final int BREAKER_WINDOW = 20;
    private static final Duration BREAKER_DELAY = Duration.ofSeconds(3);

    private final URI address;
    private final Vertx vertx;
    private final HttpClient client;
    private final TypedGuard<CompletionStage<OwnerResponse>> reads;
    private final TypedGuard<CompletionStage<OwnerResponse>> writes;

    Owner(URI address, Vertx vertx) {
        this.address = address;
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(2 * CONCURRENT));
        this.reads = guard(address + " reads");
        this.writes = guard(address + " writes");
    }

    private static TypedGuard<CompletionStage<OwnerResponse>> guard(String description) {
        return TypedGuard.create(new TypeLiteral<CompletionStage<OwnerResponse>>() {})
                .withDescription(description)
                .withBulkhead()
                .limit(CONCURRENT)
                .queueSize(QUEUED)
                .done()
                .withTimeout()
                .duration(WHOLE.toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(BREAKER_WINDOW)
                .delay(BREAKER_DELAY.toMillis(), ChronoUnit.MILLIS)
                .skipOn(Set.of(BulkheadException.class, ClientGone.class))
                .done()
                .build();
    }

    /**
     * Sends the request, and receives the response by the function. Fails with {@link NotSent} if the owner never got it.
     *
     * @param gone completes when the client has gone, which frees the connection
     */
    CompletionStage<OwnerResponse> exchange(
            OwnerRequest request, Future<?> gone, Function<HttpClientResponse, Future<OwnerResponse>> receive) {
        var share = request.mayChange() ? writes : reads;
        // Taken by whoever comes first: the sending of the request, or its refusal, after which it is never sent.
        var taken = new AtomicBoolean();
        return share.get(() -> taken.compareAndSet(false, true)
                        ? client.request(options(request))
                                .recover(failure -> Future.failedFuture(new NotSent(failure)))
                                .compose(opened -> receive(opened, request, gone, receive))
                                .toCompletionStage()
                        : CompletableFuture.failedStage(new NotSent(null)))
                .exceptionallyCompose(failure -> CompletableFuture.failedStage(
                        taken.compareAndSet(false, true) ? new NotSent(failure) : failure));
    }

    private Future<OwnerResponse> receive(
            HttpClientRequest opened,
            OwnerRequest request,
            Future<?> gone,
            Function<HttpClientResponse, Future<OwnerResponse>> receive) {
        long timer = vertx.setTimer(WHOLE.toMillis(), late -> opened.reset());
        gone.onComplete(closed -> opened.reset());
        return opened.send(request.body())
                .compose(receive)
                .onComplete(done -> vertx.cancelTimer(timer))
                .recover(failure -> Future.failedFuture(gone.isComplete() ? new ClientGone() : failure));
    }

    private RequestOptions options(OwnerRequest request) {
        return new RequestOptions()
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setMethod(request.method())
                .setURI(request.target())
                .setHeaders(request.headers())
                .setConnectTimeout(CONNECT.toMillis())
                .setIdleTimeout(FIRST_BYTE.toMillis());
    }

    /** The owner has not received the request. */
    static final class NotSent extends Exception {
        private static final long serialVersionUID = 1;

        NotSent(Throwable cause) {
            super(cause);
        }
    }

    /** The client closed its connection, which says nothing about the owner. */
    private static final class ClientGone extends Exception {
        private static final long serialVersionUID = 1;
    }
}
