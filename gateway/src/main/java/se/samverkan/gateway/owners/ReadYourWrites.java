package se.samverkan.gateway.owners;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import se.samverkan.gateway.index.Index;
import se.samverkan.platform.event.CloudEvent;

/** Holds the answer to a publication or withdrawal until the index shows it: who is answered can read what is public. */
@ApplicationScoped
public class ReadYourWrites implements ProxyInterceptor {
    private static final Pattern DOCUMENT =
            Pattern.compile(".*/([a-z-]+)/(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})([/?].*)?");
    private static final long GLANCE_MS = 5;
    private static final long PATIENCE_MS = 2_000;

    @Inject
    Vertx vertx;

    @Inject
    Index index;

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        return becomesTrue(shownCondition(context)).compose(isShown -> {
            if (!isShown) {
                context.response().putHeader("Samverkan-Visible", "pending");
            }
            return context.sendResponse();
        });
    }

    /** What must hold before the answer goes out: that the index has seen the event that the owner names, if any. */
    private BooleanSupplier shownCondition(ProxyContext context) {
        var headers = context.response().headers();
        var sequence = headers.get(CloudEvent.SEQUENCE_HEADER);
        headers.remove(CloudEvent.SEQUENCE_HEADER);
        var location = headers.get(HttpHeaders.LOCATION);
        var document = DOCUMENT.matcher(location == null ? context.request().getURI() : location);
        if (sequence == null || !document.matches()) {
            return () -> true;
        }
        var id = UUID.fromString(document.group(2));
        long atLeast = Long.parseLong(sequence);
        return () -> index.sequence(document.group(1), id) >= atLeast;
    }

    private Future<Boolean> becomesTrue(BooleanSupplier condition) {
        if (condition.getAsBoolean()) {
            return Future.succeededFuture(true);
        }
        Promise<Boolean> outcome = Promise.promise();
        var glances = new AtomicLong(PATIENCE_MS / GLANCE_MS);
        vertx.setPeriodic(GLANCE_MS, timer -> {
            var isTrue = condition.getAsBoolean();
            if (isTrue || glances.decrementAndGet() == 0) {
                vertx.cancelTimer(timer);
                outcome.complete(isTrue);
            }
        });
        return outcome.future();
    }
}
