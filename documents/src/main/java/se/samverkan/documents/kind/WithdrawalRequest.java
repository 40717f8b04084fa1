package se.samverkan.documents.kind;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks that a published document is taken from the public. */
@Schema(name = "Withdrawal", description = "A withdrawal with its explanation")
public record WithdrawalRequest(
        @NotBlank @Size(max = 2000) @Schema(
                description = "The explanation that the public reads instead of the document",
                examples = "Publicerades av misstag innan avtalet var undertecknat.")
        String explanation) {}
