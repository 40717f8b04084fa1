package se.samverkan.platform.problem;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where anything that goes wrong becomes problem+json. */
public class ProblemResponses {
    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

    @ServerExceptionMapper
    public Response rejected(ProblemException rejection, UriInfo uri) {
        var response =
                answer(rejection.status(), rejection.getMessage(), rejection.violations(), uri, rejection.extensions());
        rejection.headers().forEach(response::header);
        return response.build();
    }

    private final AllowedMethods allowedMethods;

    ProblemResponses(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    /** What breaks a rule is a 422; a wrong form anywhere makes the whole request a 400. */
    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid, UriInfo uri) {
        var violations = invalid.getConstraintViolations().stream()
                .map(violation -> new Violation(pointer(violation.getPropertyPath()), violation.getMessage()))
                .sorted(comparing(Violation::pointer).thenComparing(Violation::text))
                .toList();
        var onlyRules = invalid.getConstraintViolations().stream().allMatch(ProblemResponses::isRule);
        var first = violations.getFirst();
        return answer(onlyRules ? 422 : 400, first.asSentence(), violations, uri, Map.of())
                .build();
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response unreadable(JsonProcessingException unreadable, UriInfo uri) {
        var violation = UnreadableJson.explain(unreadable);
        return answer(400, violation.asSentence(), List.of(violation), uri, Map.of())
                .build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(UriInfo uri) {
        return answer(401, "Send a valid bearer token: Authorization: Bearer …", List.of(), uri, Map.of())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException forbidden, UriInfo uri) {
        return answer(403, "The token's roles (claim groups) do not allow this operation", List.of(), uri, Map.of())
                .build();
    }

    /** What the framework itself refuses: unknown path, method, media type, and so on. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException refused, UriInfo uri) {
        if (refused.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable, uri);
        }
        var response = refused.getResponse();
        var answer = answer(response.getStatus(), Statuses.hint(response.getStatus()), List.of(), uri, Map.of());
        if (response.getStatus() == 405) {
            answer.header(HttpHeaders.ALLOW, allowedMethods.at(uri.getPath()));
        }
        return answer.build();
    }

    /** Reveals nothing: the log has it all under the instance's path. */
    @ServerExceptionMapper
    public Response failed(Exception failure, UriInfo uri) {
        LOG.errorf(failure, "%s failed", uri.getPath());
        if (Statuses.isTransient(failure)) {
            return rejected(ProblemException.unavailable("Something behind this service is away: try again"), uri);
        }
        return answer(500, Statuses.hint(500), List.of(), uri, Map.of()).build();
    }

    private static Response.ResponseBuilder answer(
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

    /** The path without the method and its parameter, which are ours and not the client's. */
    private static String pointer(Path path) {
        var steps = new ArrayList<Path.Node>();
        path.forEach(steps::add);
        var pointer = new StringBuilder();
        for (var step : steps.subList(Math.min(2, steps.size()), steps.size())) {
            if (step.getIndex() != null) {
                pointer.append('/').append(step.getIndex());
            }
            if (step.getName() != null && !step.getName().startsWith("<")) {
                pointer.append('/').append(step.getName());
            }
        }
        return pointer.toString();
    }
}
