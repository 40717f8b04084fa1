package se.samverkan.gateway.owners;

import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.gateway.http.TrustedProxies;
import se.samverkan.platform.body.BodyLimits;
import se.samverkan.platform.body.RequestBody;
import se.samverkan.platform.http.RequestPipeline;
import se.samverkan.platform.problem.ProblemException;
import se.samverkan.platform.trace.Spans;
import se.samverkan.platform.trace.Traceparent;

/** Forwards to the owner what the index does not serve: writes, reads with a token, and old versions. */
@ApplicationScoped
public class OwnerProxy {
    private static final String SUBSCRIPTIONS = "subscriptions";
    private static final Set<String> IMPORTING = Set.of("editor", "archivist");
    /** So many files of 20 MiB fit into the memory of a gateway while they arrive. */
    private static final int MOST_FILES = 2;

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Inject
    Vertx vertx;

    @Inject
    Spans spans;

    @Inject
    ReadYourWrites readYourWrites;

    @Inject
    TrustedProxies proxies;

    @ConfigProperty(name = "samverkan.owners.agreements")
    List<URI> agreements;

    @ConfigProperty(name = "samverkan.owners.promises")
    List<URI> promises;

    @ConfigProperty(name = "samverkan.owners.followup")
    List<URI> followUp;

    @ConfigProperty(name = "samverkan.owners.subscriptions")
    List<URI> subscriptions;

    @Inject
    BodyLimits limits;

    @Inject
    ImportStreams streams;

    private final Semaphore files = new Semaphore(MOST_FILES);

    void register(@Observes Router router, @ConfigProperty(name = "quarkus.rest.path") String apiRoot) {
        var ofAgreements = new Owner(agreements, vertx);
        var ofPromises = new Owner(promises, vertx);
        var ofFollowUps = new Owner(followUp, vertx);
        var owners = Map.of(
                "agreements",
                ofAgreements,
                "action-plans",
                ofAgreements,
                "promises",
                ofPromises,
                "follow-ups",
                ofFollowUps,
                "activity-reports",
                ofFollowUps,
                SUBSCRIPTIONS,
                new Owner(subscriptions, vertx));
        owners.forEach((collection, owner) -> {
            var path = apiRoot + "/" + collection;
            route(router, path, context -> {
                if (isServedHere(context, path)) {
                    context.next();
                } else {
                    admit(context, owner, segments(context, path));
                }
            });
        });
        var imports = apiRoot + "/imports";
        route(router, imports, context -> {
            var collection = ImportTarget.collection(context, imports);
            if (isAnonymous(context)) {
                context.fail(401);
            } else if (!mayImport(context)) {
                context.fail(403);
            } else if (collection.isEmpty()) {
                context.fail(ImportTarget.unknown(context, imports));
            } else if (ImportTarget.isImport(context, imports) && ImportStreams.isAccepted(context)) {
                var owner = owners.get(collection.get());
                streams.open(
                        context,
                        (read, gone) -> owner.exchange(read, gone, OwnerResponse::whole),
                        OwnerRequest.of(context.request(), Buffer.buffer(), false, proxies));
            } else {
                admit(context, owners.get(collection.get()), segments(context, imports));
            }
        });
    }

    private static void route(Router router, String path, Handler<RoutingContext> handler) {
        router.routeWithRegex(path + "(/.*)?")
                .order(RequestPipeline.OWNERS.order())
                .handler(handler);
    }

    /** Whether the index serves the request: progress, and reads of documents and lists without a token. */
    private static boolean isServedHere(RoutingContext context, String collectionPath) {
        if (collectionPath.endsWith("/" + SUBSCRIPTIONS)) {
            return false;
        }
        var below = context.normalizedPath().substring(collectionPath.length());
        var isProgress = below.endsWith("/progress");
        var isDocumentOrList = below.indexOf('/', 1) < 0;
        var authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        var hasToken = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        return isProgress || (READS.contains(context.request().method()) && isDocumentOrList && !hasToken);
    }

    /** The number of segments below the collection: an id, an action or part of the document, and a part of that. */
    private static int segments(RoutingContext context, String collectionPath) {
        var below = context.normalizedPath().substring(collectionPath.length());
        return (int) Stream.of(below.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .count();
    }

    /** The owner hears of a request only when it is whole, so that a slow client takes no connection to it. */
    private void admit(RoutingContext context, Owner owner, int segments) {
        var request = context.request();
        if (!isAnonymous(context)) {
            var isFile = limits.isFile(request);
            if (isFile && !files.tryAcquire()) {
                context.fail(ProblemException.unavailable(
                        "Other files are on their way: send this one again", "NOT_CHANGED"));
                return;
            }
            RequestBody.read(request, vertx, limits.of(request))
                    .onComplete(read -> files.release(isFile ? 1 : 0))
                    .onSuccess(body -> forward(
                            context, owner, OwnerRequest.of(request, body, !READS.contains(request.method()), proxies)))
                    .onFailure(context::fail);
        } else if (isChange(request.method(), segments)) {
            context.fail(401);
        } else {
            // The owner says whether the path and method exist, for which it needs no body.
            forward(context, owner, OwnerRequest.of(request, Buffer.buffer(), false, proxies));
        }
    }

    private static boolean isChange(HttpMethod method, int segments) {
        return switch (method.name()) {
            case "POST" -> segments % 2 == 0;
            case "PUT" -> segments == 1 || segments == 3;
            case "DELETE" -> segments == 1;
            default -> false;
        };
    }

    /** Before the body is read: a file needs memory. */
    private static boolean mayImport(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                && IMPORTING.stream().anyMatch(user.getSecurityIdentity()::hasRole);
    }

    private static boolean isAnonymous(RoutingContext context) {
        return !(context.user() instanceof QuarkusHttpUser user)
                || user.getSecurityIdentity().isAnonymous();
    }

    private void forward(RoutingContext context, Owner owner, OwnerRequest request) {
        var response = context.response();
        var gone = Promise.promise();
        response.closeHandler(closed -> gone.tryComplete());
        var span = spans.within("send " + request.method(), SpanKind.CLIENT);
        if (span.isRecording()) {
            request.headers().set(Traceparent.HEADER, Traceparent.of(span.getSpanContext()));
        }
        var exchange = owner.exchange(
                request,
                gone.future(),
                received -> request.mayChange()
                        ? OwnerResponse.whole(received)
                        : OwnerResponse.passedOn(received, response));
        // The response is sent on the context of its request.
        Future.fromCompletionStage(exchange, vertx.getOrCreateContext())
                .onComplete(received -> span.end())
                .compose(received -> request.mayChange()
                        ? readYourWrites.complete(request, received).onSuccess(visible -> received.send(response))
                        : Future.<Void>succeededFuture())
                .onFailure(failure -> fail(context, request, failure));
    }

    private static void fail(RoutingContext context, OwnerRequest request, Throwable failure) {
        if (context.response().headWritten()) {
            // The client must not take a part of the response for the whole.
            context.request().connection().close();
        } else {
            var cause = failure instanceof CompletionException ? failure.getCause() : failure;
            context.fail(unavailable(request, cause instanceof OwnerClient.NotSent));
        }
    }

    /** States honestly what became of the request: a change that was sent may have been made. */
    private static ProblemException unavailable(OwnerRequest request, boolean notSent) {
        if (!request.mayChange() || notSent) {
            return ProblemException.unavailable(
                    "The service that owns this is away or busy, and nothing was changed; what is published can be read"
                            + " without a token: try again",
                    "NOT_CHANGED");
        }
        return ProblemException.unavailable(
                "The service that owns this did not answer in time, so the change may have been made: "
                        + (request.hasIdempotencyKey()
                                ? "repeat the request with the same Idempotency-Key, which makes it only once"
                                : "read the document before you repeat the request"),
                "UNKNOWN");
    }
}
