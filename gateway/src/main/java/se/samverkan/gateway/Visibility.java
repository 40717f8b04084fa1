package se.samverkan.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Holds the answer to a publication or withdrawal until the index shows it: who is answered can read what is public. */
@ApplicationScoped
public class Visibility implements ProxyInterceptor {
    private static final Pattern PUBLIC_CHANGE =
            Pattern.compile(".*/([a-z-]+)/([0-9a-f-]{36})/(publications|withdrawals)");
    private static final Pattern REPORT = Pattern.compile(".*/(activity-reports)/([0-9a-f-]{36})");
    private static final Pattern REVISION = Pattern.compile("\"(\\d{1,9})\"");
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

    /** What must hold before the answer goes out; nothing to wait for where the public sees no difference. */
    private BooleanSupplier shownCondition(ProxyContext context) {
        var method = context.request().getMethod();
        var revision =
                REVISION.matcher(String.valueOf(context.response().headers().get(HttpHeaders.ETAG)));
        if (!Set.of(HttpMethod.POST, HttpMethod.PUT).contains(method)
                || context.response().getStatusCode() >= 300
                || !revision.matches()) {
            return () -> true;
        }
        var location = context.response().headers().get(HttpHeaders.LOCATION);
        var path = location == null ? context.request().getURI() : location;
        var change = PUBLIC_CHANGE.matcher(path);
        if (change.matches() && change.group(3).equals("withdrawals")) {
            return () -> index.withdrawal(change.group(1), UUID.fromString(change.group(2)))
                    .isPresent();
        }
        var published = change.matches() ? change : REPORT.matcher(path);
        int atLeast = Integer.parseInt(revision.group(1));
        return published.matches()
                ? () -> index.find(published.group(1), UUID.fromString(published.group(2)))
                        .filter(document -> document.data().path("revision").asInt() >= atLeast)
                        .isPresent()
                : () -> true;
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
