package se.samverkan.platform.problem;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import se.samverkan.platform.identity.BearerChallenge;

/** Maps every exception of a resource to problem+json. */
public class ProblemResponses {
    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

    /** The steps of a path that lead to the body. */
    private static final int METHOD_AND_PARAMETER = 2;

    @ServerExceptionMapper
    public Response rejected(ProblemException problem, UriInfo uri) {
        var response =
                response(problem.status(), problem.getMessage(), problem.violations(), uri, problem.extensions());
        problem.headers().forEach(response::header);
        return response.build();
    }

    private final AllowedMethods allowedMethods;

    ProblemResponses(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    /** Violated rules are a 422; one malformed value makes the whole request a 400. */
    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid, UriInfo uri) {
        var violations = invalid.getConstraintViolations().stream()
                .map(violation -> Violation.of(violation, METHOD_AND_PARAMETER))
                .sorted(comparing(Violation::pointer).thenComparing(Violation::text))
                .toList();
        var onlyRules = invalid.getConstraintViolations().stream().allMatch(ProblemResponses::isRule);
        var first = violations.getFirst();
        return response(onlyRules ? 422 : 400, first.asSentence(), violations, uri, Map.of())
                .build();
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response unreadable(JsonProcessingException unreadable, UriInfo uri) {
        var violation = UnreadableJson.explain(unreadable);
        return response(400, violation.asSentence(), List.of(violation), uri, Map.of())
                .build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(UriInfo uri, HttpHeaders headers) {
        return response(401, Statuses.hint(401), List.of(), uri, Map.of())
                .header(BearerChallenge.HEADER, BearerChallenge.of(headers.getHeaderString(HttpHeaders.AUTHORIZATION)))
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException forbidden, UriInfo uri) {
        return response(403, "The token's roles (claim groups) do not allow this operation", List.of(), uri, Map.of())
                .build();
    }

    /** Requests that the framework refuses: unknown path, method, media type and so on. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException refused, UriInfo uri) {
        if (refused.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable, uri);
        }
        var response = refused.getResponse();
        var problem = response(response.getStatus(), Statuses.hint(response.getStatus()), List.of(), uri, Map.of());
        if (response.getStatus() == 405) {
            problem.header(HttpHeaders.ALLOW, allowedMethods.at(uri.getPath()));
        }
        return problem.build();
    }

    /** Reveals no internals; the log has the exception with the path. */
    @ServerExceptionMapper
    public Response failed(Exception failure, UriInfo uri, Request request) {
        LOG.errorf(failure, "%s failed", uri.getPath());
        if (Statuses.isTransient(failure)) {
            var detail = "A service that this request needs is unavailable: try again";
            // A failure before the commit is rolled back.
            var unavailable = Set.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.getMethod())
                    ? ProblemException.unavailable(detail)
                    : ProblemException.unavailable(detail, "NOT_CHANGED");
            return rejected(unavailable, uri);
        }
        return response(500, Statuses.hint(500), List.of(), uri, Map.of()).build();
    }

    private static Response.ResponseBuilder response(
            int status, String detail, List<Violation> violations, UriInfo uri, Map<String, Object> extensions) {
        return Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .entity(new Problem(
                        Problem.ABOUT_BLANK,
                        Statuses.title(status),
                        status,
                        detail,
                        uri.getRequestUri().getRawPath(),
                        violations,
                        extensions));
    }

    /** A constraint of a whole object is a rule between its members; any other is about the form of one member. */
    private static boolean isRule(ConstraintViolation<?> violation) {
        var constraint = violation.getConstraintDescriptor().getAnnotation().annotationType();
        return List.of(constraint.getAnnotation(Target.class).value()).equals(List.of(ElementType.TYPE));
    }
}
