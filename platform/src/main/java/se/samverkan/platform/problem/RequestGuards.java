package se.samverkan.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.OIDCException;
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

/** Makes problem+json also of what never reaches a resource: unreadable paths, too large bodies, bad tokens, no route. */
@ApplicationScoped
public class RequestGuards {
    private static final Logger LOG = Logger.getLogger(RequestGuards.class);
    /** After what answers the frequent reads. */
    private static final int BEFORE_QUARKUS = Integer.MIN_VALUE + 100;
    /** Before Quarkus REST, which would name the methods of all paths of a resource; after what the gateway sends on. */
    private static final int BEFORE_RESOURCES = -50;
    /** What is longer still never comes this far: quarkus.http.limits.max-initial-line-length. */
    private static final int MAX_TARGET_LENGTH = 16_384;

    @Inject
    ObjectMapper mapper;

    @Inject
    AllowedMethods allowedMethods;

    @ConfigProperty(name = "quarkus.rest.path")
    String apiRoot;

    @ConfigProperty(name = "samverkan.max-body-bytes", defaultValue = "1048576")
    long maxBodyBytes;

    /** The paths that Quarkus answers whatever the method is: all but the resources. */
    @ConfigProperty(name = "samverkan.read-only-paths", defaultValue = "/q/*")
    List<String> readOnlyPaths;

    void register(@Observes Router router) {
        readOnlyPaths.forEach(path -> router.route(path).order(BEFORE_QUARKUS).handler(this::takeReadsOnly));
        router.route().order(Integer.MIN_VALUE).handler(this::refuseUnreadable).failureHandler(this::failed);
        router.options(apiRoot + "/*").order(BEFORE_RESOURCES).handler(this::tellMethods);
        router.route().order(Integer.MAX_VALUE).handler(request -> answer(request, 404, Statuses.hint(404)));
    }

    private void refuseUnreadable(RoutingContext request) {
        if (request.request().uri().length() > MAX_TARGET_LENGTH) {
            answer(request, 414, Statuses.hint(414));
        } else if (request.request().version() == HttpVersion.HTTP_1_1
                && !request.request().headers().contains(HttpHeaders.HOST)) {
            answer(request, 400, "Send the header Host (RFC 9112, section 3.2)");
        } else if (!isReadable(request.request().uri())) {
            answer(
                    request,
                    400,
                    "The path or query can't be read: it begins with / and is a URI (RFC 3986), other characters written as"
                            + " % and two hexadecimal digits; it holds no NUL (%00), the path no ;");
        } else if (bodyBytes(request) > maxBodyBytes) {
            // The rest of the body is not read: the connection ends with the answer.
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(request, 413, ProblemException.contentTooLarge(maxBodyBytes).getMessage());
        } else {
            request.next();
        }
    }

    private void takeReadsOnly(RoutingContext request) {
        var method = request.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.ALLOW, AllowedMethods.READS);
        if (method.equals(HttpMethod.OPTIONS)) {
            request.response().setStatusCode(204).end();
        } else {
            answer(request, 405, Statuses.hint(405));
        }
    }

    private void tellMethods(RoutingContext request) {
        var methods = allowedMethods.at(request.normalizedPath().substring(apiRoot.length()));
        if (methods.equals(HttpMethod.OPTIONS.name())) {
            request.next();
        } else {
            request.response()
                    .putHeader(HttpHeaders.ALLOW, methods)
                    .setStatusCode(204)
                    .end();
        }
    }

    private void failed(RoutingContext request) {
        if (request.response().ended()) {
            return;
        }
        if (request.failure() instanceof ProblemException rejection) {
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
     * A NUL can't be meant, and no database takes one; a parameter inside the path would be passed over in silence. Quarkus
     * refuses what is no URI too, without a word, unless vertx.disableURIValidation is set: so it is wherever we start it.
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

    /** Nearly every target is; to look at its characters costs a tenth of reading it as a URI. */
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

    private static long bodyBytes(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("\\d{1,18}") ? 0 : Long.parseLong(length);
    }
}
