package se.samverkan.gateway.owners;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import se.samverkan.gateway.index.Index;
import se.samverkan.platform.event.EventNumber;

/** Delays the response to a publication or withdrawal until the index has committed it, so that a client reads its writes. */
@ApplicationScoped
class ReadYourWrites {
    private static final Pattern DOCUMENT =
            Pattern.compile(".*/([a-z-]+)/(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})([/?].*)?");
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @Inject
    Vertx vertx;

    @Inject
    Index index;

    /** Completes when the response may be sent; {@code Samverkan-Visible: pending} says that the index is late. */
    Future<Void> complete(OwnerRequest request, OwnerResponse response) {
        return committed(request, response).map(isCommitted -> {
            if (!isCommitted) {
                response.headers().set("Samverkan-Visible", "pending");
            }
            return null;
        });
    }

    /** Completes with true once the index has committed the event that the owner names, or where it names none. */
    private Future<Boolean> committed(OwnerRequest request, OwnerResponse response) {
        var number = response.headers().get(EventNumber.HEADER);
        response.headers().remove(EventNumber.HEADER);
        var location = response.headers().get(HttpHeaders.LOCATION);
        var document = DOCUMENT.matcher(location == null ? request.target() : location);
        if (number == null || !document.matches()) {
            return Future.succeededFuture(true);
        }
        var id = UUID.fromString(document.group(2));
        var committed = index.awaitCommit(document.group(1), id, EventNumber.parse(number), TIMEOUT);
        // The response is sent on the context of its request, not on the thread of the commit.
        return Future.fromCompletionStage(committed, vertx.getOrCreateContext());
    }
}
