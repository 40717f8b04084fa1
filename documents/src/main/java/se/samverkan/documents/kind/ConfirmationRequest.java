package se.samverkan.documents.kind;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A party's stand, for everybody to read. */
@Schema(name = "ConfirmationRequest", description = "A party's confirmation or dissent")
public record ConfirmationRequest(
        @NotNull Confirmation.Status status,

        @Size(max = 2000) @Schema(examples = "Vi delar bilden.")
        String comment) {}
