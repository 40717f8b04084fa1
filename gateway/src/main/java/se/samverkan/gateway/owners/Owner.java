package se.samverkan.gateway.owners;

import io.smallrye.faulttolerance.api.TypedGuard;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import jakarta.enterprise.util.TypeLiteral;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import se.samverkan.gateway.owners.OwnerClient.ClientGone;
import se.samverkan.gateway.owners.OwnerClient.NotSent;

/**
 * A service that owns documents, as the gateway calls it: within time limits, with separate shares of connections for reads and
 * writes and a bounded queue for each, and not at all for some seconds after most of its latest responses failed.
 */
final class Owner {
    private static final int CONCURRENT = 32;
    private static final int QUEUED = 256;
    private static final int BREAKER_WINDOW = 20;
    private static final Duration BREAKER_DELAY = Duration.ofSeconds(3);

    private final OwnerClient client;
    private final TypedGuard<CompletionStage<OwnerResponse>> reads;
    private final TypedGuard<CompletionStage<OwnerResponse>> writes;

    Owner(List<URI> addresses, Vertx vertx) {
        this.client = new OwnerClient(addresses, vertx, 2 * CONCURRENT);
        this.reads = guard(addresses + " reads");
        this.writes = guard(addresses + " writes");
    }

    private static TypedGuard<CompletionStage<OwnerResponse>> guard(String description) {
        return TypedGuard.create(new TypeLiteral<CompletionStage<OwnerResponse>>() {})
                .withDescription(description)
                .withBulkhead()
                .limit(CONCURRENT)
                .queueSize(QUEUED)
                .done()
                .withTimeout()
                .duration(OwnerClient.WHOLE.toMillis(), ChronoUnit.MILLIS)
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
                        ? client.exchange(request, gone, receive).toCompletionStage()
                        : CompletableFuture.failedStage(new NotSent(null)))
                .exceptionallyCompose(failure -> CompletableFuture.failedStage(
                        taken.compareAndSet(false, true) ? new NotSent(failure) : failure));
    }
}
