package se.samverkan.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.ConstraintViolation;
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

    /**
     * The violation of a constraint, at the JSON pointer of the value.
     *
     * @param skipped the number of steps of its path that come before the body
     */
    public static Violation of(ConstraintViolation<?> violation, int skipped) {
        var pointer = new StringBuilder();
        int step = 0;
        for (var node : violation.getPropertyPath()) {
            if (step++ < skipped) {
                continue;
            }
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/').append(node.getName());
            }
        }
        return new Violation(pointer.toString(), violation.getMessage());
    }

    public String asSentence() {
        return (pointer.isEmpty() ? "The body" : pointer + ":") + " " + text;
    }
}
