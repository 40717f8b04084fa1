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
        @Schema(description = "The kind of problem", examples = "about:blank")
        URI type,

        @Schema(description = "The HTTP status in words", examples = "Not Found", maxLength = 100)
        String title,

        @Schema(description = "The HTTP status", examples = "404")
        int status,

        @Schema(description = "What is wrong with this very request and how to mend it", maxLength = 10000)
        String detail,

        @Schema(description = "The path that was asked for", maxLength = 16384)
        String instance,

        @Schema(description = "Every place in the request that is wrong")
        List<Violation> violations,

        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extensions) {

    /** RFC 9457's media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static final URI ABOUT_BLANK = URI.create("about:blank");
}
