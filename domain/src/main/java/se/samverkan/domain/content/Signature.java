package se.samverkan.domain.content;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.time.PartialDate;

/** Who signed for a party, and when. */
@Schema(name = "Signature", description = "A signature on behalf of a party")
public record Signature(
        @Pattern(regexp = Party.ID, message = Party.ID_FORM) @Schema(examples = "municipality:0120")
        String partyId,

        @Size(max = 200) @Schema(examples = "kommundirektör")
        String roleTitle,

        @Size(max = 200) @Schema(description = "Name of the signatory; absent if the source names only the role")
        String name,

        PartialDate signedOn) {}
