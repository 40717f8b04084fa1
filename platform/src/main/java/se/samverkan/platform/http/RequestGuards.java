package se.samverkan.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.OIDCException;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import se.samverkan.platform.problem.AllowedMethods;
import se.samverkan.platform.problem.Problem;
import se.samverkan.platform.problem.ProblemException;
import se.samverkan.platform.problem.Statuses;

/** Responds with problem+json where no resource does: unreadable paths, too large bodies, invalid tokens, unknown paths. */
@ApplicationScoped
public class RequestGuards {
    private static final Logger LOG = Logger.getLogger(RequestGuards.class);
    /** Vert.x itself refuses what is longer than quarkus.http.limits.max-initial-line-length. */
    private static final int MAX_TARGET_LENGTH = 16_384;

    @Inject
    ObjectMapper mapper;

    @Inject
    AllowedMethods allowedMethods;

    @ConfigProperty(name = "quarkus.rest.path")
    String apiRoot;

    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize maxBodySize;

    /** The paths whose Quarkus handlers ignore the method. */
    @ConfigProperty(name = "samverkan.read-only-paths", defaultValue = "/q/*")
    List<String> readOnlyPaths;

    void register(@Observes Router router) {
        router.route()
                .order(RequestPipeline.GUARDS.order())
                .handler(this::refuseUnreadable)
                .failureHandler(this::failed);
        readOnlyPaths.forEach(path -> router.route(path)
                .order(RequestPipeline.READ_ONLY_PATHS.order())
                .handler(this::refuseWrites));
        router.options(apiRoot + "/*").order(RequestPipeline.OPTIONS.order()).handler(this::respondWithMethods);
        router.route()
                .order(RequestPipeline.NOT_FOUND.order())
                .handler(context -> respond(context, 404, Statuses.hint(404)));
    }

    private void refuseUnreadable(RoutingContext context) {
        if (context.request().uri().length() > MAX_TARGET_LENGTH) {
            respond(context, 414, Statuses.hint(414));
        } else if (context.request().version() == HttpVersion.HTTP_1_1
                && !context.request().headers().contains(HttpHeaders.HOST)) {
            respond(context, 400, "Send the header Host (RFC 9112, section 3.2)");
        } else if (!isReadable(context.request().uri())) {
            respond(
                    context,
                    400,
                    "The path or query can't be read: it begins with / and is a URI (RFC 3986), other characters written as"
                            + " % and two hexadecimal digits; it holds no NUL (%00), the path no ;");
        } else if (contentLength(context) > maxBodySize.asLongValue()) {
            // The rest of the body is not read, so the connection is closed after the response.
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            respond(
                    context,
                    413,
                    ProblemException.contentTooLarge(maxBodySize.asLongValue()).getMessage());
        } else {
            context.next();
        }
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
        if (context.response().ended()) {
            return;
        }
        if (context.failure() instanceof ProblemException problem) {
            problem.headers().forEach(context.response()::putHeader);
            respond(context, problem.status(), problem.getMessage());
            return;
        }
        if (context.failure() instanceof AuthenticationFailedException) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            respond(context, 401, Statuses.hint(401));
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
        var problem = new Problem(
                Problem.ABOUT_BLANK,
                Statuses.title(status),
                status,
                detail,
                context.request().path(),
                List.of(),
                Map.of());
        try {
            context.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(mapper.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem is always writable", e);
        }
    }

    /**
     * No database stores a NUL, and JAX-RS ignores matrix parameters silently. Quarkus would refuse an invalid URI with an
     * empty response, so the services run with vertx.disableURIValidation.
     */
    private static boolean isReadable(String target) {
        int parameter = target.indexOf(';');
        int query = target.indexOf('?');
        return target.startsWith("/")
                && !target.contains("%00")
                && (parameter < 0 || (query >= 0 && query < parameter))
                && isUri(target);
    }

    private static boolean isUri(String target) {
        if (isPlain(target)) {
            return true;
        }
        try {
            return new URI(target).getRawPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Nearly every target is plain; the check takes a tenth of the time of parsing a URI. */
    private static boolean isPlain(String target) {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            var isLetterOrDigit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
            if (!isLetterOrDigit && "/-_.~?=&".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static long contentLength(RoutingContext context) {
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("\\d{1,18}") ? 0 : Long.parseLong(length);
    }
}
