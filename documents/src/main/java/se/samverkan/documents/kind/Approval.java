package se.samverkan.documents.kind;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.Party;

/** A party's consent to the working copy as it stands; any edit voids it. */
@Schema(
        name = "Approval",
        description = "A party's approval of the working copy; any change voids it",
        requiredProperties = {"partyId", "at"})
public record Approval(
        @Schema(examples = "municipality:0486", pattern = Party.ID, maxLength = 100)
        String partyId,

        Instant at) {}
