package se.samverkan.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One violation in a request: its place, and what would be right. */
@Schema(
        name = "Violation",
        description = "An error in the request, and how to correct it",
        requiredProperties = {"pointer", "text"})
public record Violation(
        @JsonInclude
        @Schema(
                description =
                        "The place in the body as a JSON pointer (RFC 6901; empty for the whole of it), or the name of the parameter",
                examples = "/commitments/0/text",
                maxLength = 1000)
        String pointer,

        @Schema(description = "What is wrong and how to correct it", examples = "must not be blank", maxLength = 10000)
        String text) {

    public String asSentence() {
        return (pointer.isEmpty() ? "The body" : pointer + ":") + " " + text;
    }
}
