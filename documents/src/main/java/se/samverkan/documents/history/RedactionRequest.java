package se.samverkan.documents.history;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to remove texts from every version, the working copy and the events of a document. */
@Schema(name = "Redaction", description = "The texts to remove from every version, and the reason")
public record RedactionRequest(
        @NotEmpty @Size(max = 100) @Schema(
                description = "JSON pointers (RFC 6901) to the texts in the given version",
                examples = "[\"/representatives/0/name\"]")
        List<
                        @NotBlank @Size(max = 300) @Pattern(
                                regexp = "^/[\\s\\S]*$",
                                message = "must be a JSON pointer such as /representatives/0/name")
                        String>
                pointers,

        @NotBlank @Size(max = 1000) @Schema(description = "The public reason", examples = "Uppgift om enskild person")
        String reason,

        @Min(1) @Schema(description = "The version that the pointers refer to; the newest by default", examples = "1")
        Integer version) {}
