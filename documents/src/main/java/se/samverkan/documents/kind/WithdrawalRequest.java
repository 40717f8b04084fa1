package se.samverkan.documents.kind;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks that a published document is taken from the public. */
@Schema(name = "Withdrawal", description = "Why the document is withdrawn")
public record WithdrawalRequest(
        @NotBlank @Size(max = 2000) @Schema(
                description = "What the public reads in the document's place",
                examples = "Publicerades av misstag innan avtalet var undertecknat.")
        String explanation) {}
