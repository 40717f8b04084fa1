package se.samverkan.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.OIDCException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import se.samverkan.platform.body.BodyLimits;
import se.samverkan.platform.body.RequestBody;
import se.samverkan.platform.identity.BearerChallenge;
import se.samverkan.platform.identity.RefusedKeys;
import se.samverkan.platform.problem.AllowedMethods;
import se.samverkan.platform.problem.Problem;
import se.samverkan.platform.problem.ProblemException;
import se.samverkan.platform.problem.Statuses;

/** Responds with problem+json where no resource does: unreadable paths, too large bodies, invalid tokens, unknown paths. */
@ApplicationScoped
public class RequestGuards {
    private static final Logger LOG = Logger.getLogger(RequestGuards.class);
    /** Long enough for a client to read the response, and short enough that half a body holds no connection. */
    private static final long LINGER_MS = 1_000;

    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");

    @Inject
    ObjectMapper mapper;

    @Inject
    AllowedMethods allowedMethods;

    @Inject
    RefusedKeys refusedKeys;

    @ConfigProperty(name = "quarkus.rest.path")
    String apiRoot;

    @Inject
    BodyLimits bodyLimits;

    /** The paths whose Quarkus handlers ignore the method. */
    @ConfigProperty(name = "samverkan.read-only-paths")
    Optional<List<String>> readOnlyPaths;

    private volatile boolean isStopping;

    void register(@Observes Router router) {
        router.route()
                .order(RequestPipeline.GUARDS.order())
                .handler(this::refuseUnreadable)
                .failureHandler(this::failed);
        readOnlyPaths
                .orElse(List.of())
                .forEach(path -> router.route(path)
                        .order(RequestPipeline.READ_ONLY_PATHS.order())
                        .handler(this::refuseWrites));
        router.options(apiRoot + "/*").order(RequestPipeline.OPTIONS.order()).handler(this::respondWithMethods);
        router.route()
                .order(RequestPipeline.NOT_FOUND.order())
                .handler(context -> respond(context, 404, Statuses.hint(404)));
    }

    /** From now on the requests under way are completed, and no new one is begun that the end of the process would cut. */
    void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
        isStopping = true;
    }

    private void refuseUnreadable(RoutingContext context) {
        if (isStopping) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close").putHeader(HttpHeaders.RETRY_AFTER, "5");
            respond(context, 503, Statuses.hint(503));
            return;
        }
        var headers = context.response().headers().add(CONTENT_TYPE_OPTIONS, NOSNIFF);
        if (context.request().isSSL()) {
            headers.add("Strict-Transport-Security", "max-age=31536000");
        }
        var fault = RequestFault.of(context.request(), bodyLimits.of(context.request()));
        if (fault == null) {
            acceptProblems(context.request());
            context.next();
        } else if (fault.status() == 401) {
            refuseToken(context);
        } else {
            respond(context, fault.status(), fault.detail());
        }
    }

    /** An error is acceptable to everybody, and a deletion has no body to negotiate: neither may turn into a 406. */
    private static void acceptProblems(HttpServerRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null) {
            return;
        }
        if (request.method().equals(HttpMethod.DELETE)) {
            request.headers().remove(HttpHeaders.ACCEPT);
        } else if (accept.contains(Problem.MEDIA_TYPE) && !accept.contains("application/json")) {
            request.headers().set(HttpHeaders.ACCEPT, accept + ", application/json;q=0.1");
        }
    }

    private void refuseToken(RoutingContext context) {
        var authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        context.response().putHeader(BearerChallenge.HEADER, BearerChallenge.of(authorization));
        respond(context, 401, Statuses.hint(401));
    }

    private void refuseWrites(RoutingContext context) {
        var method = context.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.ALLOW, AllowedMethods.READS);
        if (method.equals(HttpMethod.OPTIONS)) {
            context.response().setStatusCode(204).end();
        } else {
            respond(context, 405, Statuses.hint(405));
        }
    }

    private void respondWithMethods(RoutingContext context) {
        var methods = allowedMethods.at(context.normalizedPath().substring(apiRoot.length()));
        if (methods.equals(HttpMethod.OPTIONS.name())) {
            context.next();
        } else {
            context.response()
                    .putHeader(HttpHeaders.ALLOW, methods)
                    .setStatusCode(204)
                    .end();
        }
    }

    private void failed(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        if (context.failure() instanceof ProblemException problem) {
            problem.headers().forEach(context.response()::putHeader);
            respond(context, Problem.of(problem, context.request().path()));
            return;
        }
        if (context.failure() instanceof AuthenticationFailedException || context.statusCode() == 401) {
            refusedKeys.record(context.failure());
            refuseToken(context);
            return;
        }
        // The issuer of tokens is unreachable, which is temporary.
        int unexpected = context.failure() instanceof OIDCException ? 503 : 500;
        int status = context.statusCode() < 400 || context.statusCode() == 500 ? unexpected : context.statusCode();
        if (status >= 500 && context.failure() != null) {
            LOG.errorf(context.failure(), "%s failed", context.request().path());
        }
        respond(context, status, Statuses.hint(status));
    }

    private void respond(RoutingContext context, int status, String detail) {
        respond(context, Problem.of(status, detail, context.request().path()));
    }

    /**
     * Closes a connection on which the client may still be sending. Closed at once, it would be reset, and the client would not
     * read the response (RFC 9112 section 9.6); Vert.x alone would wait for the rest of the body.
     */
    private static void closeAfterResponse(RoutingContext context) {
        var request = context.request();
        var connection = request.connection();
        context.vertx().setTimer(LINGER_MS, timer -> connection.close());
        if (!request.isEnded()) {
            request.handler(discarded -> {})
                    .exceptionHandler(gone -> connection.close())
                    .endHandler(end -> connection.close())
                    .resume();
        }
    }

    private void respond(RoutingContext context, Problem problem) {
        var request = context.request();
        var isUnread = RequestBody.isAnnounced(request) && !request.isEnded();
        if (isUnread) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        try {
            context.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(mapper.writeValueAsString(problem))
                    .onComplete(sent -> {
                        if (isUnread) {
                            closeAfterResponse(context);
                        }
                    });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem is always writable", e);
        }
    }
}
