package se.samverkan.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of every error: problem details (RFC 9457) with the violations. */
@Schema(
        name = "Problem",
        description = "Problem details (RFC 9457)",
        requiredProperties = {"type", "title", "status", "detail", "instance"})
public record Problem(
        @Schema(description = "Type of problem", examples = "about:blank")
        URI type,

        @Schema(description = "The HTTP status in words", examples = "Not Found", maxLength = 100)
        String title,

        @Schema(description = "The HTTP status", examples = "404")
        int status,

        @Schema(description = "What is wrong with this request and how to correct it", maxLength = 10000)
        String detail,

        @Schema(description = "Path of the request", maxLength = 16384)
        String instance,

        @Schema(description = "All errors in the request") List<Violation> violations,

        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extensions) {

    /** RFC 9457's media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static final URI ABOUT_BLANK = URI.create("about:blank");

    /** A problem without violations, at the path of a request. */
    public static Problem of(int status, String detail, String instance) {
        return new Problem(ABOUT_BLANK, Statuses.title(status), status, detail, instance, List.of(), Map.of());
    }

    /** The problem of an exception, at the path of a request. */
    public static Problem of(ProblemException problem, String instance) {
        return new Problem(
                ABOUT_BLANK,
                Statuses.title(problem.status()),
                problem.status(),
                problem.getMessage(),
                instance,
                problem.violations(),
                problem.extensions());
    }
}
