package se.samverkan.domain.content;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.validation.CrossFieldValid;
import se.samverkan.domain.validation.Violations;

/** Who signed for a party, and when. */
@CrossFieldValid
@Schema(name = "Signature", description = "A signature on behalf of a party")
public record Signature(
        @Pattern(regexp = Party.ID, message = Party.ID_FORM) @Schema(examples = "municipality:0120")
        String partyId,

        @Size(max = 200) @Schema(examples = "kommundirektör")
        String roleTitle,

        @Size(max = 200) @Schema(description = "Name of the signatory; absent if the source names only the role")
        String name,

        PartialDate signedOn,

        @Schema(description = "True if the source announces the signature; absent if it was made")
        Boolean planned)
        implements CrossFieldValid.Rules {

    @Override
    public void check(Violations violations) {
        violations.unless(
                signedOn == null || Boolean.TRUE.equals(planned) || !signedOn.isInFuture(),
                "/signedOn",
                "is in the future: a signature that is only announced has \"planned\":true");
    }
}
