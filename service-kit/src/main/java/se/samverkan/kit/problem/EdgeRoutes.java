package se.samverkan.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes problem+json also of what never reaches a resource: unreadable paths, too large bodies, bad tokens, no route. */
@ApplicationScoped
public class EdgeRoutes {
    private static final Logger LOG = Logger.getLogger(EdgeRoutes.class);

    @Inject
    ObjectMapper mapper;

    @ConfigProperty(name = "samverkan.max-body-bytes", defaultValue = "1048576")
    long maxBodyBytes;

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::refuseUnreadable).failureHandler(this::failed);
        router.route().order(Integer.MAX_VALUE).handler(request -> answer(request, 404, Statuses.hint(404)));
    }

    private void refuseUnreadable(RoutingContext request) {
        if (!isReadable(request.request().uri())) {
            answer(
                    request,
                    400,
                    "The path or query can't be read: it begins with / and holds no NUL (%00), the path no ;");
        } else if (bodyBytes(request) > maxBodyBytes) {
            // The rest of the body is not read: the connection ends with the answer.
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(request, 413, Rejection.contentTooLarge(maxBodyBytes).getMessage());
        } else {
            request.next();
        }
    }

    private void failed(RoutingContext request) {
        if (request.response().ended()) {
            return;
        }
        if (request.failure() instanceof Rejection rejection) {
            rejection.headers().forEach(request.response()::putHeader);
            answer(request, rejection.status(), rejection.getMessage());
            return;
        }
        if (request.failure() instanceof AuthenticationFailedException) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
            answer(request, 401, Statuses.hint(401));
            return;
        }
        // The issuer of tokens can't be reached: that passes.
        int unexpected = request.failure() instanceof OIDCException ? 503 : 500;
        int status = request.statusCode() < 400 || request.statusCode() == 500 ? unexpected : request.statusCode();
        if (status >= 500 && request.failure() != null) {
            LOG.errorf(request.failure(), "%s failed", request.request().path());
        }
        answer(request, status, Statuses.hint(status));
    }

    private void answer(RoutingContext request, int status, String detail) {
        var problem = new Problem(
                Problem.ABOUT_BLANK,
                Statuses.title(status),
                status,
                detail,
                request.request().path(),
                List.of(),
                Map.of());
        try {
            request.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(mapper.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem is always writable", e);
        }
    }

    /**
     * Quarkus has refused what is no URI at all; a NUL can't be meant, and no database takes one; a parameter inside the
     * path would be passed over in silence.
     */
    private static boolean isReadable(String target) {
        int parameter = target.indexOf(';');
        int query = target.indexOf('?');
        return target.startsWith("/")
                && !target.contains("%00")
                && (parameter < 0 || (query >= 0 && query < parameter));
    }

    private static long bodyBytes(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("\\d{1,18}") ? 0 : Long.parseLong(length);
    }
}
